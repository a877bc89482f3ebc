"""What a region asks its councils for."""

from sqlalchemy import delete, insert

from models import database
from models.event import record
from models.region import RegionSetting
from regional import access
from regional.access import Viewer


def ask_for_evidence_scores(viewer: Viewer, region: str, on: bool) -> None:
    """Switch evidence-category scores on or off for a region's returns. Raises PermissionError."""
    if not access.may_decide_for_region(viewer):
        raise PermissionError(f"{viewer.person} may not decide for {region}")
    what = f"evidence scores switched {'on' if on else 'off'}"
    with database.writing() as connection:
        connection.execute(delete(RegionSetting).where(RegionSetting.region == region))
        connection.execute(insert(RegionSetting), {"region": region, "evidence_scores": on})
        record(connection, viewer.person, what, detail=region)
