"""Is a series of figures changing, or only varying? XmR charts by Making Data Count's rules.

Two functions: `xmr` is the method at any length, `verdict` what we say of it for short, constant, rolling
and broken series. A period without a value is a row with a null value: a gap, over which nothing is
reckoned and no run goes on.

Sources: NHS England, Making Data Count; the package NHSRplotthedots 0.2.2 (NHS-R), whose choices these
are: seven points make a trend or a shift, and the limits are not screened for outliers. METHODS.md section 3.
"""

import polars as pl

from models.metric import Grain
from regional.analysis.trend_rules import OUTSIDE, Direction, looked_at

FEWEST_FOR_LIMITS = 5  # points: with fewer there is a line and nothing else
FEWEST_FOR_RULES = 12  # with fewer the limits are on trial, and only a point outside them counts

# Of a hundred charts of so many points where nothing changes, how many have a special point by this policy:
# 5,000 drawn from one normal distribution, each length. A test draws them again.
FALSE_ALARMS = {5: 1, 9: 2, 11: 3, 12: 5, 16: 8, 20: 12, 24: 16, 28: 19, 32: 22, 40: 28}

LINE_ONLY, TRIAL, FULL = "line only", "trial limits", "full limits"
NO_VARIATION, REFUSED = "no variation", "refused"


def xmr(series: pl.DataFrame, higher_is: Direction | pl.Expr, screen_outliers: bool = False) -> pl.DataFrame:
    """Find the limits of each series and what kind each of its points is.

    series: one row a period: series (any type), period (text or a date that sorts by time) and value
        (null if there is none), and whatever else is to come back.
    higher_is: one word for all, or an expression that has it for each row.

    Returns the same rows in the same order, with
        mean, lower, upper  of the whole series; limits are null where nothing varies, or no two values
                            stand next to each other. A share's may leave 0 to 100.
        point               common, improvement, concern, or for "neither" high and low; null without a
                            value or without limits
    """
    found = looked_at(series, ["series"], higher_is, screen_outliers)
    return found.select(*series.columns, "mean", "lower", "upper", "point")


def verdict(
    series: pl.DataFrame, higher_is: Direction | pl.Expr, grain: Grain | pl.Expr = "period"
) -> pl.DataFrame:
    """The same for people to read: limits only where there are points enough, and nothing across a break.

    series: as for xmr; `breaks`, if it is there, is true where another series begins, counted otherwise
        than before: mean, limits and runs begin anew.
    grain: what a value covers, for all or for each row. Rolling years and years to date are refused: each
        shares most of its months with the one before, so runs come about where nothing changed (in 8 of 10
        charts of 16 quarters).

    Returns the same rows in the same order, with mean, lower, upper and point, and
        part    0 until the first break, 1 from it on, and so forth
        points  values in that part
        state   line only (under 5 points: no limits), trial limits (5 to 11: only a point outside them
                counts), full limits, no variation, or refused
        rule    outside, trend, two of three or shift: why a point is none of the common ones; else null
    """
    breaks = pl.col("breaks").fill_null(False) if "breaks" in series.columns else pl.lit(False)
    parts = breaks.cast(pl.Int64).cum_sum().over("series", order_by="period")
    found = looked_at(series.with_columns(part=parts), ["series", "part"], higher_is, False)
    covers = grain if isinstance(grain, pl.Expr) else pl.lit(grain)
    points, off_trial = pl.col("points"), pl.col("rule").is_not_null() & (pl.col("rule") != OUTSIDE)
    state = (
        pl.when(covers.is_in(["rolling year", "year to date"]))
        .then(pl.lit(REFUSED))
        .when((points < FEWEST_FOR_LIMITS) | pl.col("mean_range").is_null())
        .then(pl.lit(LINE_ONLY))
        .when(pl.col("mean_range") == 0)
        .then(pl.lit(NO_VARIATION))
        .when(points < FEWEST_FOR_RULES)
        .then(pl.lit(TRIAL))
        .otherwise(pl.lit(FULL))
    )
    with_limits, on_trial = pl.col("state").is_in([TRIAL, FULL]), pl.col("state") == TRIAL
    return (
        found.with_columns(state=state)
        .with_columns(
            pl.when(with_limits).then(pl.col("mean", "lower", "upper")),
            point=pl.when(with_limits)
            .then(pl.when(on_trial & off_trial).then(pl.lit("common")).otherwise("point")),
            rule=pl.when(with_limits & ~(on_trial & off_trial)).then("rule"),
        )
        .select(*series.columns, "mean", "lower", "upper", "point", "part", "points", "state", "rule")
    )  # fmt: skip


def false_alarms(points: int) -> int:
    """How many of a hundred such charts chance alone gives a special point; points: 5 or more."""
    return next(share for length, share in reversed(FALSE_ALARMS.items()) if length <= points)
