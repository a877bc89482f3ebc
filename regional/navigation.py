"""The pages there are, in the order of the top line. The first is where "/" leads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from regional import access
from regional.access import Viewer

ROOT = Path(__file__).resolve().parent.parent


def everybody(_viewer: Viewer) -> bool:
    return True


def signed_in_and(may: Callable[[Viewer], bool]) -> Callable[[Viewer], bool]:
    """Where nobody signs in there are no people, and nobody's doings are told apart."""
    return lambda viewer: viewer.is_signed_in and may(viewer)


def of_somewhere(viewer: Viewer) -> bool:
    """Somebody of a council or a region; where nobody signs in, whoever is there."""
    return viewer.scope.everything or bool(viewer.scope.councils | viewer.scope.regions)


@dataclass(frozen=True)
class Page:
    title: str
    path: str  # as in the address, without the slash; "" for the first
    file: str  # from the repository's root
    listed_for: Callable[[Viewer], bool] = everybody  # its address opens for all


PAGES = (
    Page("Region", "", "regional/pages/region.py"),
    Page("Council", "council", "regional/pages/council.py"),
    Page("Compare", "compare", "regional/pages/compare.py"),
    Page("Themes", "themes", "regional/pages/themes.py"),
    Page("Practice", "practice", "regional/pages/practice.py"),
    Page("Replies", "replies", "regional/pages/replies.py", of_somewhere),
    Page("My pack", "my-pack", "regional/pages/my_pack.py", access.may_keep_pack),
    Page("Our return", "our-return", "regional/pages/our_return.py"),
    Page("Collection", "collection", "regional/pages/collection.py", access.may_decide_somewhere),
    Page("Sources", "sources", "regional/pages/sources.py"),
    Page("People", "people", "regional/pages/people.py", signed_in_and(access.may_invite_somebody)),
    Page("Events", "events", "regional/pages/events.py", signed_in_and(access.may_read_events)),
    Page("Accessibility", "accessibility", "regional/pages/accessibility.py"),
)
