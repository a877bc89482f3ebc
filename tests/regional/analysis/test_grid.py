import polars as pl
import pytest

from models.framework import STATEMENTS
from regional.analysis import grid

COUNCILS = pl.DataFrame({"ons_code": ["E1", "E2"], "short_name": ["Ash", "Beech"]})
NINE = dict.fromkeys(STATEMENTS, 3)


def assessments(*rows):
    columns = ["id", "ons_code", "kind", "status", "published", "rating", "check"]
    return pl.DataFrame(rows, schema=columns, orient="row")


ASH_GOOD = assessments((1, "E1", "formal", "current", "2025", "good", "official"))
ASH_PILOT = assessments((1, "E1", "pilot", "current", "2023", "good", "official"))
ASH_UNRATED = assessments((1, "E1", "formal", "current", "2025", None, None))


def published(shown, nine):
    """The scores of assessment 1: statement to score."""
    columns = ["assessment_id", "statement", "score", "check", "url", "source", "note"]
    rows = [(1, statement, score, "compiled", None, "a list", None) for statement, score in nine.items()]
    schema = {name: pl.Int64 if name in ("assessment_id", "score") else pl.String for name in columns}
    return grid.published_scores(shown, pl.DataFrame(rows, schema=schema, orient="row"))


def ash(shown, nine):
    return grid.results(COUNCILS, shown, published(shown, nine)).row(0, named=True)


def own(nine, ons_code="E1"):
    rows = [(ons_code, statement, score) for statement, score in nine.items()]
    return pl.DataFrame(rows, schema={"ons_code": str, "statement": str, "score": pl.Int64}, orient="row")


def value(cells, statement, ons_code="E1"):
    return cells.row(
        by_predicate=(pl.col("ons_code") == ons_code) & (pl.col("statement") == statement), named=True
    )["value"]


def test_scores_of_a_result_that_is_not_shown_are_left_out():
    assert published(ASH_GOOD.with_columns(id=pl.lit(2)), NINE).is_empty()


@pytest.mark.parametrize(
    ("shown", "nine", "state", "total"),
    [
        (ASH_GOOD, NINE, "scores", 27),
        (ASH_GOOD, {}, "rating only", None),
        (ASH_UNRATED, {"equity": 2}, "scores only", None),
        (ASH_GOOD, {"equity": 2}, "scores", None),
        (ASH_GOOD.clear(), {}, "nothing", None),
    ],
)
def test_the_state_says_what_is_known_and_only_nine_scores_have_a_total(shown, nine, state, total):
    known = ash(shown, nine)
    assert (known["state"], known["total"]) == (state, total)


def test_a_pilot_is_indicative_and_has_no_total_even_with_nine_scores():
    known = ash(ASH_PILOT, NINE)
    assert (known["indicative"], known["total"]) == (True, None)


def test_results_come_in_the_order_of_the_councils_with_unknown_ones_among_them():
    shown = assessments((1, "E2", "formal", "current", "2025", "good", "official"))
    results = grid.results(COUNCILS, shown, published(shown, {}))
    assert results.select("council", "rating", "indicative").rows() == [
        ("Ash", None, False),
        ("Beech", "good", False),
    ]


def test_every_council_has_nine_cells_and_an_unknown_one_is_null():
    cells = grid.published_cells(COUNCILS, published(ASH_GOOD, {"equity": 2}))
    assert cells.height == 18
    assert cells["value"].drop_nulls().to_list() == [2]
    assert cells["indicative"].null_count() == 0


def test_an_own_score_not_given_is_an_unknown_cell():
    cells = grid.own_cells(COUNCILS, own({"equity": None, "learning": 4}))
    assert (value(cells, "equity"), value(cells, "learning")) == (None, 4)
    assert cells["check"].drop_nulls().to_list() == ["own"]


def test_the_gap_is_own_less_published():
    gaps = grid.gap_cells(
        grid.published_cells(COUNCILS, published(ASH_GOOD, {"equity": 2, "learning": 3, "governance": 1})),
        grid.own_cells(COUNCILS, own({"equity": 3, "learning": 3, "safeguarding": 4})),
    )
    assert [value(gaps, s) for s in ("equity", "learning", "governance", "safeguarding")] == [
        1,
        0,
        None,
        None,
    ]


def test_a_pilots_scores_have_no_gap():
    scores = published(ASH_PILOT, {"equity": 2})
    gaps = grid.gap_cells(
        grid.published_cells(COUNCILS, scores), grid.own_cells(COUNCILS, own({"equity": 3}))
    )
    assert value(gaps, "equity") is None


def test_the_own_total_takes_the_place_of_the_published_one_and_needs_nine():
    results = grid.results(COUNCILS, ASH_GOOD, published(ASH_GOOD, NINE))
    fours = dict.fromkeys(STATEMENTS, 4)
    totals = [
        grid.own_results(results, own(given))["total"][0] for given in (fours, {**fours, "equity": None})
    ]
    assert totals == [36, None]


def test_a_council_without_an_own_score_is_nothing_whatever_cqc_said():
    results = grid.results(COUNCILS, ASH_PILOT, published(ASH_PILOT, {"equity": 2}))
    seen = grid.with_own_state(results, grid.own_cells(COUNCILS, own({"equity": 3}, "E2")))
    assert seen.select("council", "state", "indicative").rows() == [
        ("Ash", "nothing", True),
        ("Beech", "scores only", False),
    ]
