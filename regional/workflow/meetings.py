"""Keeping who is put together at a meeting, so that the next one puts others together."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, insert

from models import database
from models.event import now, record
from models.meeting_group import MeetingGroup
from regional import access, data
from regional.access import Viewer


def keep_groups(viewer: Viewer, region: str, held_on: date, groups: Sequence[Sequence[str]]) -> None:
    """Store the groups of a meeting, in the place of what was kept for that day.

    groups: ons_codes. Raises PermissionError; ValueError for a council twice, or of another region.
    """
    access.must_decide_for_region(viewer, region)
    codes = [code for group in groups for code in group]
    known = set(data.councils(viewer).filter(region=region)["ons_code"])
    if len(set(codes)) < len(codes) or not set(codes) <= known:
        raise ValueError("each council of the region stands in one group")
    same = {"region": region, "held_on": held_on, "stored_by": viewer.person, "stored_at": now()}
    rows = [same | {"number": n, "ons_code": code} for n, group in enumerate(groups, 1) for code in group]
    with database.writing() as connection:
        this = (MeetingGroup.region == region, MeetingGroup.held_on == held_on)
        connection.execute(delete(MeetingGroup).where(*this))
        if rows:
            connection.execute(insert(MeetingGroup), rows)
        detail = f"{region}, {held_on}: {len(groups)} groups of {len(rows)} councils"
        record(connection, viewer.person, "meeting groups kept", detail=detail)
