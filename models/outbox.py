"""What is to be said to people by e-mail: sent where a mail server is set, else copied by hand."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

# `sending`: a process has taken it and has not said how it went; it is not tried again by itself.
STATES = ("waiting", "sending", "sent", "failed")


class OutboxMessage(SQLModel, table=True):
    """A reminder to one person of one council's return: at most one a day. It holds no name, no address."""

    __tablename__ = "outbox_message"
    __table_args__ = (UniqueConstraint("person_id", "ons_code", "quarter", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    ons_code: str = Field(foreign_key="council.ons_code")
    quarter: str
    day: date  # in England
    subject: str
    body: str
    state: str = "waiting"  # one of STATES
    made_by: str  # an opaque id, or "clock"
    made_at: datetime  # UTC
    sent_at: datetime | None = None  # UTC; when it was sent, or when it was marked as sent by hand
