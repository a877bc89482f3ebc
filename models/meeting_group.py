"""Who was put together at a region's meeting, so that the next one puts others together."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class MeetingGroup(SQLModel, table=True):
    """One council in one pair or three, as a region's lead kept it."""

    __tablename__ = "meeting_group"

    region: str = Field(primary_key=True)
    held_on: date = Field(primary_key=True)  # the day of the meeting; kept anew, it replaces what was kept
    ons_code: str = Field(primary_key=True, foreign_key="council.ons_code")
    number: int  # of the pair or three, from 1
    stored_by: str  # an opaque id of a person
    stored_at: datetime  # UTC
