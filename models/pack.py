"""What somebody puts together to take to a meeting: which charts, in which order, with words of their own."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class Pack(SQLModel, table=True):
    """One person's pack: what was asked for, and never a value, so that it is made anew each time.

    Read by that person alone, and taken out when they leave. It leaves no event: nothing that anybody else
    sees has changed.
    """

    person: str = Field(primary_key=True)  # an opaque id; "local" where nobody signs in
    title: str  # "" if none was given
    items: str  # JSON list of {id, kind, choices, words}, in the person's order
    changed_at: datetime  # UTC
