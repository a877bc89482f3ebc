"""A council's return: the template out, the filled file in, a look at it, and storing it."""

from dataclasses import dataclass

import polars as pl

from ingest import template as templates
from ingest.council_return import read_return
from ingest.issues import Issue
from ingest.load_return import Received, Stored, last_return, store_return
from ingest.return_frames import ReturnFrames
from models.council import Council
from models.framework import current
from regional import access, data
from regional.access import Viewer
from regional.analysis.changes import changed

SHEETS = {"scores": "Scores", "answers": "Answers", "figures": "Metrics", "evidence": "Evidence scores"}
KEYS = {
    "scores": ["statement"],
    "answers": ["statement"],
    "figures": ["metric", "breakdown"],
    "evidence": ["statement"],
}


@dataclass(frozen=True)
class Preview:
    """A file as it would be stored, before anything is."""

    received: Received
    last_quarter: str | None  # the quarter it is compared with; null if the council sent none before
    changes: pl.DataFrame  # sheet, about (statement or metric), breakdown, field, before, after

    @property
    def to_mend(self) -> list[Issue]:
        return [issue for issue in self.received.issues if issue.level == "error"]

    @property
    def to_look_at(self) -> list[Issue]:
        return [issue for issue in self.received.issues if issue.level == "warning"]

    @property
    def may_be_submitted(self) -> bool:
        return self.received.clean and self.received.has_anything

    @property
    def may_be_kept(self) -> bool:
        """As a draft: a file refused as a whole has nothing to keep."""
        return self.received.has_anything


def template(viewer: Viewer, council: dict, quarter: str, *, long_form: bool = False) -> bytes:
    """The workbook to fill in, or the same as .csv, with what the council last submitted.

    council: a row of data.councils.
    """
    _must_be_allowed(viewer, council["ons_code"])
    make = templates.long_form if long_form else templates.workbook
    return make(Council(**council), quarter)


def preview(viewer: Viewer, council: dict, quarter: str, filename: str, content: bytes) -> Preview:
    """Read a file and compare it with the last return; nothing is stored."""
    _must_be_allowed(viewer, council["ons_code"])
    evidence = data.asks_for_evidence_scores(viewer, council["region"])
    frames, issues = read_return(content, filename, council["ons_code"], quarter, evidence)
    last_quarter, last = last_return(council["ons_code"], quarter)
    if last_quarter:
        issues = [*issues, *said_unchanged_but_changed(last, frames), *left_out(last, last_quarter, frames)]
    received = Received(council["ons_code"], quarter, filename, content, frames, issues)
    return Preview(received, last_quarter, changes(last, frames))


def store(viewer: Viewer, looked_at: Preview, stage: str) -> Stored:
    """Keep it as a draft or submit it. Raises PermissionError, or ValueError if it may not be stored so."""
    _must_be_allowed(viewer, looked_at.received.ons_code)
    return store_return(looked_at.received, stage, viewer.person)


def changes(before: ReturnFrames, after: ReturnFrames) -> pl.DataFrame:
    """Every cell that differs between two returns, as Preview.changes says; text, null where empty."""
    parts = []
    for sheet, keys in KEYS.items():
        found = changed(getattr(before, sheet), getattr(after, sheet), keys)
        breakdown = pl.col("breakdown") if "breakdown" in keys else pl.lit("all")
        about = [pl.lit(sheet).alias("sheet"), pl.col(keys[0]).alias("about"), breakdown.alias("breakdown")]
        parts.append(found.select(*about, "field", "before", "after"))
    return pl.concat(parts).filter(pl.col("field") != "unchanged")


def said_unchanged_but_changed(last: ReturnFrames, frames: ReturnFrames) -> list[Issue]:
    """Answers marked "Unchanged since last quarter" whose words are not last quarter's."""
    said = frames.answers.filter(pl.col("unchanged"))["statement"]
    altered = changed(last.answers, frames.answers, ["statement"]).filter(pl.col("field") != "unchanged")
    both = [statement for statement in said if statement in altered["statement"]]
    message = "{} is marked unchanged, but its answers are not last quarter's. They will be stored as given."
    mend = "Change the mark to No if the answers are new."
    return [
        Issue(
            "warning", "said_unchanged_but_changed", message.format(_name(statement)), mend, sheet="Answers"
        )
        for statement in both
    ]


def left_out(last: ReturnFrames, last_quarter: str, frames: ReturnFrames) -> list[Issue]:
    """Sheets that hold less than the last return did: what is left out will be empty, not carried over."""
    issues = []
    for sheet, name in SHEETS.items():
        had, has = getattr(last, sheet), getattr(frames, sheet)
        missing = had.join(has, on=KEYS[sheet], how="anti").height
        if missing:
            message = f"{missing} of {had.height} rows given for {last_quarter} are not in this file. "
            message += "They will be empty in this return."
            mend = "Fill them in, or submit without them if that is meant."
            issues.append(Issue("warning", "left_out", message, mend, sheet=name))
    return issues


def _must_be_allowed(viewer: Viewer, ons_code: str) -> None:
    if not access.may_send(viewer, ons_code):
        raise PermissionError(f"{viewer.person} may not send a return for {ons_code}")


def _name(statement: str) -> str:
    return next(each.name for each in current().statements if each.id == statement)
