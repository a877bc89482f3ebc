"""A council's return: the template out, the filled file in, a look at it, and storing it."""

from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from ingest.council_return import marked as mark
from ingest.council_return import prefilled, read_return
from ingest.council_return.order import in_order
from ingest.council_return.places import rows_of
from ingest.council_return.sheet_checks import missing_sheets
from ingest.filename import kept_name
from ingest.issues import Issue
from ingest.last_return import last_return
from ingest.load_return import Received, Stored, store_return
from ingest.workbook import Refused, is_workbook
from models.council import Council
from models.return_layout import Rows
from regional import access, data, days
from regional.access import Viewer
from regional.data import collection
from regional.workflow.agreements import refusal
from regional.workflow.compared import against_earlier, changes, left_out, said_unchanged_but_changed


@dataclass(frozen=True)
class Preview:
    """A file as it would be stored, before anything is."""

    received: Received
    last_quarter: str | None  # the quarter it is compared with; null if the council sent none before
    changes: pl.DataFrame  # sheet, about (statement or metric), breakdown, field, before, after
    asked: frozenset[str]  # the metrics that the quarter asks for

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
        return self.received.may_be_kept

    @property
    def may_be_marked(self) -> bool:
        """Whether the person can have their file back with what is to be mended marked in place."""
        return bool(self.to_mend) and not self.is_refused

    @property
    def is_refused(self) -> bool:
        return any(each.refuses_file for each in self.received.issues)


def template(
    viewer: Viewer, council: dict, quarter: str, *, long_form: bool = False, carried: bool = False
) -> bytes:
    """The workbook to fill in, or the same as .csv, with what the council last submitted.

    council: a row of data.councils. carried: with last quarter's numbers in it, as if copied forward.
    """
    access.must_send(viewer, council["ons_code"])
    make = prefilled.long_form if long_form else prefilled.workbook
    return make(Council(**council), quarter, carried=carried)


def last_quarter(viewer: Viewer, ons_code: str, quarter: str) -> str | None:
    """The quarter, this or an earlier one, that the council last submitted a return for."""
    stands = data.versions(viewer, ons_code).filter(status="current")
    return stands.filter(pl.col("stage") != "draft", pl.col("quarter") <= quarter)["quarter"].max()


def preview(viewer: Viewer, council: dict, quarter: str, filename: str, content: bytes) -> Preview:
    """Read a file and compare it with the last return; nothing is stored."""
    access.must_send(viewer, council["ons_code"])
    filename = kept_name(filename)
    asked = data.asked_sheets(viewer, council["region"])
    name = council["short_name"]
    frames, issues = read_return(content, filename, council["ons_code"], quarter, asked, days.today(), name)
    last_quarter, last = last_return(council["ons_code"], quarter)
    metrics = collection.asked_metrics(viewer, council["region"], quarter)
    if last_quarter and not any(issue.refuses_file for issue in issues):
        gone = [
            each
            for each in left_out(last, last_quarter, frames, asked)
            if each.sheet not in missing_sheets(issues)
        ]
        unchanged = said_unchanged_but_changed(last, frames, rows_of(content, filename))
        if not is_workbook(content):
            unchanged = [replace(issue, sheet=None) for issue in unchanged]
        issues = [*issues, *unchanged, *gone]
    received = Received(council["ons_code"], quarter, filename, content, frames, issues)
    if last_quarter and received.may_be_kept:
        wanted = replace(last, figures=last.figures.filter(pl.col("metric").is_in(list(metrics))))
        issues = [*issues, *against_earlier(received, last_quarter, wanted)]
    if no := refusal(viewer, council):
        issues = [no]
    received = replace(received, issues=in_order(issues))
    return Preview(received, last_quarter, changes(last, frames), metrics)


def marked(looked_at: Preview) -> bytes | None:
    """The person's own file with what is said about it marked in place; null where it may not be marked."""
    received = looked_at.received
    return mark.marked(received.content, received.filename, received.issues)


def marked_name(looked_at: Preview) -> str:
    """What to call it: the file's own name, and .xlsx unless it is a .csv."""
    received = looked_at.received
    kind = "xlsx" if is_workbook(received.content) else "csv"
    return f"{Path(received.filename).stem}-marked.{kind}"


def rows_of_version(viewer: Viewer, ons_code: str, quarter: str, version: int) -> Rows:
    """Where each statement and metric stands in a stored file; empty if it can no longer be opened."""
    filename, content = data.stored_file(viewer, ons_code, quarter, version)
    try:
        return rows_of(content, filename)
    except Refused:  # a file that was let in before a check was added
        return {}


def rows_given(looked_at: Preview) -> Rows:
    """The same of a file that was looked at; empty if nothing of it can be used."""
    received = looked_at.received
    return {} if looked_at.is_refused else rows_of(received.content, received.filename)


def store(viewer: Viewer, looked_at: Preview, stage: str) -> Stored:
    """Keep it as a draft or submit it to the council's approvers; where nobody signs in it is shared at once.

    Raises PermissionError, also without a current agreement, or ValueError if it may not be stored so.
    """
    received = looked_at.received
    access.must_send(viewer, received.ons_code)
    council = data.council(viewer, received.ons_code)
    if refusal(viewer, council):
        raise PermissionError(f"there is no current agreement with {received.ons_code}")
    at_once = stage == "draft" or access.is_shared_at_once(viewer)
    steps = () if at_once else collection.steps_for(viewer, received.ons_code, received.quarter)
    return store_return(received, stage, viewer.person, steps=steps)
