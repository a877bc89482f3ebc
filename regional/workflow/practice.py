"""A practice entry on its way: written, put before the region's lead, shared or sent back, withdrawn."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from models import database, wall
from models.event import now, record
from models.practice import PracticeEntry
from regional import access, data
from regional.access import Viewer
from regional.words import practice_page as said
from regional.words import unfit as words
from regional.workflow.practice_fit import fit_to_keep, missing
from regional.workflow.sign_off import MOST_NOTE
from regional.workflow.unfit import Unfit, fit


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
            version = _newest_version(connection, ons_code, entry) + 1
            _supersede(connection, entry, ("draft", "waiting", "sent back"))
        about = {
            "entry": entry,
            "version": version,
            "ons_code": ons_code,
            "origin": "council",
            "stage": "draft",
        }
        stored = {"status": "current", "stored_by": viewer.person, "stored_at": now()}
        connection.execute(insert(PracticeEntry), row | about | stored)
        _record(connection, viewer, "practice draft kept", ons_code, entry, version)
    return entry, version


def offer(viewer: Viewer, ons_code: str, entry: str) -> None:
    """Put the newest draft before the region's lead; where nobody signs in it is shared at once.

    Raises PermissionError for anybody but an approver of the council; Unfit with what is still to be said.
    """
    access.must_approve(viewer, ons_code)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        row = _standing(connection, ons_code, entry, ("draft", "sent back"))
        if fault := missing(row._mapping):
            raise Unfit(fault)
        at_once = access.is_shared_at_once(viewer)
        if at_once:
            _supersede(connection, entry, ("shared",))
        _set(connection, row.id, stage="shared" if at_once else "waiting", note=None)
        what = "practice shared" if at_once else "practice offered"
        _record(connection, viewer, what, ons_code, entry, row.version)


def share(viewer: Viewer, ons_code: str, entry: str, version: int) -> None:
    """The lead's yes: the version that was shown is shared by its tier, in the place of an earlier one.

    Raises PermissionError, and Unfit where it does not wait any more.
    """
    _decide(viewer, ons_code, entry, version, "shared", None)


def send_back(viewer: Viewer, ons_code: str, entry: str, version: int, note: str) -> None:
    """The lead's "not yet", with a note for the council. Raises the same, and Unfit for the note."""
    _decide(viewer, ons_code, entry, version, "sent back", fit(note, MOST_NOTE, words.NOTE))


def withdraw(viewer: Viewer, ons_code: str, entry: str, reason: str) -> None:
    """Take an entry back: others are told that it was there and is gone, and its council keeps all of it.

    reason: one of words.practice_page.REASONS.
    Raises PermissionError, ValueError, LookupError if nothing of it stands.
    """
    access.must_approve(viewer, ons_code)
    if reason not in said.REASONS:
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
        row = _standing(connection, ons_code, entry, ("shared",))
        connection.execute(update(PracticeEntry).where(PracticeEntry.id == row.id).values(review_on=again_on))
        _record(connection, viewer, "practice reviewed", ons_code, entry, row.version)


def _decide(viewer: Viewer, ons_code: str, entry: str, version: int, stage: str, note: str | None) -> None:
    region = data.council(viewer, ons_code)["region"]
    access.must_decide_for_region(viewer, region)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        try:
            row = _standing(connection, ons_code, entry, ("waiting",))
        except LookupError:
            raise Unfit(words.DECIDED) from None
        if row.version != version:
            raise Unfit(words.DECIDED)
        if stage == "shared":
            _supersede(connection, entry, ("shared",))
        _set(connection, row.id, stage=stage, note=note, decided_by=viewer.person, decided_at=now())
        _record(connection, viewer, f"practice {stage}", ons_code, entry, version)


def _standing(connection: Connection, ons_code: str, entry: str, stages: tuple[str, ...]) -> Row:
    query = select(*PracticeEntry.__table__.columns).where(
        PracticeEntry.entry == entry,
        PracticeEntry.ons_code == ons_code,
        PracticeEntry.status == "current",
        PracticeEntry.stage.in_(stages),
    )
    if (row := connection.execute(query).first()) is None:
        raise LookupError(f"no {' or '.join(stages)} version of {entry} stands")
    return row


def _newest_version(connection: Connection, ons_code: str, entry: str) -> int:
    this = (PracticeEntry.entry == entry, PracticeEntry.ons_code == ons_code)
    newest = connection.scalar(
        select(func.max(PracticeEntry.version)).where(*this, PracticeEntry.origin == "council")
    )
    if newest is None:
        raise LookupError(f"{ons_code} has no entry {entry}")
    return newest


def _supersede(connection: Connection, entry: str, stages: tuple[str, ...]) -> None:
    this = (PracticeEntry.entry == entry, PracticeEntry.status == "current", PracticeEntry.stage.in_(stages))
    connection.execute(update(PracticeEntry).where(*this).values(status="superseded"))


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(PracticeEntry).where(PracticeEntry.id == number).values(**values))


def _record(
    connection: Connection, viewer: Viewer, what: str, ons_code: str, entry: str, version: int
) -> None:
    record(connection, viewer.person, what, ons_code=ons_code, detail=f"{entry}, version {version}")
