"""Stores what a reader made of a publisher's file: a publication, and its figures, in one transaction."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime

import polars as pl
from sqlalchemy import Connection, func, insert, select

from ingest.issues import Issue
from ingest.load import Loaded, not_beside_invented_councils
from ingest.superseding import settle
from models import database
from models.event import now, record
from models.figure import Figure
from models.publication import Publication
from models.source import sources

Reader = Callable[[], tuple[pl.DataFrame, list[Issue]]]
AT_ONCE = 20_000  # rows handed to the database at a time


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
    loaded_before: datetime | None = field(default=None)  # when, if these very bytes are loaded already

    @property
    def rows_rejected(self) -> int:
        return self.rows_read if self.refused else self.left_out


def load_publication(file: PublishedFile, read: Reader) -> LoadedPublication:
    """Read and store a file, or say that it is stored already, or why it is not.

    read: gives a frame with the columns of Figure that the source has, `rows` (of the file, behind each
    figure) among them, and the issues. With an error nothing is stored.
    """
    if before := stored(file.sha256):
        return LoadedPublication(
            file.source,
            before.rows_read,
            0,
            already=True,
            publication=before.id,
            loaded_before=before.loaded_at,
        )
    issues = not_beside_invented_councils()
    if issues:
        return LoadedPublication(file.source, 0, 0, issues)
    figures, issues = read()
    left_out = len({row for issue in issues if issue.leaves_out for row in issue.rows})
    rows = int(figures["rows"].sum())
    if any(issue.level == "error" for issue in issues):
        return LoadedPublication(file.source, rows + left_out, 0, issues)
    with database.writing() as connection:
        made = _identifier(connection, file, figures)
        row = _publication(made, file, figures, issues, rows, left_out)
        connection.execute(insert(Publication), row)
        add_figures(connection, made, figures)
        superseded, restated = settle(connection, made)
        record(connection, file.person, "publication loaded", detail=made, sha256=file.sha256)
    return LoadedPublication(
        file.source, rows + left_out, rows, issues, publication=made, left_out=left_out,
        superseded=superseded, restated=restated,
    )  # fmt: skip


def stored(sha256: str) -> Publication | None:
    """The publication made of these very bytes that stands, if there is one."""
    wanted = select(*Publication.__table__.columns).where(
        Publication.sha256 == sha256, Publication.status == "current"
    )
    with database.engine().connect() as connection:
        row = connection.execute(wanted).mappings().first()
    return Publication(**row) if row else None


def add_figures(connection: Connection, publication: str, figures: pl.DataFrame) -> None:
    columns = [column.name for column in Figure.__table__.columns if column.name in figures.columns]
    table = figures.select(*columns, publication_id=pl.lit(publication))
    for part in table.iter_slices(AT_ONCE):
        connection.execute(insert(Figure.__table__), part.to_dicts())


def _identifier(connection: Connection, file: PublishedFile, figures: pl.DataFrame) -> str:
    """ "ascof-2018-19-3fa2b1c8": the source, what it covers, and the beginning of the file's hash."""
    periods = figures["period"].unique().sort().to_list()
    covered = periods[0] if len(periods) == 1 else f"{periods[0]}-to-{periods[-1]}"
    name = f"{file.source}-{covered}-{file.sha256[:8]}".lower().replace(" ", "-")
    again = connection.scalar(select(func.count()).where(Publication.sha256 == file.sha256))
    return f"{name}-{again + 1}" if again else name  # withdrawn, and now loaded again


def _publication(
    name: str, file: PublishedFile, figures: pl.DataFrame, issues: list[Issue], rows: int, left_out: int
) -> dict:
    source = sources()[file.source]
    periods = figures["period"].unique().sort().to_list()
    covered = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    councils = figures.filter(pl.col("level") == "council")["ons_code"].n_unique()
    loaded_at = now()
    return {
        "id": name,
        "title": source.title.replace("{period}", covered),
        "publisher": source.publisher_of(periods[-1]),
        "covers": f"{figures['metric'].n_unique()} metrics for {councils} councils, with their breakdowns",
        "latest": periods[-1],
        "read_on": f"{loaded_at:%Y-%m-%d}",
        "how_checked": "Read from the publisher's own file; no person has compared it cell by cell.",
        "known_faults": source.known_faults(tuple(periods)),
        "licence": source.licence,
        "address": file.address or str(source.address),
        "file": file.name,
        "rows": rows,
        "kind": "file",
        "source": file.source,
        "sha256": file.sha256,
        "released": file.released,
        "rows_read": rows + left_out,
        "rows_refused": left_out,
        "issues": json.dumps([asdict(issue) | {"rows": list(issue.rows[:6])} for issue in issues]),
        "loaded_by": file.person,
        "loaded_at": loaded_at,
    }
