"""A practice entry in its council's hands: written, put before a lead, looked at again, withdrawn."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, update

from models import database, wall
from models.event import now, record
from models.practice import PracticeEntry
from regional import access
from regional.access import Viewer
from regional.words import practice_page as words
from regional.words import unfit
from regional.workflow.practice_fit import fit_to_keep, missing
from regional.workflow.practice_versions import change, newest_version, record_version, standing, supersede
from regional.workflow.unfit import Unfit


def keep(
    viewer: Viewer, ons_code: str, given: Mapping[str, Any], entry: str | None = None
) -> tuple[str, int]:
    """Store what was written as a draft; gives the entry and its version. given: see practice_fit.

    entry: the one it corrects; its shared version stays as it is until a lead shares the new one.
    Raises PermissionError; Unfit with every fault, and nothing is stored; LookupError for another's entry.
    """
    access.must_send(viewer, ons_code)
    row = fit_to_keep(given)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        if entry is None:
            entry, version = f"entry-{secrets.token_hex(6)}", 1
        else:
            version = newest_version(connection, ons_code, entry) + 1
            supersede(connection, entry, ("draft", "waiting", "sent back"))
        about = {
            "entry": entry,
            "version": version,
            "ons_code": ons_code,
            "origin": "council",
            "stage": "draft",
        }
        stored = {"status": "current", "stored_by": viewer.person, "stored_at": now()}
        connection.execute(insert(PracticeEntry), row | about | stored)
        record_version(connection, viewer, "practice draft kept", ons_code, entry, version)
    return entry, version


def offer(viewer: Viewer, ons_code: str, entry: str, version: int) -> None:
    """Put the newest draft before the region's lead; where nobody signs in it is shared at once.

    version: the one that was shown. Raises PermissionError for anybody but an approver of the council; Unfit
    with what is still to be said, or where somebody has changed the draft since.
    """
    access.must_approve(viewer, ons_code)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        row = standing(connection, ons_code, entry, ("draft", "sent back"))
        if row.version != version:
            raise Unfit(unfit.CHANGED_SINCE)
        if fault := missing(row._mapping):
            raise Unfit(fault)
        at_once = access.is_shared_at_once(viewer)
        if at_once:
            supersede(connection, entry, ("shared",))
        change(connection, row.id, stage="shared" if at_once else "waiting", note=None)
        what = "practice shared" if at_once else "practice offered"
        record_version(connection, viewer, what, ons_code, entry, row.version)


def withdraw(viewer: Viewer, ons_code: str, entry: str, reason: str) -> None:
    """Take an entry back: others are told that it was there and is gone, and its council keeps all of it.

    reason: one of words.REASONS. Raises PermissionError, ValueError, LookupError if nothing of it stands.
    """
    access.must_approve(viewer, ons_code)
    if reason not in words.REASONS:
        raise ValueError(f"{reason!r} is none of the reasons")
    this = (PracticeEntry.entry == entry, PracticeEntry.ons_code == ons_code)
    stands = (PracticeEntry.status == "current", PracticeEntry.origin == "council")
    gone = {"status": "withdrawn", "note": reason, "decided_by": viewer.person, "decided_at": now()}
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        done = connection.execute(update(PracticeEntry).where(*this, *stands).values(gone))
        if not done.rowcount:
            raise LookupError(f"nothing of {entry} stands")
        record(
            connection, viewer.person, "practice withdrawn", ons_code=ons_code, detail=f"{entry}: {reason}"
        )


def reviewed(viewer: Viewer, ons_code: str, entry: str, again_on: date) -> None:
    """The council has looked at its shared entry and it is still right; the day it looks again.

    Raises PermissionError, LookupError.
    """
    access.must_send(viewer, ons_code)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        row = standing(connection, ons_code, entry, ("shared",))
        connection.execute(update(PracticeEntry).where(PracticeEntry.id == row.id).values(review_on=again_on))
        record_version(connection, viewer, "practice reviewed", ons_code, entry, row.version)
