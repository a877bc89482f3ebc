"""Taking a return back: what was sent for a quarter counts no longer, and it stays known that it was sent."""

from ingest.withdraw_return import withdraw_return
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
    access.must_send(viewer, ons_code)
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is none of the reasons")
    withdrawn = withdraw_return(ons_code, quarter, reason, viewer.person)
    if not withdrawn:
        raise LookupError(f"nothing of {ons_code} stands for {quarter}")
    return withdrawn
