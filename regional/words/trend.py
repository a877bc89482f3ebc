"""Whether a series is changing or only varying, in words: the verdict on its newest point."""

import polars as pl

from models.metric import Metric
from regional.analysis.slope import slope
from regional.analysis.trend import (
    FEWEST_FOR_LIMITS,
    FEWEST_FOR_RULES,
    LINE_ONLY,
    NO_VARIATION,
    REFUSED,
    TRIAL,
    false_alarms,
)
from regional.analysis.trend_rules import OUTSIDE, RUN, SHIFT, TREND
from regional.words.metrics import with_unit
from regional.words.plain import number, several

# A special point in a word, beside its shape.
KINDS = {"improvement": "improvement", "concern": "concern", "high": "unusual", "low": "unusual"}
SIGNS = {
    "improvement": "a sign of improvement",
    "concern": "a sign of concern",
    "high": "a sign of change, and neither high nor low is better",
    "low": "a sign of change, and neither high nor low is better",
}
ICONS = {
    "improvement": "improvement (square)",
    "concern": "concern (triangle)",
    "high": "unusual, high (diamond)",
    "low": "unusual, low (diamond)",
    "common": "common",
}
HOW_MADE = (
    "The trend is tested as NHS England's Making Data Count does it (an XmR chart). The limits lie 2.66 "
    "times the average step from one figure to the next above and below the mean; no step is left out as an "
    f"outlier. A point is special if it lies outside the limits, is one of {RUN} that rise or fall one after "
    f"another, is one of two in three close to a limit, or is one of {RUN} on one side of the mean. A tie, "
    f"or a point on the mean, ends a run. Under {FEWEST_FOR_LIMITS} points there are no limits; from "
    f"{FEWEST_FOR_LIMITS} to {FEWEST_FOR_RULES - 1} they are on trial, and only a point outside them counts. "
    "A period without a figure ends every run, and at a series break all begins anew. Rolling years and "
    "years to date are not tested. A square is an improvement, a triangle a concern, a diamond unusual "
    "where neither high nor low is better."
)


def limit_names(trial: bool) -> tuple[str, str, str]:
    on = "trial " if trial else ""
    return f"upper {on}limit", "mean", f"lower {on}limit"


def verdict(metric: Metric, judged: pl.DataFrame, period: str) -> str:
    """The sentence on the newest point. judged: of views.trend; period: quarter or year, for a point."""
    known = judged.drop_nulls("value")
    if known.is_empty():
        return ""
    newest = known.row(-1, named=True)
    of_part = known.filter(pl.col("part") == newest["part"])
    points = several(newest["points"], f"{period}ly point")
    since = " since the series break" if newest["part"] else ""
    if newest["state"] == REFUSED:
        return (
            f"No verdict on the trend: a figure here covers more than its own {period}, so it shares months "
            "with the one before, and runs come about where nothing changed."
        )
    if newest["state"] == LINE_ONLY and newest["points"] < FEWEST_FOR_LIMITS:
        return f"No verdict on the trend: {points}{since}, and a line needs five."
    if newest["state"] == LINE_ONLY:
        return f"No verdict on the trend: no two {period}s with a figure follow each other{since}."
    value = with_unit(newest["value"], metric)
    if newest["state"] == NO_VARIATION:
        return f"No variation: {points}{since} are all {value}."
    trial = f", on trial limits from {points}{since}" if newest["state"] == TRIAL else ""
    if newest["point"] == "common":
        lower, upper = possible(newest["lower"], metric.unit), possible(newest["upper"], metric.unit)
        usual = f"{number(lower, metric.unit)} to {number(upper, metric.unit)}"
        return f"The newest figure, {value}, is within its usual range ({usual}): no sign of change{trial}."
    return f"The newest figure, {value}, {_why(newest, of_part, metric)}: {SIGNS[newest['point']]}{trial}."


def possible(limit: float, unit: str) -> float:
    """A limit as it is read out: no share is under 0 or over 100, and nothing that is counted is under 0."""
    return min(max(limit, 0), 100) if unit == "%" else max(limit, 0)


def sentences(metric: Metric, judged: pl.DataFrame, period: str) -> list[str]:
    """The verdict, which earlier points are special, and how many chance gives."""
    if judged.is_empty() and period == "year":
        return ["No verdict on the trend: today's council has no yearly point of its own."]
    said = [verdict(metric, judged, period), earlier(judged, period), chance(judged)]
    return [sentence for sentence in said if sentence]


def earlier(judged: pl.DataFrame, period: str) -> str:
    """How many points before the newest figure are special, by kind, and when the last was."""
    special = judged.drop_nulls("value")[:-1].filter(pl.col("point").is_in(list(KINDS)))
    kinds = special.with_columns(kind=pl.col("point").replace_strict(KINDS)).group_by(
        "kind", maintain_order=True
    )
    told = [
        f"{kind} in {several(rows.height, period)}, last in {rows['period'][-1]}" for (kind,), rows in kinds
    ]
    return f"Special earlier, against the same mean: {'; '.join(told)}.{_one_change(judged)}" if told else ""


def _one_change(judged: pl.DataFrame) -> str:
    """Whether earlier points are special only because a later change moved the mean away from them."""
    known = judged.drop_nulls("value")
    kinds = {"improvement": "concern", "concern": "improvement", "high": "low", "low": "high"}
    other = kinds.get(known["point"][-1])
    if other is None or other not in known["point"]:
        return ""
    return (
        " One mean is drawn over the whole line, so a lasting change leaves the points before it on the "
        "mean's other side: that is one change, told from both ends."
    )


def chance(judged: pl.DataFrame) -> str:
    """How often such a chart has a special point where nothing changes; empty without limits."""
    limited = judged.drop_nulls("mean")
    if limited.is_empty():
        return ""
    points = limited["points"].max()
    return (
        f"Of 100 charts of {points} points where nothing changes, about {false_alarms(points)} have a "
        "special one."
    )


def in_a_cell(row: dict) -> str:
    """Of one row, for a table."""
    if row["point"] is None:
        return {REFUSED: "not tested", NO_VARIATION: "no variation"}.get(row["state"], "–")
    return f"{ICONS[row['point']]}: {row['rule']}" if row["rule"] else ICONS[row["point"]]


def short_series(judged: pl.DataFrame) -> str:
    """For a series on trial: which way it goes as a whole. Empty for others, and where a point is missing."""
    known = judged.drop_nulls("value")
    if known.is_empty() or known["state"][-1] != TRIAL:
        return ""
    values = judged.filter(pl.col("part") == known["part"][-1])["value"]
    if values.null_count() or values.len() != known["points"][-1]:
        return ""
    found = slope(values.to_list())
    return (
        f"Over these {values.len()} points the middle step from one to the next is "
        f"{number(found.per_period)} (Theil and Sen); Kendall's tau against time is "
        f"{number(found.tau, 'ratio')}, p {found.p:.2f}."
    )


def _why(newest: dict, of_part: pl.DataFrame, metric: Metric) -> str:
    above = newest["value"] > newest["mean"]
    side, limit = ("above", "upper") if above else ("below", "lower")
    limit_shown = number(newest[limit], metric.unit)
    if newest["rule"] == OUTSIDE:
        return f"is {side} the {limit} limit, {limit_shown}"
    if newest["rule"] == TREND:
        rising = of_part["value"][-1] > of_part["value"][-2]
        return f"ends a run of {RUN} or more that {'rise' if rising else 'fall'} one after another"
    if newest["rule"] == SHIFT:
        return f"is one of {RUN} or more in a row {side} the mean, {number(newest['mean'], metric.unit)}"
    return f"is one of two in three close to the {limit} limit, {limit_shown}"
