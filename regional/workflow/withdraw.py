"""Taking a return back: what was sent for a quarter counts no longer, and it stays known that it was sent."""

from sqlalchemy import update

from models import database
from models.council_return import CouncilReturn
from models.event import record
from regional import access
from regional.access import Viewer

# Chosen and not typed: an event stands for good, so nothing personal may get into one.
REASONS = (
    "sent by mistake",
    "meant for another quarter",
    "something in it is wrong, and a correction will follow",
    "the council no longer wants to share it",
)


def withdraw(viewer: Viewer, ons_code: str, quarter: str, reason: str) -> int:
    """Take back what stands of a council's return for a quarter, drafts too; gives how many versions.

    Their rows and files stay, as `withdrawn`, for their council alone: no reader counts them. What a later
    upload stores is a new version. reason: one of REASONS.
    Raises PermissionError, ValueError for another reason, LookupError if nothing stands, by now or at all.
    """
    if not access.may_send(viewer, ons_code):
        raise PermissionError(f"{viewer.person} may not withdraw a return of {ons_code}")
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is none of the reasons")
    stands = (
        CouncilReturn.ons_code == ons_code,
        CouncilReturn.quarter == quarter,
        CouncilReturn.status == "current",
    )
    with database.writing() as connection:
        withdrawn = connection.execute(update(CouncilReturn).where(*stands).values(status="withdrawn"))
        if withdrawn.rowcount == 0:
            raise LookupError(f"nothing of {ons_code} stands for {quarter}")
        detail = f"{quarter}: {reason}"
        record(connection, viewer.person, "return withdrawn", ons_code=ons_code, detail=detail)
    return withdrawn.rowcount
