"""The pages there are, in the order of the top line. The first is where "/" leads."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Page:
    title: str
    path: str  # as in the address, without the slash; "" for the first
    file: str  # from the repository's root
    for_inviters: bool = False  # listed only for those who may invite somebody; its address opens for all
    for_leads: bool = False  # listed only for those who may decide for a region; its address opens for all


PAGES = (
    Page("Region", "", "regional/pages/region.py"),
    Page("Council", "council", "regional/pages/council.py"),
    Page("Compare", "compare", "regional/pages/compare.py"),
    Page("Themes", "themes", "regional/pages/themes.py"),
    Page("Our return", "our-return", "regional/pages/our_return.py"),
    Page("Collection", "collection", "regional/pages/collection.py", for_leads=True),
    Page("Sources", "sources", "regional/pages/sources.py"),
    Page("People", "people", "regional/pages/people.py", for_inviters=True),
    Page("Accessibility", "accessibility", "regional/pages/accessibility.py"),
)
