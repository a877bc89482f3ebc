"""How long XmR charts take for everybody at once: `python -m benchmarks.trends`.

153 councils, 59 metrics and 40 quarters: 9,027 series of 40 points, invented with a fixed seed, one value
in fifty missing and one series in nine broken. `verdict` over all of them, beside the same rules written for
pandas, and beside the same function called for one series after the other (a sample of them, times the rest).
All three must give the same kinds.
"""

from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd
import polars as pl

from benchmarks import machine
from regional.analysis.trend import FEWEST_FOR_LIMITS, FEWEST_FOR_RULES, verdict
from regional.analysis.trend_rules import CLOSE, DECIMALS, REACH, RUN

COUNCILS, METRICS, QUARTERS = 153, 59, 40
SEED, ROUNDS, SAMPLE = 20261126, 7, 150
WAYS = ("better", "worse", "neither")


def invented() -> pl.DataFrame:
    random = np.random.default_rng(SEED)
    many = COUNCILS * METRICS
    values = random.normal(50, 5, (many, QUARTERS)) + random.normal(0, 0.2, (many, 1)) * np.arange(QUARTERS)
    missing = random.random((many, QUARTERS)) < 1 / 50
    of = np.repeat(np.arange(many), QUARTERS)
    quarter = np.tile(np.arange(QUARTERS), many)
    return pl.DataFrame(
        {
            "series": of,
            "period": quarter,
            "value": pl.Series(np.where(missing, np.nan, values.round(1)).ravel(), nan_to_null=True),
            "breaks": (of % 9 == 0) & (quarter == 25),
            "higher_is": pl.Series(np.array(WAYS)[of % METRICS % 3]),
        }
    )


def at_once(series: pl.DataFrame) -> pl.DataFrame:
    return verdict(series, pl.col("higher_is"))


def one_by_one(series: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([at_once(each) for each in series.partition_by("series", maintain_order=True)])


def in_pandas(series: pd.DataFrame) -> pd.Series:
    """The same policy in pandas: the kind of each point, None where it has none."""
    part = series.groupby("series")["breaks"].cumsum()
    new = (series["series"] != series["series"].shift()) | (part != part.shift())
    of, value = new.cumsum(), series["value"]
    step = value.diff().where(~new)
    ranges, mean = step.abs().groupby(of).transform("mean"), value.groupby(of).transform("mean")
    ranges = ranges.where(ranges > 0)
    points = value.groupby(of).transform("count")
    away = ((value - mean) / ranges).round(DECIMALS)
    side, step = np.sign(away), np.sign((step / ranges).round(DECIMALS))
    side_run, side_long = _runs(side, new)
    _, step_long = _runs(step, new)
    outside = away.abs() > REACH
    close = (away.abs() > CLOSE) & ~outside
    lasting = step.where((step != 0) & (step_long >= RUN - 1))
    trend = lasting.fillna(lasting.shift(-1))
    near = close.astype(int)
    third = (side_run == side_run.shift(2)) & (near + near.shift(1) + near.shift(2) >= 2)
    two = close & (third | third.shift(-1, fill_value=False) | third.shift(-2, fill_value=False))
    shift = (side != 0) & side.notna() & (side_long >= RUN)
    full = points >= FEWEST_FOR_RULES
    special = outside | (full & (trend.notna() | two | shift))
    rises = np.where(~outside & trend.notna() & full, trend, side) > 0
    way = series["higher_is"]
    judged = np.where(rises == (way == "better"), "improvement", "concern")
    kind = np.where(way == "neither", np.where(rises, "high", "low"), judged)
    kind = pd.Series(np.where(special, kind, "common"), index=series.index, dtype=object)
    return kind.where(side.notna() & (points >= FEWEST_FOR_LIMITS), None)


def _runs(signs: pd.Series, new: pd.Series) -> tuple[pd.Series, pd.Series]:
    run = (new | (signs.fillna(9) != signs.fillna(9).shift())).cumsum()
    return run, run.groupby(run).transform("size")


def timed(do, *given, rounds: int = ROUNDS) -> tuple[float, object]:
    """The median of some rounds in seconds, after one uncounted, and what was given."""
    found, taken = do(*given), []
    for _ in range(rounds):
        begun = perf_counter()
        found = do(*given)
        taken.append(perf_counter() - begun)
    return median(taken), found


def main() -> None:
    series = invented()
    many = COUNCILS * METRICS
    seconds, kinds = timed(at_once, series)
    beside, by_pandas = timed(in_pandas, series.to_pandas())
    sample = series.filter(pl.col("series") < SAMPLE)
    looped, by_loop = timed(one_by_one, sample, rounds=1)
    assert by_loop["point"].equals(kinds["point"].head(by_loop.height)), "one by one gives something else"
    assert kinds["point"].equals(pl.Series("point", by_pandas, pl.String)), "pandas gives something else"
    print(f"XmR charts with verdicts: {many:,} series of {QUARTERS} points\n{machine.described()}\n")
    print(f"all at once                {seconds:8.2f} s")
    print(f"the same rules in pandas   {beside:8.2f} s")
    print(f"one series after another   {looped / SAMPLE * many:8.1f} s  (from {SAMPLE} of them)")


if __name__ == "__main__":
    main()
