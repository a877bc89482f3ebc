"""Stores a council's return: versioned, as received, in one transaction."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime

import polars as pl
from sqlalchemy import Connection, Select, insert, select, update

from ingest import load_carried
from ingest.council_return.frames import ReturnFrames
from ingest.issues import Issue
from ingest.last_return import TABLES, last_frames
from ingest.share_return import give_tiers
from models import database, framework, wall
from models import quarter as quarters
from models.collection import SignOff
from models.council_return import STAGES, WAITING_STAGES, CouncilReturn, Upload
from models.event import now, record

SUPERSEDES = {  # by the stage that a new version comes in with
    "draft": ("draft",),
    "submitted": ("draft", *WAITING_STAGES, "sent back"),
    "shared": STAGES,
}


@dataclass(frozen=True)
class Received:
    """A file somebody gave us for a council's quarter, as it came and as it was read."""

    ons_code: str
    quarter: str
    filename: str
    content: bytes
    frames: ReturnFrames
    issues: list[Issue]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def clean(self) -> bool:
        return not any(issue.level == "error" for issue in self.issues)

    @property
    def has_anything(self) -> bool:
        return any(getattr(self.frames, name).height for name in TABLES)

    @property
    def may_be_kept(self) -> bool:
        """As a draft: it was read for its council and quarter, and holds something, if only faulty cells."""
        refused = any(issue.refuses_file for issue in self.issues)
        return not refused and (self.has_anything or not self.clean)


@dataclass(frozen=True)
class Stored:
    version: int
    stage: str
    already: bool = False  # this very file was stored before, so nothing has changed


def store_return(
    received: Received, stage: str, person: str, at: datetime | None = None, steps: tuple[str, ...] = ()
) -> Stored:
    """Keep a return as a draft, or submit it: a new version each time, or nothing at all.

    What is submitted supersedes what was drafted and submitted before, but not what is shared: that goes on
    being read until the new version has been through its `steps`, the names of its sign-off. With no steps
    it is shared at once. A draft supersedes only an earlier draft.
    A draft's own file submitted is a version too: it says who submitted it, and when.
    at: now, unless given; only the demonstration gives it.
    Raises ValueError for a return that may not be stored so; the caller tells the person first.
    """
    if not received.may_be_kept:
        raise ValueError("a return with nothing in it cannot be stored")
    if stage == "submitted" and not received.clean:
        raise ValueError("a return with errors can only be kept as a draft")
    with wall.seen_by(wall.only(received.ons_code)), database.writing() as connection:
        newest = connection.execute(_newest(received.ons_code, received.quarter)).first()
        same_file = newest is not None and newest.sha256 == received.sha256
        if same_file and newest.stage in (stage, *WAITING_STAGES, "shared"):
            return Stored(newest.version, newest.stage, already=True)
        stage = "shared" if stage == "submitted" and not steps else stage
        return _add_version(connection, received, stage, person, at or now(), steps)


def _newest(ons_code: str, quarter: str) -> Select:
    """The newest version that still stands, with the hash of its file."""
    return (
        select(*CouncilReturn.__table__.columns, Upload.sha256)
        .join(Upload, Upload.id == CouncilReturn.upload_id)
        .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter)
        .where(CouncilReturn.status == "current")
        .order_by(CouncilReturn.version.desc())
    )


def _add_version(
    connection: Connection,
    received: Received,
    stage: str,
    person: str,
    at: datetime,
    steps: tuple[str, ...],
) -> Stored:
    ons_code, quarter = received.ons_code, received.quarter
    earlier = quarters.previous(quarter)
    versions = select(CouncilReturn.version).where(
        CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter
    )
    version = max(connection.scalars(versions), default=0) + 1
    before = connection.scalar(_newest(ons_code, quarter).with_only_columns(CouncilReturn.id))
    supersede(connection, ons_code, quarter, SUPERSEDES[stage])
    upload = {"filename": received.filename, "sha256": received.sha256, "content": received.content}
    upload_id = connection.execute(insert(Upload), upload | {"received_at": at}).inserted_primary_key[0]
    row = {
        "ons_code": ons_code,
        "quarter": quarter,
        "version": version,
        "stage": stage,
        "framework": framework.current().id,
        "upload_id": upload_id,
        "issues": json.dumps([asdict(issue) for issue in received.issues]),
        "stored_by": person,
        "stored_at": at,
    }
    return_id = connection.execute(insert(CouncilReturn), row).inserted_primary_key[0]
    for name, table in TABLES.items():
        rows = getattr(received.frames, name).with_columns(return_id=pl.lit(return_id)).to_dicts()
        if rows:
            connection.execute(insert(table), rows)
    give_tiers(connection, return_id, ons_code, quarter)
    if stage == "submitted":
        signed = [{"return_id": return_id, "step": n, "name": name} for n, name in enumerate(steps, start=1)]
        connection.execute(insert(SignOff), signed)
    load_carried.mark(
        connection, return_id, received.frames, before, lambda: last_frames(connection, ons_code, earlier)
    )
    _tell(connection, row, received.sha256)
    return Stored(version, stage)


def supersede(connection: Connection, ons_code: str, quarter: str, stages: tuple[str, ...]) -> None:
    connection.execute(
        update(CouncilReturn)
        .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter)
        .where(CouncilReturn.status == "current", CouncilReturn.stage.in_(stages))
        .values(status="superseded")
    )


def _tell(connection: Connection, row: dict, sha256: str) -> None:
    what = "return kept as a draft" if row["stage"] == "draft" else "return submitted"
    detail = f"{row['quarter']}, version {row['version']}"
    if row["stage"] == "shared":
        detail += ", shared at once"
    about = {"ons_code": row["ons_code"], "detail": detail, "sha256": sha256}
    record(connection, row["stored_by"], what, **about, at=row["stored_at"])
