"""Puts what the readers gave into the database: all of it in one transaction, or none."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import SQLModel

from ingest import published_reports
from ingest.issues import Issue
from ingest.load_practice import store_practice
from ingest.publication.superseding import settle_record
from ingest.publication.superseding_results import settle_results
from models import database, wall
from models.assessment import FRAMEWORK_OF, Assessment, Finding, Score
from models.council import Council, CouncilFeature, Predecessor, is_invented
from models.event import now, record
from models.figure import Figure
from models.publication import LoadedFile, Publication

# Each before what it points at. A council's returns point at it, so councils are brought up to date instead.
REPLACED = (Score, Assessment, Finding, Figure, CouncilFeature, Predecessor, LoadedFile, Publication)


@dataclass(frozen=True)
class Loaded:
    """What a load did, as the command line tells it."""

    source: str
    rows_read: int
    rows_loaded: int
    issues: list[Issue] = field(default_factory=list)
    already: bool = False  # these very files are what is stored

    @property
    def rows_rejected(self) -> int:
        return self.rows_read - self.rows_loaded if self.refused else 0

    @property
    def refused(self) -> bool:
        return any(issue.level == "error" for issue in self.issues)


def load_published(folder: Path = published_reports.FOLDER) -> Loaded:
    """Make the database's published record what the folder says; nothing to do if it is so already."""
    hashes = {f.stem: _sha256(f.read_bytes()) for f in sorted(folder.glob("*.csv"))}
    with database.engine().connect() as connection:
        stored = dict(connection.execute(select(LoadedFile.name, LoadedFile.sha256)).all())
        if hashes and stored == hashes:
            rows = connection.scalar(select(func.sum(LoadedFile.rows)))
            return Loaded("published_reports", rows, 0, already=True)

    frames, issues = published_reports.read_published(folder)
    issues = [*issues, *not_beside_invented_councils()]
    rows = sum(frame.height for frame in frames.values())
    refused = any(issue.level == "error" for issue in issues)
    if not refused:
        store_published(frames, hashes)
    return Loaded("published_reports", rows, 0 if refused else rows, issues)


def holds_invented_councils() -> bool:
    """Is this the demonstration's database?"""
    with database.engine().connect() as connection:
        return any(map(is_invented, connection.scalars(select(Council.ons_code))))


def not_beside_invented_councils() -> list[Issue]:
    if not holds_invented_councils():
        return []
    message = "This database holds the demonstration. Real councils are not put beside invented ones."
    mend = "Start the app without the word demo to load real files, or name another database."
    return [Issue("error", "not_beside_invented_councils", message, mend)]


def store_published(frames: dict[str, pl.DataFrame], hashes: dict[str, str]) -> None:
    """Put a record in the place of the one before; frames as read_published gives them, hash by file."""
    with wall.seen_by(wall.EVERYTHING), database.writing() as connection:
        _replace(connection, frames, hashes)


def _replace(connection: Connection, frames: dict[str, pl.DataFrame], hashes: dict[str, str]) -> None:
    _clear(connection)
    _add(connection, Publication, _sources(frames))
    _bring_councils_up_to_date(connection, frames["councils"])
    _add(connection, Predecessor, _predecessors(frames["predecessors"]))
    for name in published_reports.FEATURES:
        _add(connection, CouncilFeature, published_reports.features(frames[name], name))
    _add_assessments(connection, frames["ratings"])
    _add(connection, Finding, frames["findings"].with_columns(publication=pl.lit("cqc-findings")))
    _add(connection, Figure, frames["figures"].rename({"year": "period"}))
    loaded_at = now()
    store_practice(connection, frames["practice"], loaded_at)
    settle_record(connection)
    settle_results(connection)
    for name, sha256 in hashes.items():
        rows = frames[name].height if name in frames else 0
        row = {"name": name, "sha256": sha256, "rows": rows, "loaded_at": loaded_at}
        connection.execute(insert(LoadedFile), row)
    record(connection, "administrator", "published files loaded")


def _clear(connection: Connection) -> None:
    """Take the record out; what came from publishers' own files stays."""
    record_only = select(Publication.id).where(Publication.kind == "record")
    for table in REPLACED:
        wanted = delete(table)
        if table in (Figure, Assessment):
            wanted = wanted.where(table.publication_id.in_(record_only))
        if table is Score:
            of_record = select(Assessment.id).where(Assessment.publication_id.in_(record_only))
            wanted = wanted.where(Score.assessment_id.in_(of_record))
        if table is Publication:
            wanted = wanted.where(Publication.kind == "record")
        connection.execute(wanted)


def _sources(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The sources with how many rows of each the other files hold."""
    figures = frames["figures"].group_by("publication").len().rows()
    ratings = frames["ratings"].group_by(pl.format("cqc-{}", "kind")).len().rows()
    whole = {
        "findings": "cqc-findings",
        "practice": "practice-from-reports",
        "councils": "councils",
        "predecessors": "predecessors",
    }
    files = [*published_reports.FEATURES.items(), *whole.items()]
    counted = [*figures, *ratings, *((source, frames[name].height) for name, source in files)]
    rows = pl.DataFrame(counted, schema=["publication", "rows"], orient="row")
    sources = frames["sources"].select(published_reports.COLUMNS["sources"])
    return sources.join(rows, left_on="id", right_on="publication", how="left").with_columns(
        pl.col("rows").fill_null(0)
    )


def _predecessors(frame: pl.DataFrame) -> pl.DataFrame:
    until = pl.col("until").map_elements(date.fromisoformat, return_dtype=pl.Date)
    return frame.with_columns(until)


def _add_assessments(connection: Connection, ratings: pl.DataFrame) -> None:
    """One assessment for each council, kind, status and date; its overall row carries the rating."""
    keys = ["ons_code", "kind", "status", "published"]
    taken = connection.scalar(select(func.max(Assessment.id))) or 0  # by results read from CQC's pages
    ratings = ratings.with_columns(id=pl.struct(keys).rank("dense").cast(pl.Int64) + taken)
    scores = ratings.filter(pl.col("statement") != "overall")
    overall = ratings.filter(pl.col("statement") == "overall")
    rating = overall.select("id", "rating", "percent", "check", "url", "source", "note")
    assessments = (
        ratings.select("id", *keys)
        .unique("id", maintain_order=True)
        .join(rating, on="id", how="left", maintain_order="left")
        .with_columns(
            framework=pl.col("kind").replace_strict(FRAMEWORK_OF),
            publication=pl.format("cqc-{}", "kind"),
            percent=pl.col("percent").cast(pl.Int64),
        )
    )
    _add(connection, Assessment, assessments)
    _add(
        connection, Score, scores.rename({"id": "assessment_id"}).with_columns(pl.col("score").cast(pl.Int64))
    )


def _add(connection: Connection, table: type[SQLModel], frame: pl.DataFrame) -> None:
    """Insert the frame's rows; columns the table does not have stay behind, defaults are filled in."""
    if "publication" in frame.columns:
        frame = frame.rename({"publication": "publication_id"})
    columns = [column.name for column in table.__table__.columns if column.name in frame.columns]
    if frame.height:
        connection.execute(insert(table), frame.select(columns).to_dicts())


def _bring_councils_up_to_date(connection: Connection, councils: pl.DataFrame) -> None:
    stored = set(connection.scalars(select(Council.ons_code)))
    for row in councils.select(published_reports.COLUMNS["councils"]).to_dicts():
        if row["ons_code"] in stored:
            connection.execute(update(Council).where(Council.ons_code == row["ons_code"]).values(row))
        else:
            connection.execute(insert(Council), row)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
