"""What people are told of who may see and do what."""

import polars as pl

from regional.access import Viewer
from regional.matrix import MATRIX, NO, VIEWERS
from regional.words.plain import listed

ROLES = {
    "public": "Not signed in",
    "member": "Member",
    "contributor": "Contributor",
    "approver": "Approver",
    "peer_reviewer": "Peer reviewer",
    "regional_lead": "Regional lead",
    "operator": "Operator",
}
MACHINE = "Whoever administers the machine this runs on can read its database, and so all that is in it."


def who_sees(viewer: Viewer, whom: str) -> str:
    """What a council is told of who sees what it sends. whom: of words.sharing.who_sees."""
    if viewer.scope.everything:
        return f"{whom} Nobody signs in here: whoever uses this machine sees it too."
    return f"{whom} {MACHINE}"


def tier_labels(viewer: Viewer) -> list[str]:
    """What the labels beside the choices say about the screen as it stands, for this viewer."""
    scope = viewer.scope
    if scope.everything:
        return ["public", "sent by councils: seen on this machine only"]
    labels = ["public"]
    if scope.room or scope.room_of_all:
        labels.append("counted without names")
    if scope.regions:
        labels.append(f"shared with the region: {listed(sorted(scope.regions))}")
    if scope.challenged:
        labels.append("shared with the region: the challenged council only")
    if scope.councils:
        labels.append("sent by your council: its own people only")
    return labels


def matrix() -> pl.DataFrame:
    """One row a thing that may be done, one column a role: where somebody who holds it may do it."""
    rows = [
        {"What": deed.words, **{ROLES[each]: deed.where.get(each, NO) for each in VIEWERS}} for deed in MATRIX
    ]
    return pl.DataFrame(rows)
