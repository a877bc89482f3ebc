"""Finds what a council last sent, or what one version of a return holds, as frames."""

import polars as pl
from sqlalchemy import ColumnElement, Connection, and_, select

from ingest.council_return.frames import ReturnFrames, empty
from models import database, wall
from models.council_return import (
    Answer,
    CaseAudit,
    CouncilReturn,
    EvidenceScore,
    OwnDocument,
    OwnFigure,
    OwnScore,
    WaitingBand,
)

TABLES = {
    "scores": OwnScore,
    "answers": Answer,
    "figures": OwnFigure,
    "evidence": EvidenceScore,
    "waiting": WaitingBand,
    "audits": CaseAudit,
    "documents": OwnDocument,
}


def sent() -> ColumnElement[bool]:
    """The condition on a version: its council has submitted it, and it stands, whatever became of it since.

    Up to two of a quarter are: one that is shared, and a correction that waits or was sent back.
    """
    return and_(CouncilReturn.stage != "draft", CouncilReturn.status == "current")


def last_return(ons_code: str, quarter: str) -> tuple[str | None, ReturnFrames]:
    """What the council last submitted for this quarter or an earlier one: (quarter, frames).

    (None, empty) if it has submitted none. For this quarter it is what a correction begins from.
    """
    with wall.seen_by(wall.only(ons_code)), database.engine().connect() as connection:
        return last_frames(connection, ons_code, quarter)


def last_frames(connection: Connection, ons_code: str, quarter: str) -> tuple[str | None, ReturnFrames]:
    """The same, as a transaction that is open sees it."""
    wanted = (
        select(CouncilReturn.id, CouncilReturn.quarter)
        .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter <= quarter, sent())
        .order_by(CouncilReturn.quarter.desc(), CouncilReturn.version.desc())
    )
    found = connection.execute(wanted).first()
    return (found.quarter, frames_of(connection, found.id)) if found else (None, empty())


def frames_of_version(ons_code: str, quarter: str, version: int) -> ReturnFrames:
    """What one version holds, whatever became of it; empty if there is none."""
    wanted = select(CouncilReturn.id).where(
        CouncilReturn.ons_code == ons_code,
        CouncilReturn.quarter == quarter,
        CouncilReturn.version == version,
    )
    with wall.seen_by(wall.only(ons_code)), database.engine().connect() as connection:
        return frames_of(connection, connection.scalar(wanted))


def frames_of(connection: Connection, return_id: int) -> ReturnFrames:
    frames = {}
    for name, table in TABLES.items():
        shape = getattr(empty(), name)
        columns = [table.__table__.c[column] for column in shape.columns]
        rows = connection.execute(select(*columns).where(table.return_id == return_id)).all()
        frames[name] = pl.DataFrame(rows, schema=shape.schema, orient="row")
    return ReturnFrames(**frames)
