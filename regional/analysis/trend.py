"""Is a series of figures changing, or only varying? XmR charts by Making Data Count's rules.

Two functions: `xmr` is the method at any length, `verdict` what we say of it for short, constant, rolling
and broken series. A period without a value is a row with a null value: a gap, over which nothing is
reckoned and no run goes on.

Sources: NHS England, Making Data Count; the package NHSRplotthedots 0.2.2 (NHS-R), whose choices these
are: seven points make a trend or a shift, and the limits are not screened for outliers. METHODS.md section 3.
"""

from typing import Literal

import polars as pl

from models.metric import Grain

Direction = Literal["better", "worse", "neither"]

REACH = 2.66  # mean moving ranges from the mean to a limit
CLOSE = REACH * 2 / 3  # further than this, and inside the limits, is close to one
SCREENED = 3.267  # a moving range of so many mean ones is left out, once, if outliers are screened
RUN = 7  # points on one side of the mean, or all rising, or all falling
DECIMALS = 9  # of distances in mean moving ranges: 0.1 + 0.2 is on a mean of 0.3

FEWEST_FOR_LIMITS = 5  # points: with fewer there is a line and nothing else
FEWEST_FOR_RULES = 12  # with fewer the limits are on trial, and only a point outside them counts

# Of a hundred charts of so many points where nothing changes, how many have a special point by this policy:
# 5,000 drawn from one normal distribution, each length. A test draws them again.
FALSE_ALARMS = {5: 1, 9: 2, 11: 3, 12: 5, 16: 8, 20: 12, 24: 16, 28: 19, 32: 22, 40: 28}

LINE_ONLY, TRIAL, FULL = "line only", "trial limits", "full limits"
NO_VARIATION, REFUSED = "no variation", "refused"
OUTSIDE, TREND, TWO_OF_THREE, SHIFT = "outside", "trend", "two of three", "shift"


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
    found = _looked_at(series, ["series"], higher_is, screen_outliers)
    return found.select(*series.columns, "mean", "lower", "upper", "point")


def verdict(series: pl.DataFrame, higher_is: Direction | pl.Expr, grain: Grain = "period") -> pl.DataFrame:
    """The same for people to read: limits only where there are points enough, and nothing across a break.

    series: as for xmr; `breaks`, if it is there, is true where another series begins, counted otherwise
        than before: mean, limits and runs begin anew.
    grain: what a value covers. Rolling years and years to date are refused: each shares most of its months
        with the one before, so runs come about where nothing changed (in 8 of 10 charts of 16 quarters).

    Returns the same rows in the same order, with mean, lower, upper and point, and
        part    0 until the first break, 1 from it on, and so forth
        points  values in that part
        state   line only (under 5 points: no limits), trial limits (5 to 11: only a point outside them
                counts), full limits, no variation, or refused
        rule    outside, trend, two of three or shift: why a point is none of the common ones; else null
    """
    breaks = pl.col("breaks").fill_null(False) if "breaks" in series.columns else pl.lit(False)
    parts = breaks.cast(pl.Int64).cum_sum().over("series", order_by="period")
    found = _looked_at(series.with_columns(part=parts), ["series", "part"], higher_is, False)
    points, off_trial = pl.col("points"), pl.col("rule").is_not_null() & (pl.col("rule") != OUTSIDE)
    state = (
        pl.when(pl.lit(grain in ("rolling year", "year to date")))
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


def _looked_at(
    series: pl.DataFrame, keys: list[str], higher_is: Direction | pl.Expr, screen: bool
) -> pl.DataFrame:
    """The rows as they came, with limits and kinds, and points, mean_range and rule beside them."""
    better = higher_is if isinstance(higher_is, pl.Expr) else pl.lit(higher_is)
    by_time = series.with_columns(_better=better).with_row_index("_row").sort(*keys, "period")
    narrow = by_time.select("_row", "value", "_better", _of=pl.struct(keys).rle_id())
    kinds = _kinds(_runs(_distances(_limits(narrow, screen))))
    columns = ["mean", "lower", "upper", "point", "points", "mean_range", "rule"]
    return series.hstack(kinds.sort("_row").select(columns))


def _limits(rows: pl.DataFrame, screen: bool) -> pl.DataFrame:
    of, value = pl.col("_of"), pl.col("value")
    step = pl.when(of == of.shift()).then(value - value.shift())
    rows = rows.with_columns(_step=step, _range=step.abs())
    kept = pl.col("_range")
    if screen:
        usual = kept < SCREENED * kept.mean().over("_of")
        kept = pl.when(usual).then(kept)
    each = rows.group_by("_of", maintain_order=True).agg(mean=value.mean(), points=value.count())
    ranges = rows.select("_of", kept.alias("_kept")).group_by("_of").agg(mean_range=pl.col("_kept").mean())
    each = each.join(ranges, on="_of", how="left")
    reach = REACH * pl.when(pl.col("mean_range") > 0).then("mean_range")
    each = each.with_columns(lower=pl.col("mean") - reach, upper=pl.col("mean") + reach)
    return rows.join(each, on="_of", how="left", maintain_order="left")


def _distances(rows: pl.DataFrame) -> pl.DataFrame:
    """How far each point is from the mean and from the point before, in mean moving ranges."""
    unit = pl.when(pl.col("mean_range") > 0).then("mean_range")
    away = ((pl.col("value") - pl.col("mean")) / unit).round(DECIMALS)
    rows = rows.with_columns(_away=away, _step=(pl.col("_step") / unit).round(DECIMALS).sign())
    return rows.with_columns(_side=pl.col("_away").sign())


def _runs(rows: pl.DataFrame) -> pl.DataFrame:
    """Number the runs on one side of the mean, and those of steps in one direction, and measure them."""
    of = pl.col("_of")
    for name in ("_side", "_step"):
        begins = of.ne_missing(of.shift()) | pl.col(name).ne_missing(pl.col(name).shift())
        rows = rows.with_columns(begins.cast(pl.UInt32).cum_sum().alias(f"{name}_run"))
        rows = rows.with_columns(pl.len().over(f"{name}_run").alias(f"{name}_long"))
    return rows


def _kinds(rows: pl.DataFrame) -> pl.DataFrame:
    side, step, run = pl.col("_side"), pl.col("_step"), pl.col("_side_run")
    outside = pl.col("_away").abs() > REACH
    close = (pl.col("_away").abs() > CLOSE) & ~outside
    lasting = pl.when((step != 0) & (pl.col("_step_long") >= RUN - 1)).then(step)
    trend = pl.coalesce(lasting, lasting.shift(-1))  # the point that the first of the steps starts from
    near = close.cast(pl.Int8)
    third = (run == run.shift(2)) & (near + near.shift(1) + near.shift(2) >= 2)
    two = close & (third | third.shift(-1) | third.shift(-2)).fill_null(False)
    shift = (side != 0) & (pl.col("_side_long") >= RUN)
    rule = (
        pl.when(outside).then(pl.lit(OUTSIDE))
        .when(trend.is_not_null()).then(pl.lit(TREND))
        .when(two).then(pl.lit(TWO_OF_THREE))
        .when(shift).then(pl.lit(SHIFT))
    )  # fmt: skip
    rows = rows.with_columns(rule=pl.when(side.is_not_null()).then(rule), _trend=trend)
    toward = pl.when(pl.col("rule") == TREND).then("_trend").otherwise("_side")
    good, rises = pl.col("_better"), toward > 0
    point = (
        pl.when(side.is_null()).then(None)
        .when(pl.col("rule").is_null()).then(pl.lit("common"))
        .when(good == "neither").then(pl.when(rises).then(pl.lit("high")).otherwise(pl.lit("low")))
        .when(rises == (good == "better")).then(pl.lit("improvement"))
        .otherwise(pl.lit("concern"))
    )  # fmt: skip
    return rows.with_columns(point=point)
