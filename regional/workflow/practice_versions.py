"""The stored versions of a practice entry: the one that stands, the newest; and changing what stands."""

from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from models.event import record
from models.practice import PracticeEntry
from regional.access import Viewer


def standing(connection: Connection, ons_code: str, entry: str, stages: tuple[str, ...]) -> Row:
    """The version of a council's entry that stands at one of these stages. Raises LookupError for none."""
    query = select(*PracticeEntry.__table__.columns).where(
        PracticeEntry.entry == entry,
        PracticeEntry.ons_code == ons_code,
        PracticeEntry.status == "current",
        PracticeEntry.stage.in_(stages),
    )
    if (row := connection.execute(query).first()) is None:
        raise LookupError(f"no {' or '.join(stages)} version of {entry} stands")
    return row


def newest_version(connection: Connection, ons_code: str, entry: str) -> int:
    """Whatever became of it. Raises LookupError where the council wrote no such entry."""
    this = (PracticeEntry.entry == entry, PracticeEntry.ons_code == ons_code)
    newest = connection.scalar(
        select(func.max(PracticeEntry.version)).where(*this, PracticeEntry.origin == "council")
    )
    if newest is None:
        raise LookupError(f"{ons_code} has no entry {entry}")
    return newest


def supersede(connection: Connection, entry: str, stages: tuple[str, ...]) -> None:
    this = (PracticeEntry.entry == entry, PracticeEntry.status == "current", PracticeEntry.stage.in_(stages))
    connection.execute(update(PracticeEntry).where(*this).values(status="superseded"))


def change(connection: Connection, number: int, **values: Any) -> None:
    """number: the id of a version."""
    connection.execute(update(PracticeEntry).where(PracticeEntry.id == number).values(**values))


def record_version(
    connection: Connection, viewer: Viewer, what: str, ons_code: str, entry: str, version: int
) -> None:
    record(connection, viewer.person, what, ons_code=ons_code, detail=f"{entry}, version {version}")
