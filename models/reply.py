"""Right of reply: what a region says of a council goes to it first, and its answer stands beside it."""

import hashlib
from datetime import date, datetime

from sqlmodel import Field, SQLModel

WORKING_DAYS = 10  # to answer in
ANSWERS = {"agree": "agrees", "disagree": "disagrees", "context": "adds context"}
LONG = 1500  # characters of what is said, and of an answer


class RegionNote(SQLModel, table=True):
    """Something a region's lead says of one council, which others see once the council had its say.

    Its words never change: what is said anew is another note, and this one is withdrawn.
    """

    __tablename__ = "region_note"

    id: int | None = Field(default=None, primary_key=True)
    region: str = Field(index=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    status: str = "current"  # or withdrawn
    theme: str | None = None  # id of a definition in models/themes/
    statement: str | None = None  # id of a statement
    said: str
    evidence: str | None = None  # where it rests: a source, an address
    sent_on: date
    due: date  # the last day that is in time
    stored_by: str  # an opaque id of a person
    stored_at: datetime  # UTC


class Reply(SQLModel, table=True):
    """A council's answer to a note, or its comment on a finding of a published report; the newest stands.

    An answer that never came has no row, and is "no reply": never agreement.
    """

    __tablename__ = "reply"

    id: int | None = Field(default=None, primary_key=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    note_id: int | None = Field(default=None, foreign_key="region_note.id", index=True)
    finding: str | None = Field(default=None, index=True)  # models.reply.finding_key; null for a note's
    about: str  # the words that are answered, as they were then
    answer: str  # a key of ANSWERS
    text: str | None = None
    evidence: str | None = None
    tier: str = "region"  # region or public; a note's answer goes as far as the note
    late: bool = False  # after the day it was due: kept, and said to be late
    stored_by: str
    stored_at: datetime  # UTC


def finding_key(ons_code: str, published: str | None, finding: str) -> str:
    """What a finding is known by: its row gets another number each time the record is loaded."""
    return hashlib.sha256(f"{ons_code}\n{published or ''}\n{finding}".encode()).hexdigest()
