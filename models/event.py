"""What happened: every change leaves one row, and none is ever changed.

Triggers refuse to change or delete a row, and each row's hash covers the one before: models/event_chain.py
says what that shows and what it cannot.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select
from sqlmodel import Field, SQLModel

from models.event_chain import BEFORE_THE_FIRST, chained


def now() -> datetime:
    """The time in UTC, to the second, as the database keeps it."""
    return datetime.now(UTC).replace(microsecond=0)


class Event(SQLModel, table=True):
    """One change: who, when, what, from which file. The newest id tells whether anything changed."""

    id: int | None = Field(default=None, primary_key=True)  # record() counts on from the one before
    at: datetime = Field(default_factory=now)  # UTC
    who: str  # an opaque id; names live elsewhere
    what: str  # "return submitted", "published files loaded"
    ons_code: str | None = None
    detail: str = ""  # in words, never a value that was sent
    sha256: str | None = None  # of the file it came from
    hash: str  # of these columns and the hash before; models/event_chain.py


def record(
    connection: Connection,
    who: str,
    what: str,
    *,
    ons_code: str | None = None,
    detail: str = "",
    sha256: str | None = None,
    at: datetime | None = None,
) -> None:
    """Leave an event in the transaction that made the change: every cached frame is told by it.

    at: now, unless given; only the demonstration gives it, to what it invents.
    Raises ValueError outside models.database.writing(), and for what would tell who a person is.
    """
    if not connection.get_execution_options().get("regional_writes"):
        raise ValueError(
            "An event is recorded inside models.database.writing(): "
            "without its lock two events could follow the same one."
        )
    if len(who.split()) != 1 or "@" in f"{who}{what}{detail}":
        raise ValueError("An event holds no name and no address: `who` is an opaque id, one word.")
    number, previous = newest(connection)
    row = {
        "id": number + 1,  # given here, so that a fork would be refused as the same number twice
        "at": at or now(),
        "who": who,
        "what": what,
        "ons_code": ons_code,
        "detail": detail,
        "sha256": sha256,
    }
    connection.execute(insert(Event), row | {"hash": chained(row, previous)})


def newest(connection: Connection) -> tuple[int, str]:
    """The newest event's number and hash, for a backup's manifest to keep; (0, 64 zeros) before the first."""
    found = connection.execute(select(Event.id, Event.hash).order_by(Event.id.desc()).limit(1)).first()
    return tuple(found) if found else (0, BEFORE_THE_FIRST)
