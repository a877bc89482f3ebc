"""Where what we hold was published, and which of our files it was loaded from."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class Publication(SQLModel, table=True):
    """One source, as published_reports/sources.csv describes it: loaded, or known to be missing."""

    id: str = Field(primary_key=True)  # "ascof-2018-19"
    title: str
    publisher: str
    covers: str  # what it says of whom, in words
    latest: str  # the newest period in it, as a person would say it
    read_on: str | None  # a date; null if nobody has read it for us yet
    how_checked: str
    known_faults: str
    licence: str
    address: str | None
    file: str | None  # the file in published_reports/ that holds it; null while it is missing
    rows: int  # how many of its rows are loaded; 0 while it is missing


class LoadedFile(SQLModel, table=True):
    """One file of published_reports/ as it was last loaded."""

    name: str = Field(primary_key=True)
    sha256: str
    rows: int
    loaded_at: datetime
