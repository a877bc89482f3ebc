"""Where what we hold was published, and which of our files it was loaded from."""

from datetime import datetime

from sqlmodel import Field, SQLModel

KINDS = {"record": "published_reports/", "file": "a file that somebody loaded"}


class Publication(SQLModel, table=True):
    """One source: as published_reports/sources.csv describes it, or a publisher's own file that was loaded.

    What is null for one of the record, and where a file's loader did not say it, is so marked below.
    """

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
    rows: int  # how many of its rows are loaded; 0 while it is missing, or once it is withdrawn
    kind: str = Field(default="record", sa_column_kwargs={"server_default": "record"})  # a key of KINDS
    source: str | None = None  # id of a definition in models/sources/; null for the record
    status: str = Field(default="current", sa_column_kwargs={"server_default": "current"})  # or withdrawn
    sha256: str | None = Field(default=None, index=True)  # of the file's bytes; null for the record
    released: str | None = None  # the day its publisher gave it out, "2021-10-21"; null if not known
    rows_read: int | None = None  # of the file; null for the record
    rows_refused: int | None = None  # of those, what was left out; the load's issues say why
    issues: str | None = None  # what was said of the file as it was loaded, as JSON
    loaded_by: str | None = None  # an opaque id; null for the record
    loaded_at: datetime | None = None  # UTC
    withdrawn_at: datetime | None = None  # UTC; null while it stands
    withdrawn_why: str | None = None


class LoadedFile(SQLModel, table=True):
    """One file of published_reports/ as it was last loaded."""

    name: str = Field(primary_key=True)
    sha256: str
    rows: int
    loaded_at: datetime
