"""A council's sign-off: what waits for its approvers, what changed in it, approving it or sending it back."""

from dataclasses import dataclass

import polars as pl

from ingest.council_return.frames import empty
from ingest.last_return import frames_of_version
from ingest.load_sign_off import Decided as Decided
from ingest.load_sign_off import decide
from regional import access, data
from regional.access import Viewer
from regional.data import sign_offs
from regional.words import unfit as words
from regional.workflow.compared import changes
from regional.workflow.unfit import fit

MOST_NOTE = 500  # characters


@dataclass(frozen=True)
class Waiting:
    """A version that waits for its council's approvers."""

    row: dict  # of data.versions
    step: int  # the one that is open
    names: tuple[str, ...]  # of all its steps
    since: tuple[str, int] | None  # quarter and version last shared; null if none was
    changes: pl.DataFrame  # since then, as workflow.returns.Preview has them
    whole: pl.DataFrame  # all that it holds, in the same shape: nothing before
    carried: pl.DataFrame  # its cells that were copied forward and not confirmed: of data.sign_offs.carried


def waiting(viewer: Viewer, ons_code: str, quarter: str) -> Waiting | None:
    """What waits for the council's approvers; None if nothing does, or the viewer may not see it."""
    versions = data.versions(viewer, ons_code)
    stands = versions.filter(pl.col("status") == "current")
    found = stands.filter(pl.col("quarter") == quarter, pl.col("stage").is_in(["submitted", "approved"]))
    if found.is_empty():
        return None
    row = found.row(0, named=True)
    steps = sign_offs.steps(viewer, ons_code).filter(quarter=quarter, version=row["version"])
    shared = stands.filter(pl.col("quarter") <= quarter, pl.col("stage") == "shared")
    since = shared.select("quarter", "version").row(0) if shared.height else None
    before = frames_of_version(ons_code, *since) if since else empty()
    after = frames_of_version(ons_code, quarter, row["version"])
    first_open = steps.filter(pl.col("decision").is_null())["step"].min()
    changed, whole = changes(before, after), changes(empty(), after)
    carried = sign_offs.carried(viewer, ons_code, quarter).filter(version=row["version"], confirmed=False)
    return Waiting(row, first_open, tuple(steps["name"]), since, changed, whole, carried)


def approve(viewer: Viewer, ons_code: str, quarter: str, version: int, step: int) -> Decided:
    """Approve the step of the version that the person was shown; the last one shares it.

    Raises PermissionError. What somebody else did meanwhile is told and not overruled: ingest/load_sign_off.
    """
    access.must_approve(viewer, ons_code)
    return decide(ons_code, quarter, version, step, viewer.person, None)


def send_back(viewer: Viewer, ons_code: str, quarter: str, version: int, step: int, note: str) -> Decided:
    """Send the version back with a note for whoever mends it. Raises Unfit for the note, PermissionError."""
    access.must_approve(viewer, ons_code)
    return decide(ons_code, quarter, version, step, viewer.person, fit(note, MOST_NOTE, words.NOTE))
