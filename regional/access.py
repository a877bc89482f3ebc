"""Who may see and do what: the only place that knows.

Every read of anything a council sent takes a viewer. Until people can sign in there is one,
LOCAL: whoever sits at the machine the app runs on.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, true

from models.council_return import CouncilReturn


@dataclass(frozen=True)
class Scope:
    """What may be seen. Two viewers of one scope may share a cached frame; no others may."""

    councils: frozenset[str] = frozenset()  # ons_codes whose own data may be seen whole
    everything: bool = False


@dataclass(frozen=True)
class Viewer:
    """Who is looking."""

    person: str  # an opaque id, for events
    scope: Scope


LOCAL = Viewer("local", Scope(everything=True))
PUBLIC = Viewer("public", Scope())


def council_viewer(person: str, ons_code: str) -> Viewer:
    return Viewer(person, Scope(frozenset({ons_code})))


def viewer() -> Viewer:
    """The person at the screen."""
    return LOCAL


def readable(scope: Scope, tier: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition on a datum of a return: its own council sees it, others by its tier.

    Join the datum to CouncilReturn first. Tiers between `council` and `public` open to nobody else yet.
    A draft is its council's own business whatever its tier.
    """
    return or_(own_returns(scope), and_(tier == "public", CouncilReturn.stage == "submitted"))


def own_returns(scope: Scope) -> ColumnElement[bool]:
    """The condition on a return itself: its versions, its file and its faults are its council's."""
    if scope.everything:
        return true()
    return CouncilReturn.ons_code.in_(scope.councils) if scope.councils else false()


def may_send(viewer: Viewer, ons_code: str) -> bool:
    """May this viewer store a return for this council?"""
    return viewer.scope.everything or ons_code in viewer.scope.councils


def may_decide_for_region(viewer: Viewer) -> bool:
    """May this viewer change what a region asks its councils for?"""
    return viewer.scope.everything


def who_sees(viewer: Viewer, council: str) -> str:
    """What a council is told of who sees what it sends, as it is today."""
    tier = f"Tier: council, so only {council} is meant to see it."
    if viewer is LOCAL:
        return f"{tier} Nobody signs in yet: whoever uses this machine sees it too."
    return tier


def tier_labels(viewer: Viewer) -> list[str]:
    """What the labels beside the choices say about the screen as it stands."""
    return ["public", "sent by councils: this machine only"] if viewer.scope.everything else ["public"]
