"""The rules of an XmR chart, over many series at once: limits, runs, and which rule makes a point special.

Distances are reckoned in mean moving ranges, so another unit or another zero changes nothing, and rounded, so
that a tie of decimals is a tie. The sources are in trend.py.
"""

from typing import Literal

import polars as pl

Direction = Literal["better", "worse", "neither"]

REACH = 2.66  # mean moving ranges from the mean to a limit
CLOSE = REACH * 2 / 3  # further than this, and inside the limits, is close to one
SCREENED = 3.267  # a moving range of so many mean ones is left out, once, if outliers are screened
RUN = 7  # points on one side of the mean, or all rising, or all falling
DECIMALS = 9  # of distances in mean moving ranges: 0.1 + 0.2 is on a mean of 0.3

OUTSIDE, TREND, TWO_OF_THREE, SHIFT = "outside", "trend", "two of three", "shift"


def looked_at(
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
