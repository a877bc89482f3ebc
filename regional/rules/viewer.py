"""Who is looking: the roles they hold today, and what those open."""

from collections.abc import Sequence
from dataclasses import dataclass

SEND = ("contributor", "approver")  # these belong to a council, the next to a region
OF_A_REGION = ("member", "regional_lead")
NEED_A_SECOND_FACTOR = ("approver", "regional_lead", "operator")


@dataclass(frozen=True)
class Held:
    """A role that somebody holds today, and where."""

    role: str  # one of models.person.ROLES
    ons_code: str | None = None  # null for a role in a region, and for an operator
    region: str | None = None  # the role's, or its council's; null for an operator


@dataclass(frozen=True)
class Scope:
    """All that decides what may be seen. Two viewers of one scope may share a cached frame; no others may."""

    councils: frozenset[str] = frozenset()  # ons_codes whose own data may be seen whole
    regions: frozenset[str] = frozenset()  # whose councils' data of the tier `region` may be seen
    challenged: frozenset[str] = frozenset()  # ons_codes whose data of the tier `region` may be seen
    everything: bool = False
    room: frozenset[str] = frozenset()  # regions of which a room sees what is shared without names, no more
    room_of_all: bool = False  # the same of every region


@dataclass(frozen=True)
class Viewer:
    """Who is looking."""

    person: str  # an opaque id, for events
    scope: Scope
    roles: tuple[Held, ...] = ()

    @property
    def is_signed_in(self) -> bool:
        return self.person not in (LOCAL.person, PUBLIC.person)


LOCAL = Viewer("local", Scope(everything=True))
PUBLIC = Viewer("public", Scope())


def viewer_of(person: str, held: Sequence[Held], second_factor: bool) -> Viewer:
    """Somebody who has signed in, by the roles held today.

    Where one of them needs a second factor, none counts until there was one.
    """
    if not second_factor and any(each.role in NEED_A_SECOND_FACTOR for each in held):
        return Viewer(person, PUBLIC.scope)
    councils = frozenset(each.ons_code for each in held if each.role in SEND and each.ons_code)
    regions = frozenset(each.region for each in held if each.role in SEND + OF_A_REGION and each.region)
    challenged = frozenset(each.ons_code for each in held if each.role == "peer_reviewer" and each.ons_code)
    return Viewer(person, Scope(councils, regions, challenged), tuple(held))


def council_viewer(person: str, ons_code: str) -> Viewer:
    """A contributor of one council, who sees nothing of its region's."""
    return viewer_of(person, [Held("contributor", ons_code)], second_factor=False)


def in_room(viewer: Viewer) -> Viewer:
    """The same person before a projector: what is public, and what councils share without their names.

    The scope itself is narrowed, so that no page has to think of it.
    """
    scope = viewer.scope
    return Viewer(viewer.person, Scope(room=scope.regions | scope.room, room_of_all=scope.everything))


def holds(viewer: Viewer, role: str, **place: str) -> bool:
    return any(
        each.role == role and all(getattr(each, name) == value for name, value in place.items())
        for each in viewer.roles
    )
