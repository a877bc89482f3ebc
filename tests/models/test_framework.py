"""The two frameworks hold CQC's rule, and a framework file that cannot be right is refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from models import definitions
from models.definitions import DefinitionError
from models.framework import EVIDENCE_CATEGORIES, STATEMENTS, Framework, current, framework, frameworks

FILES = Path(definitions.__file__).parent / "frameworks"


@pytest.fixture(params=["2024", "2023-pilot"])
def each(request) -> Framework:
    return framework(request.param)


def test_formal_results_follow_2024_and_the_pilots_are_indicative():
    assert list(frameworks()) == ["2023-pilot", "2024"]
    assert current().id == "2024"
    assert (framework("2024").indicative, framework("2023-pilot").indicative) == (False, True)


def test_the_pilots_rule_ends_the_day_before_the_formal_one_starts():
    assert framework("2023-pilot").ends == date(2023, 12, 7)
    assert framework("2024").starts == date(2023, 12, 8)


def test_the_nine_statements_come_in_cqcs_order_under_its_four_headings(each):
    assert tuple(statement.id for statement in each.statements) == STATEMENTS
    people, support, safety, leadership = (theme.id for theme in each.assessment_themes)
    headings = [statement.assessment_theme for statement in each.statements]
    assert headings == [people] * 3 + [support] * 2 + [safety] * 2 + [leadership] * 2


def test_statements_have_the_names_people_see(each):
    assert [statement.name for statement in each.statements] == [
        "Assessing needs",
        "Healthier lives",
        "Equity",
        "Care provision",
        "Partnerships",
        "Safe systems",
        "Safeguarding",
        "Governance",
        "Learning",
    ]
    assert all(len(statement.short) <= 8 for statement in each.statements)


def test_every_total_from_9_to_36_has_one_rating(each):
    rating_of = {n: band.rating for band in each.bands for n in range(band.lowest, band.highest + 1)}
    assert list(rating_of) == list(range(9, 37))
    edges = [rating_of[n] for n in (9, 13, 14, 22, 23, 31, 32, 36)]
    inadequate, requires_improvement, good, outstanding = edges[::2]
    assert edges[1::2] == edges[::2]
    assert (inadequate, requires_improvement) == ("inadequate", "requires improvement")
    assert (good, outstanding) == ("good", "outstanding")


def test_a_two_rules_out_outstanding_and_a_one_rules_out_good(each):
    assert {limiter.score: limiter.best for limiter in each.limiters} == {
        1: "requires improvement",
        2: "good",
    }
    assert each.inform_secretary_of_state_at == 1


def test_ten_of_sixteen_evidence_points_is_a_three_because_it_is_rounded_up(each):
    bands = each.evidence_rule.bands
    score_of = {percent: band.score for band in bands for percent in range(band.lowest, band.highest + 1)}
    # Sums of four category scores and their percentages of 16, rounded up by hand.
    assert [score_of[percent] for percent in (25, 38, 44, 57, 63, 82, 88, 100)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert "Optional" in each.evidence_rule.words


def test_every_statement_says_what_it_rests_on_and_what_cqc_looks_at(each):
    for statement in each.statements:
        assert statement.address.host == "www.cqc.org.uk"
        assert statement.care_act
        assert all(re.match(r"Sections? \d", duty) for duty in statement.care_act)
        assert set(statement.evidence) == set(EVIDENCE_CATEGORIES)
        assert all(statement.evidence.values())


def test_only_leadership_statements_lack_a_gist_of_what_people_can_say(each):
    lacking = {statement.assessment_theme for statement in each.statements if statement.gist_i is None}
    assert lacking == {"leadership"}


def broken(folder: Path, old: str, new: str) -> str:
    """What is said of the 2024 framework with one text replaced."""
    text = (FILES / "2024.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "2024.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        definitions.load(folder, Framework)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "equity"', 'id = "equitty"', "'statements' number 3 is 'equitty', which is not one of"),
        ('id = "equity"', 'id = "learning"', "'statements' gives learning twice. Keep one."),
        ('id = "staff"', 'id = "people"', "'evidence_categories' gives people twice. Keep one."),
        ('rating = "good"', 'rating = "inadequate"', "'bands' gives inadequate twice. Keep one."),
        ("highest = 22", "highest = 21", "'bands' must cover every number from 9 to 36 once."),
        ("highest = 22", "highest = 23", "'bands' must cover every number from 9 to 36 once."),
        ("highest = 36", "highest = 35", "'bands' must cover every number from 9 to 36 once."),
        ("highest = 62", "highest = 61", "'evidence_rule' must cover every number from 25 to 100 once."),
        ("score = 2\nbest", "score = 1\nbest", "'limiters' gives 1 twice. Keep one."),
        ('id = "safety"', 'id = "people"', "'assessment_theme' of safe_systems is 'safety', not one of"),
        ('4 = "exceptional"\n', "", "'score_words' lacks 4. Add it."),
        ("starts = 2023-12-08", "", "'starts' is missing. Add it."),
    ],
)
def test_a_framework_that_cannot_be_right_is_refused(tmp_path, old, new, said):
    assert said in broken(tmp_path, old, new)


def test_statements_out_of_cqcs_order_are_refused(tmp_path):
    text = (FILES / "2024.toml").read_text(encoding="utf-8")
    head, *statements = text.split("[[statements]]\n")
    swapped = [head, statements[1], statements[0], *statements[2:]]
    (tmp_path / "2024.toml").write_text("[[statements]]\n".join(swapped), encoding="utf-8")
    with pytest.raises(DefinitionError, match="'statements' must be in CQC's order"):
        definitions.load(tmp_path, Framework)
