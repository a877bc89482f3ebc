"""The tables of the Council page."""

import polars as pl

from models.assessment import CHECKS
from models.figure import MARKERS
from models.metric import metrics
from regional.words.metrics import IN_A_CELL
from regional.words.plain import day, number, of, period
from regional.words.region import NAMES
from regional.words.sign_off import MARK, state

QUARTERS_SHOWN = 6


def statements(frame: pl.DataFrame, peers_name: str) -> pl.DataFrame:
    """One row a statement: published and own score, and how many peers are below, level and above."""
    rows = [
        {
            "Statement": NAMES[row["statement"]],
            "Published": _score(row),
            "How it was read": CHECKS.get(row["check"], ""),
            "Own": str(row["own"]) if row["own"] is not None else "not given",
            f"Below, of {peers_name}": _place(row, "below"),
            "Level": _place(row, "same"),
            "Above": _place(row, "above"),
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def on_a_phone(frame: pl.DataFrame) -> pl.DataFrame:
    """The same in four narrow columns."""
    rows = [
        {
            "Statement": NAMES[row["statement"]],
            "CQC": _score(row),
            "Own": str(row["own"]) if row["own"] is not None else "–",
            "Peers at 3 or above": of(row["peers_3"] + row["peers_4"], row["peers_known"]),
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def newest_figures(newest: pl.DataFrame, region: str) -> pl.DataFrame:
    """One row a metric, by title: what it is for, the council, its region, England, which way is better."""
    rows = []
    for row in newest.iter_rows(named=True):
        metric = metrics()[row["metric"]]
        unit = metric.unit
        whose = f" ({row['area']})" if row["series"] == "predecessor" else ""
        rows.append(
            {
                "Metric": metric.title,
                "Unit": unit,
                "For": period(row["period"]),
                "Council": number(row["value"], unit) + whose,
                region: number(row["region"], unit),
                "England": number(row["england"], unit),
                "Direction": IN_A_CELL[metric.higher_is],
            }
        )
    return pl.DataFrame(rows).sort("Metric") if rows else pl.DataFrame()


def versions(frame: pl.DataFrame) -> pl.DataFrame:
    """One row a version of a return, newest first."""
    rows = [
        {
            "Quarter": row["quarter"],
            "Version": row["version"],
            "State": state(row),
            "Stored": day(row["stored_at"]),
            "File": row["filename"],
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def figures_sent(figures: pl.DataFrame) -> pl.DataFrame:
    """The council's own figures, exact: one row a metric, the newest quarters as columns, newest first."""
    quarters = sorted(figures["quarter"].unique(), reverse=True)[:QUARTERS_SHOWN]
    rows = []
    for (metric, breakdown), mine in figures.group_by("metric", "breakdown", maintain_order=True):
        unit, title = metrics()[metric].unit, metrics()[metric].title + _group(breakdown)
        sent = {row["quarter"]: _sent(row, unit) for row in mine.iter_rows(named=True)}
        rows.append({"Metric": title, "Unit": unit} | {each: sent.get(each, "not sent") for each in quarters})
    return pl.DataFrame(rows).sort("Metric")


def answers(frame: pl.DataFrame) -> pl.DataFrame:
    """What the council said of each statement in its return; an empty answer is a dash.

    Where any of it was copied from the quarter before and not changed, a column says of which.
    """
    rows = [
        {
            "Statement": NAMES[row["statement"]],
            "How are we doing?": row["how_are_we_doing"] or "–",
            "How do we know?": row["how_do_we_know"] or "–",
            "What are we going to do?": row["what_next"] or "–",
        }
        | ({"Since last quarter": MARK if row["carried"] else "–"} if frame["carried"].any() else {})
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _group(breakdown: str) -> str:
    return "" if breakdown == "all" else f" ({breakdown})"


def _sent(row: dict, unit: str) -> str:
    return number(row["value"], unit) if row["value"] is not None else MARKERS.get(row["marker"], "not given")


def _score(row: dict) -> str:
    if row["published"] is None:
        return "not known"
    return f"{row['published']} (pilot)" if row["indicative"] else str(row["published"])


def _place(row: dict, column: str) -> str:
    return of(row[column], row["peers_known"]) if row[column] is not None else "not compared"
