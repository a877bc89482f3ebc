import polars as pl
import pytest

from regional.analysis.against_peers import (
    against_each,
    against_fixed,
    difference_interval,
    with_limits,
)
from regional.analysis.intervals import wilson_interval

NUMBERS = ("value", "numerator", "denominator", "margin_of_error")


def figure(basis, value, numerator=None, denominator=None, margin=None):
    schema = dict.fromkeys(NUMBERS, pl.Float64) | {"basis": pl.String}
    row = [(value, numerator, denominator, margin, basis)]
    return with_limits(pl.DataFrame(row, schema=schema, orient="row"))


def limits(*given):
    return figure(*given).select("lower", "upper").row(0)


def pair(ours, theirs):
    """Two rows of with_limits as the one row that against_each takes."""
    return pl.concat([theirs, ours.select(pl.all().name.prefix("ours_"))], how="horizontal")


def verdict(ours, theirs):
    return against_each(pair(ours, theirs))["verdict"][0]


@pytest.mark.parametrize(
    ("x1", "n1", "x2", "n2", "lower", "upper"),
    [  # worked figures made apart from this code; Newcombe's method 10
        (34, 80, 28, 90, -0.03046892367, 0.25312806209),
        (412, 988, 377, 1010, 0.00087043251, 0.08639563027),
        (5, 5, 0, 4, 0.34519617911, 1.0),
        (10, 20, 10, 20, -0.28383547880, 0.28383547880),
        (56, 70, 48, 80, 0.0524, 0.3339),  # Newcombe (1998), table II, (a)
    ],
)
def test_the_interval_of_a_difference_matches_the_worked_figures(x1, n1, x2, n2, lower, upper):
    frame = pl.DataFrame({"x": [x1, x2], "n": [n1, n2]})
    low, high = wilson_interval(pl.col("x"), pl.col("n"))
    shares = frame.select(value=pl.col("x") / pl.col("n"), lower=low, upper=high)
    got = pair(shares[:1], shares[1:]).select(low=difference_interval()[0], high=difference_interval()[1])
    assert got.row(0) == pytest.approx((lower, upper), abs=0.00005)


@pytest.mark.parametrize(
    ("x", "n", "verdict"), [(70, 100, "clearly above"), (55, 100, "cannot tell"), (40, 100, "clearly below")]
)
def test_limits_that_leave_a_benchmark_out_are_clear(x, n, verdict):
    made = figure("share", x / n * 100, x, n).with_columns(england=60.0)
    assert made.select(against_fixed(pl.col("england"))).item() == verdict


def test_a_share_of_few_people_is_not_held_against_a_benchmark_either():
    assert figure("share", 25.0, 1, 4).select(against_fixed(pl.lit(99.0))).item() == "not compared"
    assert figure("share", None).select(against_fixed(pl.lit(99.0))).item() is None


def test_limits_that_a_publisher_gave_stand_as_they_are():
    known = pl.DataFrame({
        "basis": ["survey", "share", "share"], "value": [44.7, 40.0, 40.0], "numerator": [None, 4.0, 40.0],
        "denominator": [None, 10.0, 100.0], "margin_of_error": [None, None, None],
        "lower": [39.5, 20.0, None], "upper": [49.9, 65.0, None],
    }, schema_overrides={"margin_of_error": pl.Float64})  # fmt: skip
    made = with_limits(known).select("lower", "upper").rows()
    assert made[:2] == [(39.5, 49.9), (20.0, 65.0)]
    assert made[2] == limits("share", 40.0, 40, 100)


def test_a_share_of_more_than_all_has_no_limits_of_ours():
    assert limits("share", 104.0, 52, 50) == (None, None)


def test_a_share_has_wilsons_limits_around_the_value_as_published():
    assert limits("share", 42.5, 17, 40) == pytest.approx((28.509, 57.805), abs=0.001)
    # 15 of 45 as rounded counts is 33.3%: the published 30% stays in the middle of its limits.
    lower, upper = limits("share", 30.0, 15, 45)
    assert (lower, upper) == pytest.approx((18.6, 44.5), abs=0.1)


def test_a_survey_has_its_published_margin_or_no_limits_and_never_wilsons():
    assert limits("survey", 44.0, 200, 455, 2.5) == (41.5, 46.5)
    assert limits("survey", 44.0, 200, 455, None) == (None, None)


def test_a_rate_has_limits_and_anything_else_has_none():
    assert limits("rate", 619.65, 612, 98765) == pytest.approx((571.5, 670.7), abs=0.1)
    assert limits("other", 12.0, 12, 40) == (None, None)


@pytest.mark.parametrize("counts", [(None, 40), (17, None)])
def test_without_a_published_count_there_are_no_limits(counts):
    assert limits("share", 42.5, *counts) == (None, None)


def test_a_share_of_fewer_than_five_people_is_not_compared():
    many, few = figure("share", 90.0, 900, 1000), figure("share", 25.0, 1, 4)
    assert verdict(many, few) == verdict(few, many) == "not compared"
    assert few.select("lower", "few").row(0) == (None, True)


def test_verdicts_rest_on_the_difference_and_not_on_whether_intervals_overlap():
    ours, theirs = figure("share", 41.7, 412, 988), figure("share", 37.3, 377, 1010)
    assert ours["lower"][0] < theirs["upper"][0]
    assert verdict(ours, theirs) == "clearly above"
    assert verdict(theirs, ours) == "clearly below"
    assert verdict(ours, ours) == "cannot tell"


def test_a_peer_without_an_interval_is_said_to_have_none_and_one_without_a_value_has_no_verdict():
    ours = figure("survey", 44.0, margin=2.0)
    assert verdict(ours, figure("survey", 60.0)) == "interval not published"
    assert verdict(ours, figure("survey", None)) is None
