import polars as pl
import pytest

from models.framework import STATEMENTS
from regional.analysis.edges import edges


def scored(nine, ons_code="E1"):
    rows = [(ons_code, *pair) for pair in zip(STATEMENTS, nine, strict=False)]
    return pl.DataFrame(rows, schema={"ons_code": str, "statement": str, "score": pl.Int64}, orient="row")


@pytest.mark.parametrize(
    ("nine", "total", "up", "down"),
    [
        ([3, 3, 3, 3, 3, 2, 2, 2, 2], 23, False, True),  # Barnet: the lowest total that is good
        ([3, 3, 3, 3, 2, 2, 2, 2, 2], 22, True, False),  # one more is good
        ([4, 4, 4, 4, 4, 3, 3, 3, 3], 32, False, True),  # Camden: the lowest that is outstanding
        ([4, 4, 4, 4, 3, 3, 3, 3, 3], 31, True, False),
        ([2, 2, 2, 2, 2, 1, 1, 1, 1], 14, False, True),
        ([2, 2, 2, 2, 1, 1, 1, 1, 1], 13, True, False),
    ],
)
def test_a_council_at_the_end_of_a_band_is_one_score_from_another_rating(nine, total, up, down):
    assert edges(scored(nine)).rows() == [("E1", total, up, down)]


def test_in_the_middle_of_a_band_there_is_no_edge_though_a_fall_to_1_would_rule_out_good():
    assert edges(scored([3] * 8 + [2])).is_empty()


def test_a_limiter_that_one_step_lifts_is_an_edge():
    assert edges(scored([3] * 8 + [1])).rows() == [("E1", 25, True, False)]


def test_a_limiter_that_stays_keeps_a_council_off_the_edge():
    # 31 and one more would be outstanding, but the 2 would have to be the one to rise: to 3, and 32.
    assert edges(scored([4, 4, 4, 4, 4, 3, 3, 3, 2])).rows() == [("E1", 31, True, False)]
    # With two of them one rise cannot lift both.
    assert edges(scored([4, 4, 4, 4, 4, 4, 3, 2, 2])).is_empty()


@pytest.mark.parametrize("nine", [[3] * 8, [3] * 8 + [None]])
def test_without_all_nine_scores_a_council_has_no_edge(nine):
    assert edges(scored(nine)).is_empty()


@pytest.mark.parametrize("score", [1, 4])
def test_nothing_falls_below_all_ones_or_rises_above_all_fours(score):
    assert edges(scored([score] * 9)).is_empty()


def test_each_council_is_judged_by_its_own_scores():
    both = pl.concat([scored([3] * 9), scored([3, 3, 3, 3, 3, 2, 2, 2, 2], "E2")])
    assert edges(both)["ons_code"].to_list() == ["E2"]
