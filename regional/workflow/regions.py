"""What a region asks its councils for."""

from sqlalchemy import insert, update

from models import database
from models.event import record
from models.region import OPTIONAL_SHEETS, RegionSetting
from regional import access
from regional.access import Viewer


def ask_for(viewer: Viewer, region: str, sheet: str, on: bool) -> None:
    """Switch an optional sheet on or off for a region's returns; the others stay as they are.

    Raises PermissionError, or ValueError for a sheet that is not optional.
    """
    access.must_decide_for_region(viewer, region)
    if sheet not in OPTIONAL_SHEETS.values():
        raise ValueError(f"{sheet!r} is no optional sheet")
    choice = {column: on for column, name in OPTIONAL_SHEETS.items() if name == sheet}
    with database.writing() as connection:
        changed = connection.execute(
            update(RegionSetting).where(RegionSetting.region == region).values(choice)
        )
        if changed.rowcount == 0:
            connection.execute(insert(RegionSetting), {"region": region, **choice})
        what = f"{sheet[:1].lower()}{sheet[1:]} switched {'on' if on else 'off'}"
        record(connection, viewer.person, what, detail=region)
