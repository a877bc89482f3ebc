"""What happened: every change leaves one row, and none is ever changed."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert
from sqlmodel import Field, SQLModel


def now() -> datetime:
    """The time in UTC, to the second, as the database keeps it."""
    return datetime.now(UTC).replace(microsecond=0)


class Event(SQLModel, table=True):
    """One change: who, when, what, from which file. The newest id tells whether anything changed."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now)  # UTC
    who: str  # an opaque id; names live elsewhere
    what: str  # "return submitted", "published files loaded"
    ons_code: str | None = None
    detail: str = ""  # in words, never a value that was sent
    sha256: str | None = None  # of the file it came from


def record(connection: Connection, who: str, what: str, **rest: str | None) -> None:
    """Leave an event in the transaction that made the change: every cached frame is told by it."""
    connection.execute(insert(Event), {"at": now(), "who": who, "what": what, **rest})
