"""What somebody typed into the form on Our return and has not had checked: no closed tab loses it."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class UnsavedReturn(SQLModel, table=True):
    """One person at one form: the boxes that hold something else than the version they were begun from.

    No version of a return, and read by the person who typed it alone. The next press that stores a version
    takes it away. It leaves no event: nothing that anybody else sees has changed.
    """

    __tablename__ = "unsaved_return"

    id: str = Field(primary_key=True)  # of one opening of the form
    person: str = Field(index=True)  # an opaque id
    ons_code: str = Field(foreign_key="council.ons_code")
    quarter: str
    version: int | None  # the newest stored when the form was opened; 0 if none was, null if not known
    texts: str  # JSON list of [sheet, about, breakdown, field, text]
    typed_at: datetime  # UTC
