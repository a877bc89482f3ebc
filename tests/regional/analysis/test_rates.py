import polars as pl
import pytest

from regional.analysis.rates import rate_interval


def limits(x, n, per=100_000):
    frame = pl.DataFrame({"x": [x], "n": [n]}, schema={"x": pl.Float64, "n": pl.Float64})
    lower, upper = rate_interval(pl.col("x"), pl.col("n"), per)
    return frame.select(lower=lower, upper=upper).row(0)


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [  # UKHSA's method worked out apart from this code; exact below ten events, Byar's from ten on
        (0, 12_000, 0.0, 30.740662),
        (7, 12_000, 23.453025, 120.188961),
        (9, 54_000, 7.621061, 31.638525),
        (10, 54_000, 8.865648, 34.058257),
        (612, 98_765, 571.524814, 670.750856),
    ],
)
def test_limits_match_the_worked_figures(x, n, lower, upper):
    assert limits(x, n) == pytest.approx((lower, upper), abs=1e-5)


@pytest.mark.parametrize(("x", "n"), [(3, 0), (None, 9), (3, None), (-1, 9)])
def test_what_is_not_a_rate_has_no_limits(x, n):
    assert limits(x, n) == (None, None)
