"""Which cells of a version were copied from the quarter before and stand unchanged."""

from collections.abc import Callable, Collection, Iterator

import polars as pl
from sqlalchemy import Connection, insert, select, update

from ingest.council_return.frames import ReturnFrames
from models import database, wall
from models.council_return import CarriedCell, CouncilReturn
from models.event import record
from models.return_layout import plain

ABOUT = {  # the frames that are copied forward, by the column that says what a row is about
    "scores": "statement",
    "answers": "statement",
    "figures": "metric",
    "evidence": "statement",
    "waiting": "band",
    "audits": "area",
}
Place = tuple[str, str, str, str]  # sheet, about, breakdown, field
Line = tuple[str, str, str]  # the same without the field
COLUMNS = (CarriedCell.sheet, CarriedCell.about, CarriedCell.breakdown, CarriedCell.field)


def mark(
    connection: Connection,
    return_id: int,
    frames: ReturnFrames,
    before: int | None,
    last: Callable[[], tuple[str | None, ReturnFrames]],
) -> None:
    """Mark a new version's cells that are as they were last quarter, if they were copied and not typed.

    They were copied where the file says so (frames.carried_from), or where the version before (its id, null
    if there is none) had them marked: a mark goes when its cell changes, and what was confirmed stays so.
    last: gives what the council sent last before this quarter, and for which; asked only where it matters.
    """
    marked = _marked(connection, before)
    if not (marked or frames.carried_from):
        return
    last_quarter, last_frames = last()
    all_copied, given = frames.carried_from == last_quarter, dict(cells(frames))
    same = {place for place, value in cells(last_frames) if given.get(place) == value}
    rows = [
        dict(zip((each.key for each in COLUMNS), place, strict=True))
        | {"return_id": return_id, "from_quarter": last_quarter, "confirmed": marked.get(place, False)}
        for place in sorted(same)
        if place in marked or all_copied
    ]
    if rows:
        connection.execute(insert(CarriedCell), rows)


def confirm(ons_code: str, quarter: str, version: int, lines: Collection[Line], person: str) -> int:
    """Somebody has looked at these lines that were carried forward, and they still hold; gives how many.

    Not of a version that is shared: what others see of it changes only by a correction.
    """
    which = select(CouncilReturn.id).where(
        CouncilReturn.ons_code == ons_code,
        CouncilReturn.quarter == quarter,
        CouncilReturn.version == version,
        CouncilReturn.status == "current",
        CouncilReturn.stage != "shared",
    )
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        open_ones = update(CarriedCell).where(
            CarriedCell.return_id.in_(which), CarriedCell.confirmed.is_(False)
        )
        n = 0
        for sheet, about, breakdown in lines:
            this = (
                CarriedCell.sheet == sheet,
                CarriedCell.about == about,
                CarriedCell.breakdown == breakdown,
            )
            n += connection.execute(open_ones.where(*this).values(confirmed=True)).rowcount
        if n:
            detail = f"{quarter}, version {version}: {n}"
            record(connection, person, "carried cells confirmed", ons_code=ons_code, detail=detail)
    return n


def cells(frames: ReturnFrames) -> Iterator[tuple[Place, object]]:
    """Every filled cell that can be carried forward, and what it holds."""
    for sheet, about in ABOUT.items():
        frame: pl.DataFrame = getattr(frames, sheet)
        for row in frame.iter_rows(named=True):
            breakdown = plain(row["breakdown"]) if "breakdown" in row else "all"
            for field, value in row.items():
                if field not in (about, "breakdown", "unchanged") and value is not None:
                    yield (sheet, row[about], breakdown, field), value


def _marked(connection: Connection, return_id: int | None) -> dict[Place, bool]:
    """The places marked in a version, each with whether it was confirmed."""
    wanted = select(*COLUMNS, CarriedCell.confirmed).where(CarriedCell.return_id == return_id)
    return {tuple(place): confirmed for *place, confirmed in connection.execute(wanted)}
