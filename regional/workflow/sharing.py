"""Deciding who may see what and from when: a council for its own, a region's lead what is proposed to all."""

from collections.abc import Mapping

from ingest import share_return
from models.sharing import Sharing
from regional import access, data
from regional.access import Viewer


def choose(viewer: Viewer, ons_code: str, quarter: str, chosen: Mapping[str, Sharing]) -> list[str]:
    """Store what a council has chosen, before or after sending; gives the kinds that changed.

    A choice goes on to later quarters. Raises PermissionError, also where a contributor would open something
    to more people, of this quarter or of a later one; ValueError for a choice that is not whole.
    """
    now = data.sharing(viewer, ons_code, quarter)
    changed = {kind: sharing for kind, sharing in chosen.items() if sharing != now[kind]}
    wider = data.shows_more(viewer, ons_code, quarter, changed)
    if not access.may_share(viewer, ons_code, wider=wider):
        raise PermissionError(f"{viewer.person} may not open this of {ons_code}")
    _must_be_whole(changed)
    if changed:
        share_return.choose(ons_code, quarter, changed, viewer.person)
    return list(changed)


def propose(viewer: Viewer, region: str, quarter: str, proposed: Mapping[str, Sharing]) -> list[str]:
    """Store what a region proposes from a quarter on; gives the kinds that changed.

    What was stored before keeps its tiers, and so does a council that has chosen for itself.
    Raises PermissionError, or ValueError for what is not whole.
    """
    access.must_decide_for_region(viewer, region)
    now = data.proposed(viewer, region, quarter)
    changed = {kind: sharing for kind, sharing in proposed.items() if sharing != now[kind]}
    _must_be_whole(changed)
    if changed:
        share_return.propose(region, quarter, changed, viewer.person)
    return list(changed)


def _must_be_whole(chosen: Mapping[str, Sharing]) -> None:
    for kind, sharing in chosen.items():
        if not sharing.is_whole:
            raise ValueError(f"{kind}: the day and a wider tier go together")
