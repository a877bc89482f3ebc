"""What is typed into the form is kept as it is typed, for the one person, until a press stores a version.

Each opening of the form has a row of its own, so two windows never write over each other's. A form that is
opened again takes over what it found, and takes a row away only if nobody has typed into it since.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, and_, delete, insert, or_, select

from ingest.cells import tidied
from ingest.personal_data.found import personal_data
from ingest.workbook import Sheet
from models import database, wall
from models.unsaved_return import UnsavedReturn
from regional import access
from regional.access import Viewer
from regional.workflow.fill_in import Form
from regional.workflow.fill_in_place import Place, in_order
from regional.workflow.typed import Texts

KEPT_FOR = timedelta(days=92)  # a quarter: what lies longer is of a return that was sent or given up
Rows = tuple[tuple[str, datetime], ...]  # id, and when it was typed into


@dataclass(frozen=True)
class Unsaved:
    """What one person left in the boxes of a form."""

    texts: Texts  # only the boxes that differ from what the form began from
    version: int | None  # the newest stored when typing began; null if not known
    typed_at: datetime
    rows: Rows  # taken over by whoever goes on from it

    def over(self, stored: Texts) -> Texts:
        """What was typed over what the form begins from; not of a sheet that was switched off meanwhile."""
        asked = {place.sheet for place in stored}
        mine = {place: text for place, text in self.texts.items() if place.sheet in asked}
        new = {box: "" for place in mine for box in place.line if box not in stored}
        return in_order(stored | new | mine)


def left_by(viewer: Viewer, ons_code: str, quarter: str) -> Unsaved | None:
    """What this very person typed for the council and quarter and did not save; the last typed wins.

    Raises PermissionError for somebody who may not send the council's return, or no longer.
    """
    access.must_send(viewer, ons_code)
    table = UnsavedReturn
    wanted = (
        select(*table.__table__.columns)
        .where(table.person == viewer.person, table.ons_code == ons_code, table.quarter == quarter)
        .order_by(table.typed_at)
    )
    with wall.seen_by(wall.only(ons_code)), database.engine().connect() as connection:
        rows = connection.execute(wanted).all()
    if not rows:
        return None
    texts = {Place(*place): text for row in rows for *place, text in json.loads(row.texts)}
    versions = [row.version for row in rows]
    oldest = None if None in versions else min(versions)
    return Unsaved(texts, oldest, rows[-1].typed_at, tuple((row.id, row.typed_at) for row in rows))


def keep(viewer: Viewer, form: Form, sitting: str, differing: Texts, taken_over: Rows = ()) -> set[Place]:
    """Keep what differs from the version the form began from; gives the boxes that are not kept.

    Those seem to hold personal data, which is never written: not even here.
    Raises PermissionError.
    """
    access.must_send(viewer, form.ons_code)
    refused = personal(form, differing)
    texts = [[*place, text] for place, text in differing.items() if place not in refused]
    at = datetime.now(UTC)
    row = {
        "id": sitting,
        "person": viewer.person,
        "ons_code": form.ons_code,
        "quarter": form.quarter,
        "version": form.version,
        "texts": json.dumps(texts),
        "typed_at": at,
    }
    with wall.seen_by(wall.only(form.ons_code)), database.writing() as connection:
        _take_away(connection, viewer, sitting, taken_over)
        connection.execute(delete(UnsavedReturn).where(UnsavedReturn.typed_at < at - KEPT_FOR))
        if texts:
            connection.execute(insert(UnsavedReturn), row)
    return refused


def forget(viewer: Viewer, ons_code: str, sitting: str, taken_over: Rows = ()) -> None:
    """A version holds it now, or the person gave it up."""
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        _take_away(connection, viewer, sitting, taken_over)


def personal(form: Form, texts: Texts) -> set[Place]:
    """The boxes among these that seem to hold personal data, by the rule an upload is judged by."""
    rows = [*form.top, *([*place, tidied(text)] for place, text in texts.items())]
    boxes = dict(enumerate(texts, start=len(form.top) + 1))  # by row, which begins at 1
    found = {row for each in personal_data([Sheet("", rows)]) if each.level == "error" for row in each.rows}
    return {boxes[row] for row in found if row in boxes}


def _take_away(connection: Connection, viewer: Viewer, sitting: str, taken_over: Rows) -> None:
    table = UnsavedReturn
    untouched = [and_(table.id == row, table.typed_at == at) for row, at in taken_over]
    connection.execute(
        delete(table).where(table.person == viewer.person, or_(table.id == sitting, *untouched))
    )
