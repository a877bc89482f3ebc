"""Right of reply: what a region says of a council, what it answers; each reader asks regional/access.py."""

import polars as pl
from sqlalchemy import select

from models import wall
from models.council import Council
from models.reply import RegionNote, Reply
from regional import days
from regional.access import Scope, Viewer, may_decide_for_region, readable_notes, readable_replies
from regional.data.kept import frame, kept

NAME = Council.short_name.label("council")
NOTE = [column for column in RegionNote.__table__.columns if column.name != "stored_by"]
REPLY = [column for column in Reply.__table__.columns if column.name != "stored_by"]


@kept
def notes(scope: Scope) -> pl.DataFrame:
    """What leads said of councils, newest first, with `council`: of one's own at once, withdrawn ones too.

    Of others in the region what stands, once they answered or their day passed.
    """
    query = select(*NOTE, NAME).join(Council, Council.ons_code == RegionNote.ons_code)
    return frame(query.where(readable_notes(scope, days.today())).order_by(RegionNote.id.desc()))


@kept
def replies(scope: Scope) -> pl.DataFrame:
    """Every answer and comment, newest first, with `council`: the newest to a note or on a finding stands."""
    query = select(*REPLY, NAME).join(Council, Council.ons_code == Reply.ons_code)
    return frame(query.where(readable_replies(scope, days.today())).order_by(Reply.id.desc()))


def sent_notes(viewer: Viewer, region: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """For a region's lead: all that was said of its councils, newest first, and all that was answered to it.

    Raises PermissionError for anybody who may not decide for the region.
    """
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not decide for {region}")
    return _sent(viewer, region)


@kept
def _sent(scope: Scope, region: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    said = select(*NOTE, NAME).join(Council, Council.ons_code == RegionNote.ons_code)
    answered = select(*REPLY, NAME).join(Council, Council.ons_code == Reply.ons_code)
    answered = answered.join(RegionNote, RegionNote.id == Reply.note_id)
    with wall.seen_by(wall.leading(region)):
        return (
            frame(said.where(RegionNote.region == region).order_by(RegionNote.id.desc())),
            frame(answered.where(RegionNote.region == region).order_by(Reply.id.desc())),
        )
