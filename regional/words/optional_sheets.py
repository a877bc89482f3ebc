"""What the Council page says of a council's waiting list, case audits and index of documents."""

from datetime import date

import polars as pl

from models import quarter as quarters
from models.figure import MARKERS
from regional.words.plain import day, first_up, listed, number, of, several
from regional.words.region import NAMES

NOT_GIVEN, NOT_SHOWN = "not given", "not shown"
HEADING = "Waiting list, case audits and documents"
ROUNDED = (
    "Numbers are rounded to the nearest 5, and those of a few people are not shown: only the council's own "
    "people see them as they were sent"
)
PARTS = {"met": "met the standard", "partly_met": "partly met it", "not_met": "did not"}


def source(quarter: str, exact: bool) -> str:
    """exact: whether the viewer is of the council itself."""
    how = "Numbers are shown as they were sent" if exact else ROUNDED
    return f"Sent by the council for {quarter}. {how}."


def waiting_rounded(frame: pl.DataFrame) -> str:
    """The same for others: what is hidden is in no sum."""
    known = frame.filter(pl.col("waiting") > 0)
    bands = [f"about {row['waiting']:,} {row['band']}" for row in known.iter_rows(named=True)]
    return f"People waiting: {listed(bands)}." if bands else "People waiting: no number can be shown."


def audits_rounded(frame: pl.DataFrame) -> str:
    known = frame.drop_nulls("audited")
    files = f"about {int(known['audited'].sum()):,} in {several(known.height, 'area')}"
    return f"Case files audited: {files}." if known.height else "Case files audited: no number can be shown."


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


def waiting_table(frame: pl.DataFrame, none: str = NOT_GIVEN) -> pl.DataFrame:
    """none: what stands for a number that is not there and has no marker."""
    rows = [
        {
            "Risk band": first_up(row["band"]),
            "People waiting": _count(row["waiting"], none, row["marker"]),
            "Longest wait, days": _count(row["longest_wait"], none),
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


def audits_table(frame: pl.DataFrame, none: str = NOT_GIVEN) -> pl.DataFrame:
    rows = [
        {
            "Practice area": first_up(row["area"]),
            "Audited": _count(row["audited"], none),
            "Met the standard": _count(row["met"], none),
            "Partly met": _count(row["partly_met"], none),
            "Did not meet": _count(row["not_met"], none),
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


def _count(value: int | None, none: str, marker: str | None = None) -> str:
    return MARKERS.get(marker, none) if value is None else number(value)


def _day(given: date | None) -> str:
    return day(given) if given else "–"
