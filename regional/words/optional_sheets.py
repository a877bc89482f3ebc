"""What the Council page says of a council's waiting list, case audits and index of documents."""

from datetime import date

import polars as pl

from models import quarter as quarters
from models.figure import MARKERS
from regional.words.plain import day, first_up, listed, number, of, several
from regional.words.region import NAMES

HEADING = "Waiting list, case audits and documents"
PARTS = {"met": "met the standard", "partly_met": "partly met it", "not_met": "did not"}


def source(quarter: str) -> str:
    return f"Sent by the council for {quarter}; tier: council. Numbers are shown as they were sent."


def waiting(frame: pl.DataFrame) -> str:
    """214 people wait: 12 red, longest 96 days; 80 amber, longest 60 days; 122 green.

    frame: of data.own_waiting. A band without a number is named and not counted.
    """
    known = frame.drop_nulls("waiting")
    unknown = frame.filter(pl.col("waiting").is_null())["band"].to_list()
    left_out = f" Not counted, because no number was given: {listed(unknown)}." if unknown else ""
    if known.is_empty():
        return f"How many people wait is not known.{left_out}"
    total = int(known["waiting"].sum())
    if not total:
        return f"Nobody waits.{left_out}" if not unknown else f"Nobody waits in the other bands.{left_out}"
    bands = "; ".join(_band(row) for row in known.iter_rows(named=True) if row["waiting"])
    return f"{several(total, 'person waits', 'people wait')}: {bands}.{left_out}"


def _band(row: dict) -> str:
    longest = "" if row["longest_wait"] is None else f", longest {several(row['longest_wait'], 'day')}"
    return f"{row['waiting']:,} {row['band']}{longest}"


def waiting_table(frame: pl.DataFrame) -> pl.DataFrame:
    rows = [
        {
            "Risk band": first_up(row["band"]),
            "People waiting": _count(row["waiting"], row["marker"]),
            "Longest wait, days": _count(row["longest_wait"]),
            "Note": row["note"] or "–",
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def audits(frame: pl.DataFrame) -> str:
    """64 case files were audited in 3 areas: 40 met the standard, 15 partly met it, 9 did not.

    frame: of data.own_audits. Files in none of the three are counted apart.
    """
    known = frame.drop_nulls("audited")
    files = int(known["audited"].sum())
    if not files:
        return (
            "No case file was audited." if known.height else "How many case files were audited is not known."
        )
    counts = {part: int(known[part].sum()) for part in PARTS}
    rest = files - sum(counts.values())
    said = [f"{n:,} {PARTS[part]}" for part, n in counts.items() if n]
    said += [f"{several(rest, 'is', 'are')} in none of the three"] if rest else []
    audited = several(files, "case file was", "case files were")
    return f"{audited} audited in {several(known.height, 'area')}: {', '.join(said)}."


def audits_table(frame: pl.DataFrame) -> pl.DataFrame:
    rows = [
        {
            "Practice area": first_up(row["area"]),
            "Audited": _count(row["audited"]),
            "Met the standard": _count(row["met"]),
            "Partly met": _count(row["partly_met"]),
            "Did not meet": _count(row["not_met"]),
            "Note": row["note"] or "–",
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def documents(frame: pl.DataFrame, quarter: str) -> str:
    """12 documents are listed, for 5 of 9 statements; 2 were due for review by 30 September 2026

    frame: of data.own_documents; due: by the last day of the quarter.
    """
    are = several(frame.height, "document is", "documents are")
    statements = frame["statement"].drop_nulls().n_unique()
    end = quarters.ends(quarter)
    due = frame.filter(pl.col("next_review") <= end).height
    were = f"; {several(due, 'was', 'were')} due for review by {day(end)}" if due else ""
    return f"{are} listed, for {of(statements, len(NAMES))} statements{were}"


def documents_table(frame: pl.DataFrame) -> pl.DataFrame:
    """By statement in CQC's order, what is about no one statement last; then as they were listed."""
    order = {statement: place for place, statement in enumerate(NAMES)}
    rows = sorted(frame.to_dicts(), key=lambda row: (order.get(row["statement"], len(order)), row["row"]))
    return pl.DataFrame(
        [
            {
                "Statement": NAMES.get(row["statement"], "–"),
                "Title": row["title"] or "–",
                "Kind": first_up(row["kind"] or "–"),
                "Dated": _day(row["dated"]),
                "Reference or version": row["reference"] or "–",
                "Next review": _day(row["next_review"]),
            }
            for row in rows
        ]
    )


def _count(value: int | None, marker: str | None = None) -> str:
    return MARKERS.get(marker, "not given") if value is None else number(value)


def _day(given: date | None) -> str:
    return day(given) if given else "–"
