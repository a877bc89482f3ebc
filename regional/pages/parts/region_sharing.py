"""What a lead decides for a region about who may see what: proposals, agreements, freezes, the export."""

from models import quarter as quarters
from regional import access, days
from regional.access import Viewer
from regional.pages.parts.agreements import agreements_section
from regional.pages.parts.freeze import freeze_section
from regional.pages.parts.held import held_in_region_section
from regional.pages.parts.sharing import defaults_section


def region_sharing_section(viewer: Viewer, region: str) -> None:
    """Nothing for whoever may not decide for the region."""
    if not access.may_decide_for_region(viewer, region):
        return
    quarter = quarters.last_complete(days.today())
    defaults_section(viewer, region, quarter)
    agreements_section(viewer, region)
    freeze_section(viewer, region)
    held_in_region_section(viewer, region)
