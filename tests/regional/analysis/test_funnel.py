import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regional.analysis.funnel import beside_expected, funnel, may_be_drawn, spread
from regional.analysis.intervals import Z_95

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())


def areas(pairs):
    return pl.DataFrame(pairs, schema={"x": pl.Float64, "n": pl.Float64}, orient="row")


def limits(frame, name):
    return np.array(frame.select(f"lower_{name}", f"upper_{name}").rows())


@pytest.mark.parametrize(
    "case", REFERENCE["funnel_of_shares"], ids=lambda case: f"{len(case['counts'])} areas"
)
def test_a_funnel_of_shares_matches_the_worked_figures(case):
    found, baseline, _ = funnel(areas(case["counts"]))
    assert baseline == pytest.approx(case["baseline"])
    assert found["z"].to_list() == pytest.approx(case["z"])
    assert limits(found, "95") == pytest.approx(np.array(case["limits95"]))
    assert limits(found, "998") == pytest.approx(np.array(case["limits998"]))
    assert found["place"].to_list() == case["place"]


@pytest.mark.parametrize("case", REFERENCE["overdispersion"], ids=lambda case: f"phi {case['phi']:.1f}")
def test_spread_beyond_chance_matches_the_worked_figures(case):
    if "counts" in case:
        found, p0, apart = funnel(areas(case["counts"]))
        z, s = found["z"].to_numpy(), np.sqrt(p0 * (1 - p0) / found["n"].to_numpy())
        wide = np.array(found.select("wide_lower_95", "wide_upper_95").rows())
        assert wide == pytest.approx(np.array(case["limits95_additive"]))
    else:
        z, s = np.array(case["z"]), np.array(case["s"])
    apart = spread(z, s)
    assert (apart.phi, apart.tau**2) == pytest.approx((case["phi"], case["tau2"]))
    if "z_additive" in case:
        assert z * s / np.sqrt(s**2 + apart.tau**2) == pytest.approx(np.array(case["z_additive"]))
        assert z / np.sqrt(apart.phi) == pytest.approx(np.array(case["z_multiplicative"]))
        assert apart.wider
    else:
        assert not apart.wider  # and limits are never made narrower


@pytest.mark.parametrize("case", REFERENCE["funnel_of_ratios"], ids=lambda case: str(case["observed"]))
def test_observed_beside_expected_events_match_the_worked_figures(case):
    frame = pl.DataFrame({"observed": [float(case["observed"])], "expected": [float(case["expected"])]})
    found = beside_expected(frame).row(0, named=True)
    assert found["ratio"] == pytest.approx(case["ratio"])
    for name, wanted in (("95", "ci95"), ("998", "ci998")):
        assert [found[f"lower_{name}"], found[f"upper_{name}"]] == pytest.approx(case[wanted])
    assert found["place"] == case["place"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 90), st.integers(100, 900)), min_size=2, max_size=20))
def test_funnel_and_limits_agree_on_who_is_outside(pairs):
    found, p0, _ = funnel(areas(pairs))
    outside = found["place"] != "inside"
    share = found["x"] / found["n"]
    beyond = (share - p0).abs() > Z_95 * (p0 * (1 - p0) / found["n"]).sqrt()
    assert outside.to_list() == beyond.to_list()


def test_widened_limits_name_no_more_areas_than_chance_alone():
    found, _, apart = funnel(areas(REFERENCE["funnel_of_shares"][0]["counts"]))
    assert apart.wider
    assert (found["place"] != "inside").sum() == 8
    assert found["wide_place"].to_list() == ["inside"] * 6 + ["low"] + ["inside"] * 5


def test_areas_that_differ_by_less_than_chance_leave_the_limits_as_they_are():
    nearly = np.array([0.98, -0.98] * 5)  # phi is 0.96, and the sum alone would leave a little over
    assert spread(nearly, np.full(10, 0.05)).tau == 0


def test_an_area_without_a_share_has_no_place_and_moves_no_limit():
    pairs = REFERENCE["funnel_of_shares"][0]["counts"]
    found, baseline, _ = funnel(areas([*pairs, (None, 50), (0, 0)]))
    assert baseline == funnel(areas(pairs))[1]
    assert found["place"][-2:].to_list() == [None, None]


def test_a_funnel_needs_ten_areas_and_people_enough_in_most_of_them():
    assert may_be_drawn(areas([(30, 100)] * 10))
    assert not may_be_drawn(areas([(30, 100)] * 9))
    assert not may_be_drawn(areas([(1, 100)] * 10))  # one in a hundred: 1 expected


def test_where_nobody_has_it_there_is_no_spread_to_measure():
    found, baseline, apart = funnel(areas([(0, 50)] * 12))
    assert (baseline, apart.tau) == (0, 0)
    assert found["place"].null_count() == 12
