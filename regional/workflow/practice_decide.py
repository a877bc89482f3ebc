"""What a region's lead does with an entry that waits: shares it, or sends it back with a note."""

from models import database, wall
from models.event import now
from regional import access, data
from regional.access import Viewer
from regional.words import unfit as words
from regional.workflow.practice_versions import change, record_version, standing, supersede
from regional.workflow.unfit import Unfit, fit

MOST_NOTE = 500  # characters


def share(viewer: Viewer, ons_code: str, entry: str, version: int) -> None:
    """The lead's yes: the version that was shown is shared by its tier, in the place of an earlier one.

    Raises PermissionError, and Unfit where it does not wait any more.
    """
    _decide(viewer, ons_code, entry, version, "shared", None)


def send_back(viewer: Viewer, ons_code: str, entry: str, version: int, note: str) -> None:
    """The lead's "not yet", with a note for the council. Raises the same, and Unfit for the note."""
    _decide(viewer, ons_code, entry, version, "sent back", fit(note, MOST_NOTE, words.NOTE))


def _decide(viewer: Viewer, ons_code: str, entry: str, version: int, stage: str, note: str | None) -> None:
    region = data.council(viewer, ons_code)["region"]
    access.must_decide_for_region(viewer, region)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        try:
            row = standing(connection, ons_code, entry, ("waiting",))
        except LookupError:
            raise Unfit(words.DECIDED) from None
        if row.version != version:
            raise Unfit(words.DECIDED)
        if stage == "shared":
            supersede(connection, entry, ("shared",))
        change(connection, row.id, stage=stage, note=note, decided_by=viewer.person, decided_at=now())
        record_version(connection, viewer, f"practice {stage}", ons_code, entry, version)
