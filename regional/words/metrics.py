"""What is said of one metric of one council: the newest figure, how old it is, and what it does not mean."""

from datetime import date

import polars as pl

from models.figure import MARKERS
from models.metric import Metric
from models.period import between, kind, last_day
from regional import days
from regional.words.plain import day, first_down, in_period, listed, number, period, published

SERIES = ("ours", "predecessor", "region", "england")  # in the order that a table has them
OLD = 2  # years since a figure's own year ended, from which a headline says so
DIRECTIONS = {
    "better": "Higher is better",
    "worse": "Lower is better",
    "neither": "Neither high nor low is better",
}
IN_A_CELL = {"better": "higher is better", "worse": "lower is better", "neither": "neither is better"}


def heading(council: str, metric: Metric, row: dict | None) -> str:
    """row: of views.metrics.newest, or None where no period has a value."""
    if row is None:
        return f"{metric.title}: no figure of {council} is published"
    value = with_unit(row["value"], metric)
    whose = f"{row['area']}, since replaced" if row["series"] == "predecessor" else council
    others = [
        f"{name} {with_unit(row[key], metric)}"
        for name, key in (("the region", "region"), ("England", "england"))
        if row[key] is not None
    ]
    beside = f"; {listed(others)}" if others else ""
    unsure = ", provisional" if row.get("status") == "provisional" else ""
    return f"{metric.title}: {value} {in_period(row['period'])}{ago(row['period'])} ({whose}{unsure}){beside}"


def dated(text: str) -> str:
    """What a figure is for, and how long ago that ended where it is two years or more."""
    return f"{period(text)}{ago(text)}"


def ago(text: str) -> str:
    """How long ago a period ended, to follow it in a sentence; empty where it is under two years."""
    ended, today = last_day(text), days.today()
    years = today.year - ended.year - ((today.month, today.day) <= (ended.month, ended.day))
    return f", more than {years} years ago" if years >= OLD else ""


def counted(metric: Metric, row: dict) -> str:
    """What the figure rests on: people counted, a survey's margin, published limits, or none of them."""
    if row["margin_of_error"] is not None:
        margin = number(row["margin_of_error"])
        return f"A survey estimate: give or take {margin} (95%, as published)."
    if row.get("lower") is not None and row.get("upper") is not None:
        low, high = number(row["lower"], metric.unit), number(row["upper"], metric.unit)
        return f"95% interval {low} to {high}, as published."
    if metric.unit == "count":
        return ""  # of everybody, and no estimate
    share = metric.unit in ("%", "per 100,000")
    if share and row["numerator"] is not None and row["denominator"] is not None:
        x, n = number(row["numerator"], "count"), number(row["denominator"], "count")
        return f"{x} of {n} as published; counts are rounded by their publisher."
    return "Its interval was not published."


def source(metric: Metric, figures: pl.DataFrame, publications: pl.DataFrame) -> str:
    """The source line: who published the figures drawn, under which code, and the newest year."""
    used = publications.filter(pl.col("id").is_in(figures["publication_id"].unique().to_list()))
    years = figures.drop_nulls("value")["period"]
    codes = ", ".join(figures["code"].unique(maintain_order=True)).replace("_", " ")
    # Of a day its month: "2026-03-31" is March 2026.
    newest = f"newest {when(figures)} {period(years.max()[:7])}" if len(years) else "no value published"
    publishers = "; ".join(used["publisher"].unique(maintain_order=True))
    read_on = max(filter(None, used["read_on"]), default=None)
    read = f", as read on {day(date.fromisoformat(read_on))}" if read_on else ""
    return f"Source: {publishers} ({metric.title}, {codes}), {newest}{read}."


def predecessors(before: pl.DataFrame) -> str:
    """What came before today's council, said plainly; empty if nothing did."""
    ended = before.drop_nulls("until")
    said = [
        f"{row['name']} until {published(str(row['until']))} ({row['relation']})" for row in ended.to_dicts()
    ]
    if not said:
        return ""
    return f"Before reorganisation, shown apart and never added up: {'; '.join(said)}."


def with_unit(value: float, metric: Metric) -> str:
    """A value with its unit, unless the metric's title has said it."""
    shown = number(value, metric.unit)
    return shown if says_its_unit(metric) else f"{shown} {metric.unit}"


def says_its_unit(metric: Metric) -> bool:
    """Whether a number and the metric's title need no unit beside them."""
    return metric.unit in ("%", "score", "count", "ratio") or metric.unit in metric.title


def age(newest: str | None) -> str:
    """newest: the newest period any published figure has a value for."""
    return (
        "Each row shows the newest year with a figure of this council, beside the region's and England's "
        "figure of that year. Figures are as published and rounded by their publisher. The newest of all is "
        f"for {newest}, and many metrics stop earlier: read them as history. No comparison is tested here."
    )


def holes(metric: Metric, figures: pl.DataFrame) -> list[str]:
    """Why the lines have gaps: years that no area has a figure for, and years this council has none for."""
    known = figures.drop_nulls("value")["period"]
    every = between(known.min(), known.max()) if len(known) else []
    said = []
    if years := [year for year in every if year not in figures["period"]]:
        why = "this survey is not held every year"
        if metric.published != "every two years":
            why = (
                f"no file with this metric is loaded for {'that year' if len(years) == 1 else 'those years'}"
            )
        said.append(f"No figure of anybody for {listed([period(each) for each in years])}: {why}.")
    absent = figures.filter(pl.col("series") == "ours", pl.col("value").is_null()).sort("period")
    for (marker,), rows in absent.group_by("marker", maintain_order=True):
        why = MARKERS.get(marker, "not published")
        said.append(
            f"No figure of {rows['area'][0]} for {listed([period(each) for each in rows['period']])}: {why}."
        )
    return said


def series_breaks(breaks: dict[str, str]) -> list[str]:
    """breaks: of views.metrics.breaks."""
    said = [f"The series breaks in {period(year)}: {first_down(why)}." for year, why in breaks.items()]
    return (
        [*said, "The two sides of a dashed line are different things and are not compared."] if said else said
    )


def beneath(metric: Metric, rows: list[dict], figures: pl.DataFrame, before: pl.DataFrame) -> list[str]:
    """What stands under the heading and the trend: the counts, what came before, the caveats, the gaps."""
    said = [counted(metric, rows[0]) if rows else "", predecessors(before), *metric.caveats]
    return [sentence for sentence in [*said, *holes(metric, figures)] if sentence]


def drawn(metric: Metric) -> str:
    """The chart's subtitle: what is counted, in which unit, which way is better."""
    return f"{metric.definition} Unit: {metric.unit}. {DIRECTIONS[metric.higher_is]}."


def how_made(metric: Metric) -> str:
    parts = [numerator(metric)]
    if metric.denominator:
        parts.append(f"**Out of:** {metric.denominator}")
    parts.append(f"**Why it matters:** {metric.why_it_matters}")
    parts += [f"**Series break on {day(each.on)}:** {each.why}" for each in metric.series_breaks]
    return "\n\n".join([*parts, review(metric)])


def numerator(metric: Metric) -> str:
    return f"**What is counted:** {metric.numerator}"


def review(metric: Metric) -> str:
    return f"**Definition checked by:** {metric.checked_by}; next review {day(metric.next_review)}"


def when(figures: pl.DataFrame) -> str:
    """What each figure of a metric is for: "year", or "month"."""
    return "year" if figures.is_empty() or kind(figures["period"][0]) == "year" else "month"
