"""Sentences of the Region page, from counts small enough to do in the head."""

from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from regional.analysis.statements import against_elsewhere, counts_by_statement
from regional.words import region as words


def scored(statement, scores, prefix="here"):
    rows = [(f"{prefix}{n}", statement, score) for n, score in enumerate(scores)]
    return pl.DataFrame(rows, schema={"ons_code": str, "statement": str, "score": pl.Int64}, orient="row")


def counted(**scores):
    """Counts by statement, from each statement's scores."""
    frames = [scored(statement, values) for statement, values in scores.items()]
    return counts_by_statement(pl.concat([scored("equity", []), *frames]))


def compared(here, elsewhere):
    """here, elsewhere: statement to (councils at 3 or above, councils known)."""
    parts = [
        scored(statement, [3] * k + [2] * (n - k), prefix)
        for prefix, counts in (("here", here), ("elsewhere", elsewhere))
        for statement, (k, n) in counts.items()
    ]
    return against_elsewhere(pl.concat(parts), [f"here{n}" for n in range(99)])


def result(council, rating="good", check="official", *, pilot=False, status="current", state="scores"):
    return dict(
        zip(
            ("council", "rating", "rating_check", "indicative", "status", "state"),
            (council, rating, check, pilot, status, state),
            strict=True,
        )
    )


def results(*rows):
    text = dict.fromkeys(("council", "rating", "rating_check", "status", "state"), pl.String)
    return pl.DataFrame(list(rows), schema={**text, "indicative": pl.Boolean})


UNKNOWN = result("Ash", None, None, status=None, state="nothing")


def test_the_commonest_shortfall_is_said_with_its_count():
    counts = counted(equity=[1, 2, 3], learning=[3, 3, 2])
    assert words.commonest_shortfall(counts) == (
        "Equity is the most common shortfall: 2 of 3 councils scored 2 or below."
    )


def test_a_tie_names_every_statement_of_it():
    counts = counted(equity=[2, 2], learning=[1, 2], governance=[3, 2])
    assert words.commonest_shortfall(counts) == (
        "Equity and learning are the most common shortfalls: 2 of 2 councils scored 2 or below on each."
    )


def test_a_statement_known_of_fewer_councils_is_no_tie():
    counts = counted(equity=[2, 2, 2], learning=[2])
    assert words.commonest_shortfall(counts) == (
        "Equity is the most common shortfall: 3 of 3 councils scored 2 or below."
    )


def test_the_widest_strength_is_said_with_its_count():
    assert words.widest_strength(counted(equity=[3, 4, 2], learning=[3, 3, 4])) == (
        "Learning is the widest strength: 3 of 3 councils scored 3 or above."
    )


def test_where_no_score_is_known_it_says_so_and_praises_nothing():
    assert words.commonest_shortfall(counted()) == "No score is known to us yet."
    assert words.widest_strength(counted()) == ""


def test_a_region_without_a_shortfall_is_not_given_one():
    assert words.commonest_shortfall(counted(equity=[3, 4])) == (
        "No council whose scores we know scored 2 or below on any statement."
    )


def test_a_region_without_a_strength_is_not_given_one():
    assert words.widest_strength(counted(equity=[2, 1])) == ""


def test_a_clear_difference_is_said_with_both_counts_and_the_number_of_comparisons():
    here = {"healthier_lives": (0, 6), "equity": (3, 6)}
    elsewhere = {"healthier_lives": (47, 75), "equity": (38, 76)}
    assert words.against_england("Yorkshire and The Humber", compared(here, elsewhere)) == (
        "On healthier lives 0 of 6 councils scored 3 or above, clearly fewer than 47 of 75 in the rest of "
        "England (2 statements compared)."
    )


def test_where_the_test_finds_nothing_it_says_that_we_cannot_tell():
    said = words.against_england("London", compared({"equity": (3, 6)}, {"equity": (20, 40)}))
    assert said == (
        "On none of the 1 statement compared can we tell London from the rest of England "
        "(up to 6 councils here and 40 elsewhere)."
    )


def test_under_five_councils_are_not_compared_and_it_says_how_many_there_are():
    said = words.against_england("East Midlands", compared({"equity": (0, 4)}, {"equity": (40, 40)}))
    assert said == (
        "The East Midlands is not compared with the rest of England: "
        "scores are known for 4 councils, and a comparison needs 5."
    )


@pytest.mark.parametrize("here", [(0, 4), (0, 5), (0, 6), (3, 6), (6, 6)])
def test_clearly_is_said_only_where_a_verdict_says_it(here):
    rows = compared({"equity": here}, {"equity": (40, 75)})
    verdicts = " ".join(rows["verdict"])
    assert ("clearly" in words.against_england("London", rows)) == ("clearly" in verdicts)


def test_the_heading_counts_firm_formal_ratings_only():
    known = results(
        UNKNOWN,
        result("Beech"),
        result("Cedar", check="compiled"),
        result("Elm", check="automated"),
        result("Fir", check="inferred"),
        result("Hazel", pilot=True),
    )
    assert words.known_ratings("London", known) == "London: ratings known for 2 of 6 councils"
    assert words.apart(known) == (
        "1 more result read by a script and not yet checked (Elm); "
        "1 more result inferred from wording (Fir); "
        "1 more result only from a pilot, which is indicative (Hazel)."
    )


def test_nobody_known_is_nought_of_them_and_nobody_apart():
    assert words.known_ratings("London", results(UNKNOWN)) == "London: ratings known for 0 of 1 councils"
    assert words.apart(results(UNKNOWN)) == ""


def test_a_provisional_result_is_named():
    provisional = result("Bromley", "requires improvement", "news", status="provisional")
    assert words.apart(results(provisional)) == ("Bromley: provisional.")


def test_the_edges_are_counted_among_complete_sets_and_called_arithmetic():
    edges = pl.DataFrame({"council": ["Barnet", "Brent"]})
    assert words.could_go_either_way(edges, 17) == (
        "2 of 17 councils with all nine scores are one point from another rating: Barnet and Brent. "
        "This is arithmetic, not a forecast."
    )
    assert words.could_go_either_way(edges.clear(), 4) == (
        "None of the 4 councils with all nine scores is one point from another rating."
    )
    assert words.could_go_either_way(edges.clear(), 0) == ""


def test_the_source_line_says_how_much_is_not_yet_checked_and_what_is_counted_apart():
    checks = pl.DataFrame({"check": ["official", "compiled", "inferred"]})
    known = results(UNKNOWN, result("Beech"))
    assert words.source(known, checks, date(2026, 11, 22)) == (
        "Source: Care Quality Commission, council assessments, as read on 22 November 2026; something known "
        "of 1 of 2 councils; 2 of 3 scores not yet checked on CQC's own page; 1 inferred score counted apart."
    )


def gaps(*values, check="compiled"):
    return pl.DataFrame({"value": values}, schema={"value": pl.Int64}).with_columns(check=pl.lit(check))


def test_the_gap_is_counted_in_pairs_and_never_averaged():
    assert words.differences(gaps(1, 0, 0, -2, None)) == (
        "Of 4 pairs of an own and a published score 2 agree, "
        "1 put the council higher than CQC did and 1 lower."
    )
    assert words.differences(gaps(None)).startswith("No council has both an own and a published score")
    assert words.differences(gaps(1, check="inferred")) == words.differences(gaps(None))


def test_own_scores_are_called_own():
    assert words.commonest_own_shortfall(counted(equity=[2, 2], learning=[3, 3])) == (
        "2 of 2 councils scored themselves 2 or below on equity."
    )


def test_where_nothing_was_sent_the_heading_says_so():
    assert words.heading("London", None, None, "own", None) == "London: no own scores shared yet"
    assert words.findings("London", None, None, "gap") == []


def test_the_heading_over_own_scores_counts_the_councils_that_sent_any():
    published = SimpleNamespace(councils=pl.DataFrame({"ons_code": ["E1", "E2", "E3"]}))
    own = SimpleNamespace(sent=1)
    assert words.heading("London", published, own, "own", "2026-27 Q2") == (
        "London: own scores of 1 of 3 councils for 2026-27 Q2"
    )


def test_the_table_heading_says_how_many_are_clearly_different_of_how_many_compared():
    rows = compared({"equity": (0, 6), "learning": (0, 4)}, {"equity": (75, 75), "learning": (9, 9)})
    assert words.by_statement(rows).endswith("1 clearly different of 1 compared")
    few = compared({"equity": (0, 4)}, {"equity": (75, 75)})
    assert words.by_statement(few).endswith("too few known to compare")
