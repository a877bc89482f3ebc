"""Stores what a reader made of a publisher's file: a publication, and its figures, in one transaction."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime

import polars as pl
from sqlalchemy import Connection, func, insert, select
from sqlmodel import SQLModel

from ingest import progress
from ingest.issues import Issue
from ingest.load import Loaded, not_beside_invented_councils
from ingest.publication.superseding import settle
from models import database
from models.event import now, record
from models.figure import Figure
from models.publication import Publication
from models.source import sources

AT_ONCE = 20_000  # rows handed to the database at a time


@dataclass(frozen=True)
class Contents:
    """What a reader made of a file, ready to be stored."""

    figures: pl.DataFrame  # the columns of Figure that the source has
    issues: list[Issue]
    rows_read: int  # of the file, its header not counted
    rows_loaded: int  # of those, what the figures rest on
    more: tuple[tuple[type[SQLModel], pl.DataFrame], ...] = ()  # rows of other tables that point to it
    covers: str | None = None  # in words; null: counted from the figures
    period: str | None = None  # what it is of, where that is not in the figures: "Barnet 2025-01"
    then: Callable[[Connection, str], None] | None = None  # what else to store, told the publication

    @property
    def covered(self) -> str:
        """ "2018-19", or "2014-15 to 2018-19"."""
        if self.period:
            return self.period
        periods = self.figures["period"].unique().sort().to_list()
        return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(self.figures["period"].unique().sort()) if self.period is None else (self.period,)

    @property
    def refused(self) -> bool:
        return any(issue.level == "error" for issue in self.issues)


Reader = Callable[[], Contents]


@dataclass(frozen=True)
class PublishedFile:
    """A file as somebody gave it to us, with what they said of it."""

    source: str  # id of a definition in models/sources/
    name: str  # without its folder
    content: bytes
    released: str | None = None  # the day its publisher gave it out, "2021-10-21"
    address: str | None = None
    person: str = "administrator"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class LoadedPublication(Loaded):
    """What a load did, and which publication it made, or found there already."""

    publication: str | None = None
    left_out: int = 0  # rows of a file that was loaded which are not
    superseded: int = 0  # figures that stood before and are given anew
    restated: int = 0  # of those, how many are another value now
    gave_way: int = 0  # its own figures that give way to what its publisher, or a later file, says
    loaded_before: datetime | None = field(default=None)  # when, if these very bytes are loaded already

    @property
    def rows_rejected(self) -> int:
        return self.rows_read if self.refused else self.left_out


def load_publication(file: PublishedFile, read: Reader) -> LoadedPublication:
    """Read and store a file, or say that it is stored already, or why it is not. With an error nothing is."""
    looked = look(file, read)
    return looked if isinstance(looked, LoadedPublication) else store(file, looked)


def look(file: PublishedFile, read: Reader) -> LoadedPublication | Contents:
    """What would be stored; where nothing would be, what is to be said of it."""
    if before := stored(file.sha256):
        return _already(file, before)
    if issues := not_beside_invented_councils():
        return LoadedPublication(file.source, 0, 0, issues)
    progress.tell("Reading the file")
    contents = read()
    if contents.refused:
        return LoadedPublication(file.source, contents.rows_read, 0, contents.issues)
    return contents


def _already(file: PublishedFile, before: Publication) -> LoadedPublication:
    """before: the publication made of these bytes. Under another source's name they are refused."""
    issues = [] if before.source == file.source else [_loaded_as_another(file, before)]
    return LoadedPublication(
        file.source, before.rows_read, 0, issues, already=not issues,
        publication=before.id, loaded_before=before.loaded_at,
    )  # fmt: skip


def _loaded_as_another(file: PublishedFile, before: Publication) -> Issue:
    message = (
        f"This very file is loaded already, as {before.source}: {before.title} ({before.id}). "
        f"It was not loaded as {file.source} as well."
    )
    mend = f"If {before.source} was a slip, withdraw {before.id} first, then load it as {file.source}."
    return Issue("error", "loaded_as_another", message, mend)


def store(file: PublishedFile, contents: Contents) -> LoadedPublication:
    """contents: as look() gave them for this file, without an error."""
    with database.writing() as connection:
        made = _identifier(connection, file, contents.covered)
        connection.execute(insert(Publication), _publication(made, file, contents))
        for table, frame in ((Figure, contents.figures), *contents.more):
            _add(connection, table, frame, made)
        if contents.then:
            contents.then(connection, made)
        progress.tell("Putting its figures in their place among the others")
        superseded, restated, gave_way = settle(connection, made)
        record(connection, file.person, "publication loaded", detail=made, sha256=file.sha256)
    return LoadedPublication(
        file.source, contents.rows_read, contents.rows_loaded, contents.issues, publication=made,
        left_out=contents.rows_read - contents.rows_loaded, superseded=superseded, restated=restated,
        gave_way=gave_way,
    )  # fmt: skip


def stored(sha256: str) -> Publication | None:
    """The publication made of these very bytes that stands, if there is one."""
    wanted = select(*Publication.__table__.columns).where(
        Publication.sha256 == sha256, Publication.status == "current"
    )
    with database.engine().connect() as connection:
        row = connection.execute(wanted).mappings().first()
    return Publication(**row) if row else None


def _add(connection: Connection, table: type[SQLModel], frame: pl.DataFrame, publication: str) -> None:
    if frame.is_empty():
        return
    columns = [column.name for column in table.__table__.columns if column.name in frame.columns]
    rows = frame.select(*columns, publication_id=pl.lit(publication))
    for n, part in enumerate(rows.iter_slices(AT_ONCE)):
        progress.tell(f"Storing {rows.height:,} rows", n * AT_ONCE / rows.height)
        connection.execute(insert(table.__table__), part.to_dicts())


def _identifier(connection: Connection, file: PublishedFile, covered: str) -> str:
    """ "ascof-2018-19-3fa2b1c8": the source, what it covers, and the beginning of the file's hash."""
    plain = re.sub(r"[^a-z0-9]+", "-", f"{file.source} {covered}".lower()).strip("-")
    again = connection.scalar(select(func.count()).where(Publication.sha256 == file.sha256))
    made = f"{plain}-{file.sha256[:8]}"
    return f"{made}-{again + 1}" if again else made  # withdrawn, and now loaded again


def _publication(made: str, file: PublishedFile, contents: Contents) -> dict:
    source, periods, loaded_at = sources()[file.source], contents.periods, now()
    return {
        "id": made,
        "title": source.title.replace("{period}", contents.covered),
        "publisher": source.publisher_of(periods[-1]),
        "covers": contents.covers or _covers(contents.figures),
        "latest": periods[-1],
        "read_on": f"{loaded_at:%Y-%m-%d}",
        "how_checked": "Read from the publisher's own file; no person has compared it cell by cell.",
        "known_faults": source.known_faults(periods),
        "licence": source.licence,
        "address": file.address or str(source.address),
        "file": file.name,
        "rows": contents.rows_loaded,
        "kind": "file",
        "source": file.source,
        "sha256": file.sha256,
        "released": file.released,
        "rows_read": contents.rows_read,
        "rows_refused": contents.rows_read - contents.rows_loaded,
        "issues": json.dumps([asdict(issue) | {"rows": list(issue.rows[:6])} for issue in contents.issues]),
        "loaded_by": file.person,
        "loaded_at": loaded_at,
    }


def _covers(figures: pl.DataFrame) -> str:
    councils = figures.filter(pl.col("level") == "council")["ons_code"].n_unique()
    return f"{figures['metric'].n_unique()} metrics for {councils} councils, with their breakdowns"
