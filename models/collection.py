"""The quarterly collection: what a region's lead opens, and who signs a council's return off."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

KINDS = ("quarter", "year")  # of a collection, each with steps of its own
MOST_STEPS = 6
USUAL_STEPS = ("Approver",)  # where a council has set none
DECISIONS = ("approved", "sent back")


class Collection(SQLModel, table=True):
    """A quarter that a region's lead has opened. No row: no day is set, and returns may still come."""

    region: str = Field(primary_key=True)
    quarter: str = Field(primary_key=True)
    due: date  # the last day that is in time
    kind: str  # one of KINDS: a year's self-assessment is sent with the quarter that closes it
    metrics: str | None  # JSON list of ids; null: all that are collected quarterly
    opened_by: str  # an opaque id of a person
    opened_at: datetime  # UTC


class SignOffStep(SQLModel, table=True):
    """One step of a council's sign-off, for returns yet to be submitted. No rows: USUAL_STEPS."""

    __tablename__ = "sign_off_step"

    ons_code: str = Field(primary_key=True, foreign_key="council.ons_code")
    kind: str = Field(primary_key=True)  # one of KINDS
    step: int = Field(primary_key=True)  # 1 to MOST_STEPS, in order
    name: str  # "Director", "Cabinet"


class SignOff(SQLModel, table=True):
    """One step of one version's sign-off, as its council's steps were when it was submitted."""

    __tablename__ = "sign_off"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    step: int = Field(primary_key=True)
    name: str
    decision: str | None = None  # one of DECISIONS; null: not decided
    note: str | None = None  # why it was sent back
    decided_by: str | None = None  # an opaque id of a person
    decided_at: datetime | None = None  # UTC
