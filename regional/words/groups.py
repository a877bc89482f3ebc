"""The groups of people that a figure is about, in words; and a figure that a publisher restated."""

import re

import polars as pl

from models.figure import MARKERS
from models.metric import Metric
from regional.words.plain import in_period, number, period, several

SHOWN_AS = {
    "all": "everybody",
    "female": "women",
    "male": "men",
}
AS_KNOWN = {"now": "as now known", "first": "as first published"}


def group(breakdown: str) -> str:
    """ "65 and over" is "aged 65 and over"; "female" is "women"; what we have no word for stays."""
    if ", " in breakdown:  # two at once: "community, 18-64"
        return ", ".join(map(group, breakdown.split(", ")))
    if breakdown in SHOWN_AS:
        return SHOWN_AS[breakdown]
    text = re.sub(r"^(\d+)-(\d+)$", r"\1 to \2", breakdown)
    return f"aged {text}" if text[:1].isdigit() else text


def of_group(metric: Metric, breakdown: str) -> Metric:
    """The metric with its group in the title, so that nothing shown of a group passes for everybody's."""
    if breakdown == "all":
        return metric
    return metric.model_copy(update={"title": f"{metric.title} ({group(breakdown)})"})


def figure(value: float | None, marker: str | None, unit: str, status: str = "current") -> str:
    """A figure as a table shows it: its value, or why there is none; provisional is said."""
    if value is None:
        return MARKERS.get(marker or "", "not published")
    said = number(value, unit)
    return f"{said} (provisional)" if status == "provisional" else said


def table(newest: dict[str, dict], unit: str, area: str) -> pl.DataFrame:
    """One row a group. newest: a figure by its breakdown."""
    rows = [
        {
            "Group": group(breakdown),
            "For": period(row["period"]),
            area: figure(row["value"], row["marker"], unit, row["status"]),
            "Give or take, or interval": _limits(row, unit),
            "Out of, as published": number(row["denominator"], "count"),
        }
        for breakdown, row in newest.items()
    ]
    return pl.DataFrame(rows)


def _limits(row: dict, unit: str) -> str:
    """How sure a figure is, as its publisher said it."""
    if row["margin_of_error"] is not None:
        return number(row["margin_of_error"])
    if row["lower"] is None or row["upper"] is None:
        return "–"
    return f"{number(row['lower'], unit)} to {number(row['upper'], unit)}"


def table_heading(groups: int, newest: str) -> str:
    when = f" {in_period(newest)}" if newest else ""
    return f"By group of people{when}: {several(groups, 'group')}"


def restated_heading(restated: pl.DataFrame) -> str:
    return f"{several(restated.height, 'figure')} here {'was' if restated.height == 1 else 'were'} restated"


def restated(frame: pl.DataFrame, unit: str) -> pl.DataFrame:
    """One row a figure: what it was as first published, and what it is now."""
    rows = [
        {
            "Area": row["area"],
            "For": period(row["period"]),
            "As first published": figure(row["first_value"], row["first_marker"], unit),
            "As now known": figure(row["value"], row["marker"], unit),
            "First in": row["first_publication"],
            "Now from": row["publication_id"],
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def known_faults(publications: pl.DataFrame, used: list[str]) -> str:
    """What is known to be wrong with the publications that these figures are from, each fault said once."""
    rows = publications.filter(pl.col("id").is_in(used))
    said: dict[str, None] = {}
    for text in rows["known_faults"]:
        said |= dict.fromkeys(each.rstrip(".") for each in re.split(r"(?<=\.)\s+(?=[A-Z])", text))
    faults = [each for each in said if each and each != "None known"]
    return f"Known faults: {'. '.join(faults)}." if faults else "Known faults: none."
