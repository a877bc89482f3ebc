import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regional.analysis.intervals import Z_95, Z_998, rate_interval, wilson_interval

DATA = Path(__file__).parents[2] / "data"
REFERENCE = json.loads((DATA / "reference.json").read_text())["wilson_interval"]
RATES = json.loads((DATA / "statistics.json").read_text())["rate_interval"]


def limits(x, n, z=Z_95):
    frame = pl.DataFrame({"x": [x], "n": [n]}, schema={"x": pl.Float64, "n": pl.Int64})
    lower, upper = wilson_interval(pl.col("x"), pl.col("n"), z)
    return frame.select(lower=lower, upper=upper).row(0)


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [  # Newcombe (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_limits_match_the_published_examples(x, n, lower, upper):
    assert limits(x, n) == pytest.approx((lower, upper), abs=0.00005)


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: f"{case['x']} of {case['n']}")
def test_limits_match_the_worked_figures(case):
    nothing = [None, None]
    assert limits(case["x"], case["n"]) == pytest.approx(tuple(case["ci95"] or nothing), abs=1e-9)
    assert limits(case["x"], case["n"], Z_998) == pytest.approx(tuple(case["ci998"] or nothing), abs=1e-9)


@pytest.mark.parametrize("n", [1, 3, 7, 15, 153, 988])
def test_none_and_all_reach_exactly_0_and_1(n):
    assert limits(0, n)[0] == 0
    assert limits(n, n)[1] == 1


@pytest.mark.parametrize(("x", "n"), [(0, 0), (None, 5), (5, None), (6, 5), (-1, 5)])
def test_what_is_not_a_share_has_no_limits(x, n):
    assert limits(x, n) == (None, None)


def rate_limits(x, n, per=100_000, z=Z_95):
    frame = pl.DataFrame({"x": [x], "n": [n]}, schema={"x": pl.Float64, "n": pl.Float64})
    lower, upper = rate_interval(pl.col("x"), pl.col("n"), per, z)
    return frame.select(lower=lower, upper=upper).row(0)


@pytest.mark.parametrize("case", RATES, ids=lambda case: f"{case['x']} of {case['n']}")
def test_limits_of_a_rate_are_exact_below_ten_events_and_byar_s_from_ten_on(case):
    given = case["x"], case["n"], case["per"]
    assert rate_limits(*given) == pytest.approx(case["ci95"], abs=1e-8)
    assert rate_limits(*given, Z_998) == pytest.approx(case["ci998"], abs=1e-8)


@pytest.mark.parametrize(("x", "n"), [(3, 0), (None, 9), (3, None), (-1, 9)])
def test_what_is_not_a_rate_has_no_limits(x, n):
    assert rate_limits(x, n) == (None, None)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 500), st.integers(1, 500), st.integers(2, 9))
def test_limits_hold_the_estimate_and_shrink_as_more_people_are_counted(x, more, times):
    n = x + more
    for found, once in ((limits, x / n), (rate_limits, x / n * 100_000)):
        lower, upper = found(x, n)
        assert lower <= once <= upper
        again = found(x * times, n * times)
        assert again[1] - again[0] < upper - lower
