"""How one score, one result and one finding say where they came from."""

import polars as pl
import pytest

from models.assessment import CHECKS
from models.framework import current
from regional.words import provenance, score

KNOWN = {
    "score": 2,
    "kind": "formal",
    "check": "compiled",
    "published": "2025-01",
    "source": "A list of October 2025",
    "note": None,
    "url": "https://example.org/barnet",
}
RESULT = {"kind": "formal", "published": "2025-01", "check": "official", "status": "current", "note": None}
FINDING = {
    "polarity": "shortfall",
    "theme": "carers",
    "kind": "formal",
    "check": "official",
    "published": "2025-01",
    "finding": "Carers waited 12 weeks.",
    "url": None,
}


def said(known, **result):
    return score.score("Barnet", "Equity", known, current(), result)


def test_a_score_says_its_words_how_it_was_read_when_and_where():
    words = said(KNOWN)
    assert words.startswith(f"**Barnet, equity: 2, {current().score_words['2']}.**")
    assert "Compiled by a third party, not yet checked on CQC's page." in words
    assert "Published: January 2025. Noted with it: A list of October 2025." in words
    assert words.endswith("[Open the source](https://example.org/barnet)")


def test_a_pilots_score_is_called_indicative():
    assert "Pilot: indicative, counted nowhere." in said({**KNOWN, "kind": "pilot"})
    assert "Pilot" not in said(KNOWN)


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"state": "nothing"}, "CQC's result for Barnet is not known to us."),
        ({"state": "rating only", "rating": "good"}, "Its rating is known (good), its nine scores are not."),
        ({"state": "scores"}, "Other scores of this council are known, this one is not."),
    ],
)
def test_an_unknown_score_says_so_and_what_is_known_instead(result, why):
    words = said(None, **result)
    assert words.startswith("**Barnet, equity: not known to us.**")
    assert why in words


def test_an_address_that_was_not_kept_is_said_not_to_be():
    assert said({**KNOWN, "url": None}).endswith("The address was not kept.")


def test_text_from_a_file_is_shown_as_it_is_and_never_as_markup():
    assert score.escaped("*a* [b](c) <i> $x$ #1") == r"\*a\* \[b\](c) \<i\> \$x\$ \#1"
    assert r"\*\*bold\*\*" in said({**KNOWN, "source": "**bold**"})


def test_a_finding_says_its_sign_theme_and_how_it_was_read():
    words = score.finding(FINDING)
    assert words.startswith("− Carers waited 12 weeks. *")
    assert "Read in CQC's own words. January 2025. The address was not kept." in words
    assert "Pilot, indicative." in score.finding({**FINDING, "kind": "pilot"})


def test_no_finding_is_not_praise():
    assert "That is not praise" in score.no_finding("Barnet", "Equity")
    assert score.polarity("strength", 0) == "What the report praised: nothing recorded"
    assert score.polarity("shortfall", 2) == "What it asked for: 2 findings"


def test_a_result_says_when_it_was_published_and_how_its_rating_was_read():
    assert provenance.assessed(RESULT) == "Published result: January 2025. Rating: read in CQC's own words."


def test_a_provisional_or_pilot_result_is_said_to_be_one():
    assert "This result is provisional." in provenance.assessed({**RESULT, "status": "provisional"})
    assert provenance.assessed({**RESULT, "kind": "pilot"}).startswith("Pilot result, indicative: ")


def test_a_result_without_a_rating_says_nothing_of_how_the_rating_was_read():
    assert provenance.assessed({**RESULT, "check": None}) == "Published result: January 2025."


def test_what_nobody_read_on_cqcs_page_is_counted_and_what_is_not_firm_is_counted_apart():
    checks = pl.DataFrame({"check": list(CHECKS)})
    assert provenance.not_yet_checked(checks) == "4 of 5 scores not yet checked on CQC's own page"
    assert provenance.counted_apart(checks) == "1 score read by a script and 1 inferred score counted apart"
    firm = checks.filter(pl.col("check").is_in(["official", "compiled", "news"]))
    assert provenance.counted_apart(firm) == ""


@pytest.mark.parametrize("check", CHECKS)
def test_every_way_of_reading_has_its_own_words(check):
    assert provenance.check(check).lower() == CHECKS[check].lower() + "."
