"""A return beside the one before it: every cell that differs, and what somebody should look at."""

from collections.abc import Collection
from dataclasses import replace

import polars as pl

from ingest.council_return.far_from_last import far_from_last
from ingest.council_return.frames import ReturnFrames
from ingest.council_return.gaps import gap
from ingest.council_return.places import rows_of
from ingest.issues import Issue
from ingest.load_earlier import earlier_values
from ingest.load_return import Received
from ingest.workbook import is_workbook
from models.framework import current
from models.return_layout import ANSWERS, FRAMES, OPTIONAL, Rows
from regional.analysis.changes import changed, changed_documents

UNCHANGED = "Unchanged since last quarter?"  # the column's head
KEYS = {
    "scores": ["statement"],
    "answers": ["statement"],
    "figures": ["metric", "breakdown"],
    "evidence": ["statement"],
    "waiting": ["band"],
    "audits": ["area"],
    "documents": ["title"],
}


def changes(before: ReturnFrames, after: ReturnFrames) -> pl.DataFrame:
    """Every cell that differs between two returns, as Preview.changes says; text, null where empty."""
    parts = []
    for sheet, keys in KEYS.items():
        if sheet == "documents":
            found = changed_documents(before.documents, after.documents)
        else:
            found = changed(getattr(before, sheet), getattr(after, sheet), keys)
        breakdown = pl.col("breakdown") if "breakdown" in keys else pl.lit("all")
        about = [pl.lit(sheet).alias("sheet"), pl.col(keys[0]).alias("about"), breakdown.alias("breakdown")]
        parts.append(found.select(*about, "field", "before", "after"))
    return pl.concat(parts).filter(pl.col("field") != "unchanged")


def said_unchanged_but_changed(last: ReturnFrames, frames: ReturnFrames, rows: Rows) -> list[Issue]:
    """Answers marked "Unchanged since last quarter" whose words are not last quarter's."""
    at = {about: tuple(sorted(set(found))) for (sheet, about, _), found in rows.items() if sheet == ANSWERS}
    said = frames.answers.filter(pl.col("unchanged"))["statement"]
    altered = changed(last.answers, frames.answers, ["statement"]).filter(pl.col("field") != "unchanged")
    both = [statement for statement in said if statement in altered["statement"]]
    message = "{} is marked unchanged, but its answers are not last quarter's. They will be stored as given."
    mend = "Change the mark to No if the answers are new."
    return [
        Issue(
            "warning",
            "said_unchanged_but_changed",
            message.format(_name(statement)),
            mend,
            sheet=ANSWERS,
            column=UNCHANGED,
            rows=at.get(statement, ()),
        )
        for statement in both
    ]


def left_out(
    last: ReturnFrames, last_quarter: str, frames: ReturnFrames, asked: Collection[str]
) -> list[Issue]:
    """Sheets that hold less than the last return did: what is left out will be empty, not carried over."""
    issues = []
    for sheet, name in FRAMES.items():
        if sheet == "figures":  # gaps.py tells of those
            continue
        had, has = getattr(last, sheet), getattr(frames, sheet)
        missing = had.join(has, on=KEYS[sheet], how="anti").height
        if missing and (name in asked or name not in OPTIONAL):
            message = f"{missing} of {had.height} rows given for {last_quarter} are not in this file. "
            message += "They will be empty in this return."
            mend = "Fill them in, or submit without them if that is meant."
            issues.append(Issue("warning", "left_out", message, mend, sheet=name))
    return issues


def all_as_before(last: ReturnFrames, last_quarter: str, received: Received) -> list[Issue]:
    """A whole quarter that is the one before, sent again: copied forward, or the wrong file."""
    if last_quarter == received.quarter or not received.has_anything or changes(last, received.frames).height:
        return []
    message = f"Nothing in it differs from {last_quarter}: every score, answer and figure is the same."
    return [
        Issue("warning", "all_as_before", message, "Change what has changed, or submit it if that is meant.")
    ]


def against_earlier(received: Received, last_quarter: str, last: ReturnFrames) -> list[Issue]:
    """What is far from the quarters before, and figures of the last return that are not given now."""
    frames, issues, quarter = received.frames, received.issues, received.quarter
    rows = rows_of(received.content, received.filename)
    found = [
        *all_as_before(last, last_quarter, received),
        *far_from_last(frames, earlier_values(received.ons_code, quarter), quarter, rows),
        *gap(frames, last, last_quarter, rows, issues),
    ]
    if not is_workbook(received.content):  # one sheet for all: the row is the place
        return [replace(issue, sheet=None) for issue in found]
    return found


def _name(statement: str) -> str:
    return next(each.name for each in current().statements if each.id == statement)
