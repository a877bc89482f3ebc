from itertools import pairwise

import polars as pl
import pytest

from regional.charts.colours import LIGHT
from regional.charts.history import history
from regional.charts.history_scale import scale, spread
from regional.words.plain import number

YEARS = ["2016-17", "2017-18", "2018-19", "2019-20", "2020-21"]


@pytest.fixture
def drawn(words):
    def made(unit="%", **series):
        rows = [
            (kind, kind.title(), year, value)
            for kind, values in series.items()
            for year, value in zip(YEARS, values, strict=False)
        ]
        points = pl.DataFrame(rows, schema=["series", "name", "year", "value"], orient="row")
        return history(points.cast({"value": pl.Float64}), words, unit, "light")

    return made


def steps(drawing) -> pl.DataFrame:
    return drawing.marks.filter(mark="line")


def said(drawing) -> list[str]:
    return drawing.marks.filter(mark="text")["text"].to_list()


def test_consecutive_years_are_joined(drawn):
    assert len(steps(drawn(ours=[1, 2, 3, 4, 5]))) == 4


def test_a_missing_year_is_a_gap_that_no_line_crosses(drawn):
    drawing = drawn(ours=[1, 2, None, 4, 5])
    at = drawing.marks.filter(mark="point")["x"].to_list()
    assert steps(drawing).select("x", "x2").rows() == [(at[0], at[1]), (at[2], at[3])]
    assert "2018-19" in said(drawing)


def test_a_year_alone_is_a_point(drawn):
    drawing = drawn(ours=[1, None, 3, None, 5])
    assert steps(drawing).is_empty()
    assert len(drawing.marks.filter(mark="point")) == 3


def test_a_predecessor_is_dashed_and_not_joined_to_its_successor(drawn):
    drawing = drawn(predecessor=[1, 2], ours=[None, None, 3, 4, 5])
    assert steps(drawing)["dashed"].to_list() == [True, False, False]
    assert "Predecessor 2% in 2017-18" in said(drawing)


def test_every_series_is_named_with_its_latest_value(drawn):
    assert {"Ours 30.5%", "Region 28%", "England 1,027%"} <= set(
        said(drawn(ours=[30.5], region=[28], england=[1027]))
    )


def test_names_of_lines_that_end_together_do_not_overlap(drawn):
    drawing = drawn(ours=[30], region=[30.1], england=[29.9], predecessor=[30])
    heights = sorted(drawing.marks.filter(pl.col("text").str.contains("30|29.9"), size=14)["y"].to_list())
    assert len(heights) == 4
    assert min(after - before for before, after in pairwise(heights)) >= 16


def test_our_last_point_is_the_largest_and_drawn_last(drawn):
    points = drawn(ours=[1, 2], region=[1, 2], england=[1, 2]).marks.filter(mark="point")
    assert points.row(-1, named=True)["size"] == points["size"].max() == 190
    assert points.row(-1, named=True)["fill"] == LIGHT.ours


def test_a_scale_that_does_not_start_at_0_says_so(drawn):
    drawing = drawn(ours=[91, 92, 93])
    assert drawing.subtitle == "Scores, 1 to 4. The scale starts at 91%, not at 0."
    assert drawn(ours=[10, 50, 93]).subtitle == "Scores, 1 to 4."


@pytest.mark.parametrize("unit", ["count", "per 100,000", "days"])
def test_a_count_a_rate_or_a_wait_always_starts_at_0(drawn, unit):
    assert drawn(unit=unit, ours=[91, 92, 93]).subtitle == "Scores, 1 to 4."


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ([0, 40], "%", (0, 10, 20, 30, 40)),
        ([5], "%", (0, 2, 4, 6)),
        ([0], "count", (0, 1)),
        ([-3, 5], "%", (-4, -2, 0, 2, 4, 6)),
        ([19.1, 19.2], "score", (19.1, 19.125, 19.15, 19.175, 19.2)),
    ],
)
def test_ticks_are_round_and_hold_every_value(values, unit, ticks):
    assert scale(values, unit).ticks == pytest.approx(ticks)


def test_a_metric_without_a_figure_says_so(drawn):
    assert said(drawn(ours=[None, None])) == ["no figure known to us yet"]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(27.0, "%", "27%"), (27.25, "ratio", "27.25"), (-1.5, "score", "−1.5"), (3145, "count", "3,145")],
)
def test_a_value_is_given_in_its_unit(value, unit, words):
    assert number(value, unit) == words


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [([10, 50], [10, 50]), ([50, 48], [58, 48]), ([98, 97, 96], [100, 90, 80]), ([-5, 0], [0, 10])],
)
def test_labels_are_moved_only_as_far_as_they_must_be(wanted, placed):
    assert spread(wanted, 10, 0, 100) == placed


def test_no_line_crosses_into_a_year_that_is_counted_otherwise_and_the_break_is_drawn(words):
    points = pl.DataFrame(
        {"series": ["ours"] * 3, "name": ["Ours"] * 3, "year": YEARS[:3], "value": [1.0, 2.0, 3.0]}
    )
    drawing = history(points, words, "%", "light", breaks=["2018-19"])
    at = drawing.marks.filter(mark="point")["x"].to_list()
    joined = steps(drawing).filter(pl.col("x") != pl.col("x2"), pl.col("stroke") == LIGHT.ours)
    assert joined.select("x", "x2").rows() == [(at[0], at[1])]
    assert "series break" in said(drawing)


def test_months_are_joined_and_named_as_months(words):
    months = ["2026-01-31", "2026-02-28", "2026-03-31"]
    points = pl.DataFrame(
        {"series": ["ours"] * 3, "name": ["Ours"] * 3, "year": months, "value": [1.0, 2.0, None]}
    )
    drawing = history(points, words, "count", "light")
    assert {"Jan 2026", "Feb 2026", "Mar 2026", "Ours 2 in Feb 2026"} <= set(said(drawing))
    assert steps(drawing).filter(pl.col("x") != pl.col("x2"), pl.col("stroke") == LIGHT.ours).height == 1


def test_england_is_told_from_ours_by_its_shape_too(drawn):
    shapes = drawn(ours=[1, 2], england=[3, 4]).marks.filter(mark="point").select("shape", "stroke", "fill")
    assert shapes["shape"].n_unique() == 2
