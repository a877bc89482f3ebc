import json
from collections import Counter
from itertools import combinations_with_replacement
from math import factorial, prod
from pathlib import Path

import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.analysis.rating import band_of, bounds, one_step, overall_rating, points_to_next

ROOT = Path(__file__).parents[3]
REFERENCE = json.loads((ROOT / "tests" / "data" / "reference.json").read_text())["overall_rating"]
WORDS = {limiter.score: limiter.words for limiter in current().limiters} | {None: None}
# The rating is the same in whatever order the scores come, so these 220 stand for all 262,144 sets.
EVERY_SET = list(combinations_with_replacement((1, 2, 3, 4), 9))

BARNET = dict(zip(STATEMENTS, (2, 2, 2, 3, 3, 2, 3, 3, 3), strict=True))
CAMDEN = dict(zip(STATEMENTS, (3, 3, 4, 3, 4, 4, 3, 4, 4), strict=True))


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: str(case["scores"]))
def test_worked_examples_give_their_total_percentage_rating_and_limiter(case):
    got = overall_rating(case["scores"])
    assert (got.total, got.percent, got.rating) == (case["total"], case["percent"], case["rating"])
    assert got.limiter == WORDS[case["limited_by_a"]]


def test_every_complete_set_of_published_scores_gives_the_published_rating_and_percentage():
    rows = pl.read_csv(ROOT / "published_reports" / "ratings.csv", infer_schema_length=None)
    one_result = ["ons_code", "kind", "status", "published"]
    results = rows.group_by(one_result).agg(
        scores=pl.col("score").drop_nulls(),
        rating=pl.col("rating").drop_nulls().first(),
        percent=pl.col("percent").drop_nulls().first(),
    )
    complete = results.filter(pl.col("scores").list.len() == 9)
    assert complete.height >= 83  # 81 formal results and two pilots when this was written
    for row in complete.iter_rows(named=True):
        got = overall_rating(row["scores"])
        assert got.rating == row["rating"], row
        assert row["percent"] in (None, got.percent), row


def test_york_is_rounded_up_to_39_per_cent_which_requires_improvement():
    york = overall_rating([1, 2, 2, 1, 2, 1, 1, 2, 2])
    assert (york.total, york.percent, york.rating) == (14, 39, "requires improvement")


@pytest.mark.parametrize(
    ("scores", "total", "rating"),
    [
        ([1, 1, 1, 1, 1, 2, 2, 2, 2], 13, "inadequate"),
        ([1, 1, 1, 1, 2, 2, 2, 2, 2], 14, "requires improvement"),
        ([2, 2, 2, 2, 2, 3, 3, 3, 3], 22, "requires improvement"),
        ([2, 2, 2, 2, 3, 3, 3, 3, 3], 23, "good"),
        ([3, 3, 3, 3, 3, 4, 4, 4, 4], 31, "good"),
        ([3, 3, 3, 3, 4, 4, 4, 4, 4], 32, "outstanding"),
    ],
)
def test_each_band_begins_where_the_one_below_ends(scores, total, rating):
    got = overall_rating(scores)
    assert (got.total, got.rating, got.limiter) == (total, rating, None)


def test_a_two_bars_outstanding():
    got = overall_rating([2, 4, 4, 4, 4, 4, 4, 4, 4])
    assert (got.total, got.rating, got.limiter) == (34, "good", WORDS[2])


def test_a_one_bars_good_and_outstanding_even_beside_a_two():
    got = overall_rating([1, 2, 4, 4, 4, 4, 4, 4, 4])
    assert (got.total, got.rating, got.limiter) == (31, "requires improvement", WORDS[1])


def test_a_limiter_that_lowers_nothing_is_not_named():
    assert overall_rating([2, 3, 3, 3, 3, 3, 3, 3, 3]).limiter is None
    assert overall_rating([1, 1, 1, 1, 1, 1, 1, 1, 1]).limiter is None


def test_a_framework_given_is_the_one_that_rates():
    without = current().model_copy(update={"limiters": ()})
    assert overall_rating([1, 4, 4, 4, 4, 4, 4, 4, 4], without).rating == "outstanding"


def test_a_one_takes_good_from_111933_of_the_possible_sets():
    ones = [s for s in EVERY_SET if 23 <= sum(s) <= 31 and overall_rating(s).limiter == WORDS[1]]
    assert sum(factorial(9) // prod(map(factorial, Counter(s).values())) for s in ones) == 111_933


def test_a_higher_score_never_lowers_the_rating():
    order = ["inadequate", "requires improvement", "good", "outstanding"]
    for scores in EVERY_SET:
        now = order.index(overall_rating(scores).rating)
        for step in one_step(dict(zip(STATEMENTS, scores, strict=True))):
            assert (order.index(step.rating) - now) * step.change >= 0


@pytest.mark.parametrize(
    "scores",
    [[3] * 8, [3] * 10, [], [3] * 8 + [None], [3] * 8 + [0], [3] * 8 + [5], [3] * 8 + [2.5], ["3"] * 9],
)
def test_anything_but_nine_scores_is_refused_in_a_sentence(scores):
    with pytest.raises(ValueError, match="nine scores, each a whole number from 1 to 4"):
        overall_rating(scores)


def test_barnet_would_require_improvement_with_any_one_score_lower():
    steps = one_step(BARNET)
    assert {(s.total, s.rating, s.changes) for s in steps if s.change == -1} == {
        (22, "requires improvement", True)
    }
    assert {(s.total, s.rating, s.changes) for s in steps if s.change == 1} == {(24, "good", False)}
    assert [s.statement for s in steps if s.change == 1] == list(STATEMENTS)


def test_camden_has_no_step_up_on_a_statement_at_four():
    assert {s.statement for s in one_step(CAMDEN) if s.change == 1} == {
        "assessing_needs", "healthier_lives", "care_provision", "safeguarding",
    }  # fmt: skip


def test_a_step_down_to_a_two_names_the_limiter():
    exceptional = dict.fromkeys(STATEMENTS, 4) | {"equity": 3}
    [down] = [s for s in one_step(exceptional) if (s.statement, s.change) == ("equity", -1)]
    assert (down.total, down.rating, down.limiter, down.changes) == (34, "good", WORDS[2], True)


def test_four_scores_of_three_leave_everything_from_17_to_32_open():
    lowest, highest = bounds([3, 3, 3, 3])
    assert (lowest.total, lowest.rating) == (17, "requires improvement")
    assert (highest.total, highest.rating) == (32, "outstanding")


def test_bounds_of_all_nine_scores_are_the_rating_itself():
    assert bounds([3] * 9) == (overall_rating([3] * 9), overall_rating([3] * 9))


def test_23_is_the_lowest_total_that_is_good_and_9_points_from_outstanding():
    assert (band_of(23).rating, band_of(23).lowest) == ("good", 23)
    assert points_to_next(23) == 9
    assert points_to_next(22) == 1


def test_nothing_lies_above_outstanding():
    assert points_to_next(32) is None
