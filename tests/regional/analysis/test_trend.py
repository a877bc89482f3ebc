"""XmR charts: worked charts, a second way in exact fractions, and our policy for short and broken series."""

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regional.analysis.trend import FALSE_ALARMS, FULL, LINE_ONLY, NO_VARIATION, REFUSED, TRIAL, verdict, xmr
from tests.regional.analysis.naive_xmr import naive_xmr

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())
STEADY = [71, 69, 73, 70, 72, 68, 71, 74, 70, 72, 69, 71]
WHOLE = st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=25)


def series(values, name="a", **more):
    return pl.DataFrame(
        {"series": name, "period": range(len(values)), "value": values, **more},
        schema_overrides={"value": pl.Float64},
    )


def kinds(values, higher_is="better", **how):
    return xmr(series(values), higher_is, **how)["point"].to_list()


def said(values, **how):
    more = {name: how.pop(name) for name in ("breaks",) if name in how}
    return verdict(series(values, **more), "better", **how)


@pytest.mark.parametrize("case", REFERENCE["xmr"], ids=lambda case: f"{len(case['values'])} points")
def test_limits_and_kinds_match_the_worked_charts(case):
    found = xmr(series(case["values"]), case["higher_is"], case["screened"])
    assert found["point"].to_list() == case["points"]
    for name in ("mean", "lower", "upper"):
        assert found[name].to_list() == pytest.approx([case[name]] * found.height)


@settings(max_examples=400, deadline=None)
@given(WHOLE, st.sampled_from(["better", "worse", "neither"]), st.booleans())
def test_a_second_way_to_say_it_finds_the_same(values, higher_is, screened):
    found = xmr(series(values), higher_is, screened)
    *limits, points = naive_xmr(values, higher_is, screened)
    assert found["point"].to_list() == points
    for name, limit in zip(("mean", "lower", "upper"), limits, strict=True):
        assert found[name][0] == (None if limit is None else pytest.approx(float(limit)))


@settings(max_examples=200, deadline=None)
@given(WHOLE, st.sampled_from([0.1, 0.7, 3, 1000]), st.sampled_from([-0.3, 0.1, 17, 2500.7]))
def test_another_unit_or_another_zero_changes_no_kind(values, scale, shift):
    moved = [None if value is None else value * scale + shift for value in values]
    assert kinds(moved) == kinds(values)


@settings(max_examples=200, deadline=None)
@given(WHOLE)
def test_turned_upside_down_what_was_an_improvement_is_a_concern(values):
    down = [None if value is None else -value for value in values]
    assert kinds(down, "worse") == kinds(values, "better")


@settings(max_examples=100, deadline=None)
@given(st.lists(WHOLE, min_size=1, max_size=5), st.randoms())
def test_each_series_is_looked_at_alone_and_rows_come_back_in_their_order(many, random):
    rows = pl.concat([series(values, f"s{name}") for name, values in enumerate(many)])
    order = list(range(rows.height))
    random.shuffle(order)
    mixed = xmr(rows[order], "better")
    assert mixed.select("series", "period").equals(rows[order].select("series", "period"))
    for name, values in enumerate(many):
        mine = mixed.filter(series=f"s{name}").sort("period")
        assert mine["point"].to_list() == kinds(values)


def test_seven_points_rising_are_a_trend_and_six_are_not():
    rises, noise = [10, 11, 12, 13, 14, 15, 16], [13, 10, 16, 11, 15, 10]
    assert kinds([*noise, *rises])[6:] == ["improvement"] * 7
    assert kinds([*noise, *rises[:6]])[6:] == ["common"] * 6


def test_a_tie_ends_a_trend():
    assert kinds([13, 10, 16, 11, 15, 10, 10, 11, 12, 13, 13, 14, 15, 16])[7:] == ["common"] * 7


def test_a_trend_counts_by_its_direction_though_it_starts_on_the_worse_side():
    below = [9, 10, 11, 12, 13, 14, 15]
    assert kinds([*below, 25, 9, 24, 10, 26, 11, 25, 24])[:7] == ["improvement"] * 7


def test_seven_points_on_one_side_are_a_shift_and_six_are_not():
    low, high = [2, 8] * 4, [9, 15] * 3
    assert kinds([*low, *high, 9])[-7:] == ["improvement"] * 7
    assert kinds([*low, *high]) == ["common"] * 14  # their mean is 8, so eights end the run of lows too


def test_a_point_on_the_mean_ends_a_shift():
    high, low = [13, 19, 13, 19, 13, 19, 13], [7, 1, 7, 1, 7, 1, 7]  # the mean is 10
    assert kinds([*high, *low]) == ["improvement"] * 7 + ["concern"] * 7
    assert kinds([*high[:3], 10, *high[3:], *low[:3], 10, *low[3:]]) == ["common"] * 16


def test_a_mean_of_decimals_is_met_though_their_sum_is_not_exact():
    whole = [13, 19, 13, 10, 19, 13, 19, 13, 7, 1, 7, 10, 1, 7, 1, 7]  # their mean is 10
    tenths = [value * 0.1 for value in whole]  # their float mean lies a hair off 1.0
    assert sum(tenths) / 16 != 1.0
    assert kinds(tenths) == kinds(whole) == ["common"] * 16


def test_two_of_three_close_to_a_limit_are_special_and_the_one_between_is_not():
    flat = [10, 12] * 10
    found = kinds([*flat, 16, 13, 16, *flat])
    assert found[20:23] == ["improvement", "common", "improvement"]
    assert set(found[:20] + found[23:]) == {"common"}
    assert kinds([*flat, 16, 10, 16, *flat])[20:23] == ["common"] * 3  # one of them on the other side


def test_a_missing_quarter_is_a_gap_that_no_run_and_no_range_crosses():
    noise, rises = [0, 20] * 4, [7, 8, 9, 10, 11, 12, 13, 14]
    assert kinds([*noise, *rises])[8:] == ["improvement"] * 8
    parted = xmr(series([*noise, *rises[:4], None, *rises[4:]]), "better")
    assert parted["point"].to_list() == ["common"] * 12 + [None] + ["common"] * 4
    ranges = 7 * 20 + 13 + 6 * 1  # 14 of them: the step from 10 to 11 is not one
    assert parted["upper"][0] == pytest.approx(10.25 + 2.66 * ranges / 14)


@pytest.mark.parametrize("values", [[5], [5, None, 7, None], [None, None], [4, 4, 4, 4]])
def test_where_nothing_varies_or_nothing_stands_side_by_side_there_are_no_limits(values):
    found = xmr(series(values), "better")
    assert found.select("lower", "upper", "point").null_count().row(0) == (len(values),) * 3


def test_the_direction_may_differ_from_row_to_row():
    rows = pl.concat([series([*STEADY, 99], "a", way="better"), series([*STEADY, 99], "b", way="worse")])
    found = xmr(rows, pl.col("way"))
    assert found.filter(period=12)["point"].to_list() == ["improvement", "concern"]


def test_under_five_points_there_is_a_line_and_nothing_else():
    found = said([3, 9, 4, None, 8])
    assert found["state"].unique().to_list() == [LINE_ONLY]
    assert found.select("mean", "lower", "upper", "point", "rule").null_count().row(0) == (5,) * 5


def test_from_five_to_eleven_points_limits_are_on_trial_and_only_a_point_outside_them_counts():
    rising = said([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    assert rising["state"][0] == TRIAL
    assert "trend" not in rising["rule"]
    noise_then_rise = [0, 20, 0, 20, 7, 8, 9, 10, 11, 12, 13]
    assert kinds(noise_then_rise)[4:] == ["improvement"] * 7
    assert set(said(noise_then_rise)["point"]) == {"common"}
    outside = said([10, 11, 10, 11, 10, 11, 10, 11, 30])
    assert (outside["point"][-1], outside["rule"][-1]) == ("improvement", "outside")


def test_from_twelve_points_on_every_rule_counts():
    found = said([2, 8] * 4 + [9, 15] * 3 + [9])
    assert found["state"][0] == FULL
    assert found["rule"].to_list()[-7:] == ["shift"] * 7


def test_a_constant_series_has_no_variation_and_no_flags():
    found = said([7.7] * 14)
    assert found["state"].unique().to_list() == [NO_VARIATION]
    assert found.select("lower", "upper", "point").null_count().row(0) == (14,) * 3


@pytest.mark.parametrize("grain", ["rolling year", "year to date"])
def test_a_series_whose_values_share_months_is_refused(grain):
    found = said(STEADY, grain=grain)
    assert found["state"].unique().to_list() == [REFUSED]
    assert found.select("mean", "lower", "upper", "point", "rule").null_count().row(0) == (12,) * 5


def test_limits_and_runs_begin_anew_at_a_series_break():
    values = [10, 12, 11, 13, 10, 12, 40, 42, 41, 43, 40, 42]
    found = said(values, breaks=[place == 6 for place in range(12)])
    assert found["part"].to_list() == [0] * 6 + [1] * 6
    assert found["points"].to_list() == [6] * 12
    assert found["state"].unique().to_list() == [TRIAL]
    assert set(found["point"]) == {"common"}
    assert found["mean"].to_list() == pytest.approx([68 / 6] * 6 + [248 / 6] * 6)


def test_a_part_too_short_has_no_limits_beside_one_that_is_long_enough():
    found = said([*STEADY, 40, 42], breaks=[place == 12 for place in range(14)])
    assert found["state"].to_list() == [FULL] * 12 + [LINE_ONLY] * 2


def test_no_rows_give_no_rows():
    assert verdict(series([]), "better").is_empty()
    assert xmr(series([]), "better").is_empty()


@pytest.mark.parametrize(("points", "in_a_hundred"), FALSE_ALARMS.items())
def test_chance_gives_as_many_special_points_as_is_said(points, in_a_hundred):
    runs = 4_000
    values = np.random.default_rng(points).normal(50, 10, runs * points)
    many = pl.DataFrame(
        {
            "series": np.repeat(np.arange(runs), points),
            "period": np.tile(np.arange(points), runs),
            "value": values,
        }
    )
    special = verdict(many, "neither").group_by("series").agg((pl.col("point") != "common").any())
    assert 100 * special["point"].mean() == pytest.approx(in_a_hundred, abs=1.5)
