"""Who may see and do what: the only place that knows.

Every read of anything a council sent takes a viewer. Who that is at the screen, regional/signed_in.py says;
where nobody signs in it is LOCAL: whoever sits at the machine the app runs on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, false, or_, select, true

from models.council import Council
from models.council_return import CouncilReturn
from models.event import Event
from models.person import RoleHeld
from models.region import RegionSetting
from models.sharing import TIERS, SharingAgreement
from regional.matrix import MATRIX as MATRIX

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


# The one condition on what anybody but its own council may read of a return, and on what counts as sent.
SHARED = and_(CouncilReturn.stage == "shared", CouncilReturn.status == "current")
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


def readable(scope: Scope, table, day: date) -> ColumnElement[bool]:
    """The condition on a datum of a return: its own council sees it, others by the tier of that day.

    table: of data that a council sent. Join it to CouncilReturn first. A draft and what waits for approval
    are their council's own business whatever the tier, and so is everything without a current agreement where
    one is needed. What is shared without a name opens to nobody here: regional/data/anonymous.py counts it.
    """
    tier = tier_on(table, day)
    shared = or_(
        and_(tier == "public", _agreed("public", day)),
        and_(tier.in_(("region", "public")), _shared_with(scope), _agreed("region", day)),
    )
    return or_(own_returns(scope), and_(shared, SHARED))


def tier_on(table, day: date) -> ColumnElement[str]:
    """The tier of a datum on a day."""
    return case((table.opens_on <= day, table.opens_to), else_=table.tier)


def shared_without_name(table, day: date) -> ColumnElement[bool]:
    """The condition on a datum that may be counted among others, by its tier of that day; join as above."""
    counted = tier_on(table, day).in_(TIERS[TIERS.index("region_anonymous") :])
    return and_(counted, _agreed("region_anonymous", day), SHARED)


def shared_by_name(table, day: date) -> ColumnElement[bool]:
    """The same of one that the council's whole region may see with its name."""
    return and_(tier_on(table, day).in_(("region", "public")), _agreed("region", day))


def _agreed(tier: str, day: date) -> ColumnElement[bool]:
    """Does a current agreement cover this tier? Nothing is asked where the region works without any.

    Once one was recorded for a council, its end counts whatever the region decides.
    """
    theirs = SharingAgreement.ons_code == CouncilReturn.ons_code
    covers = SharingAgreement.widest.in_(TIERS[TIERS.index(tier) :])
    begun = and_(SharingAgreement.starts <= day, SharingAgreement.ends >= day)
    holds = and_(begun, or_(SharingAgreement.ended_on.is_(None), SharingAgreement.ended_on > day))
    asked = (
        exists()
        .where(Council.ons_code == CouncilReturn.ons_code, Council.region == RegionSetting.region)
        .where(RegionSetting.agreements)
    )
    current = exists().where(theirs, covers, holds).correlate(CouncilReturn)
    recorded = exists().where(theirs).correlate(CouncilReturn)
    return or_(current, and_(~asked.correlate(CouncilReturn), ~recorded))


def _shared_with(scope: Scope) -> ColumnElement[bool]:
    """Is this viewer among those a council shares with when it shares with its region?"""
    code = CouncilReturn.ons_code
    there = select(Council.ons_code).where(Council.region.in_(sorted(scope.regions)))
    return or_(
        code.in_(there) if scope.regions else false(),
        code.in_(sorted(scope.challenged)) if scope.challenged else false(),
    )


def own_returns(scope: Scope) -> ColumnElement[bool]:
    """The condition on a return itself: its versions, its file and its faults are its council's."""
    if scope.everything:
        return true()
    return CouncilReturn.ons_code.in_(sorted(scope.councils)) if scope.councils else false()


def sees_exact(scope: Scope, ons_code: str) -> bool:
    """Does this council's data lie open to the viewer as it was sent, small counts too?"""
    return scope.everything or ons_code in scope.councils


def may_send(viewer: Viewer, ons_code: str) -> bool:
    """May this viewer store a return for this council?"""
    return viewer.scope.everything or any(_holds(viewer, role, ons_code=ons_code) for role in SEND)


def may_submit(viewer: Viewer, ons_code: str) -> bool:
    """May this viewer put a council's return before its approvers? Whoever may send it."""
    return may_send(viewer, ons_code)


def may_approve(viewer: Viewer, ons_code: str) -> bool:
    """May this viewer approve what the council submitted, which shares it, or send it back?"""
    return viewer.scope.everything or _holds(viewer, "approver", ons_code=ons_code)


def is_shared_at_once(viewer: Viewer) -> bool:
    """Does what this viewer submits wait for nobody? Only where nobody signs in."""
    return viewer.scope.everything


def may_decide_for_region(viewer: Viewer, region: str) -> bool:
    """May this viewer change what a region asks its councils for, open a quarter and chase who is behind?

    Whoever may sees of each council how far its return has come, and nothing that is in it.
    """
    return viewer.scope.everything or _holds(viewer, "regional_lead", region=region)


def may_decide_somewhere(viewer: Viewer) -> bool:
    return viewer.scope.everything or _holds(viewer, "regional_lead")


def may_load_published(viewer: Viewer) -> bool:
    """May this viewer load a publisher's file, and withdraw it?

    What it holds is public and the same for every region: a lead is near those who can check it, an operator
    keeps the database. Each load is an event, and can be taken back whole.
    """
    return viewer.scope.everything or any(_holds(viewer, role) for role in ("regional_lead", "operator"))


def may_set_steps(viewer: Viewer, ons_code: str, region: str) -> bool:
    """May this viewer say who signs the council's returns off, step by step?"""
    return may_approve(viewer, ons_code) or may_decide_for_region(viewer, region)


def may_share(viewer: Viewer, ons_code: str, *, wider: bool) -> bool:
    """May this viewer decide who sees what a council sends? A contributor only to fewer people."""
    return may_approve(viewer, ons_code) or (not wider and may_send(viewer, ons_code))


def may_see_counted(scope: Scope, region: str) -> bool:
    """May this viewer see what the councils of a region share without their names, counted together?"""
    return scope.everything or scope.room_of_all or region in scope.regions | scope.room


def may_list_held(viewer: Viewer, region: str) -> bool:
    """May this viewer list what is held about a region's councils: that it exists, not what it says?"""
    return may_decide_for_region(viewer, region)


def may_invite(viewer: Viewer, role: str, ons_code: str | None, region: str | None) -> bool:
    """May this viewer give somebody this role there? region: the role's, or its council's."""
    if viewer.scope.everything:
        return True
    if region and role != "operator" and _holds(viewer, "regional_lead", region=region):
        return True
    if ons_code and role in SEND and _holds(viewer, "approver", ons_code=ons_code):
        return True
    return role in ("regional_lead", "operator") and _holds(viewer, "operator")


def may_take_away(viewer: Viewer, held: Held) -> bool:
    """May this viewer end this role, and know who holds it? Whoever may give it."""
    return may_invite(viewer, held.role, held.ons_code, held.region)


def may_let_leave(viewer: Viewer, held: Sequence[Held]) -> bool:
    """May this viewer end all that somebody holds, and their account? Each role must be theirs to end.

    Somebody who holds no role any more is for an operator.
    """
    if not held:
        return viewer.scope.everything or _holds(viewer, "operator")
    return all(may_take_away(viewer, each) for each in held)


def may_invite_somebody(viewer: Viewer) -> bool:
    return viewer.scope.everything or any(
        _holds(viewer, role) for role in ("approver", "regional_lead", "operator")
    )


def may_read_events(viewer: Viewer) -> bool:
    """May this viewer see anything of what happened?"""
    return viewer.scope.everything or any(_holds(viewer, role) for role in (*SEND, "regional_lead"))


def readable_events(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on an event: of a council's own, or for the lead of the region it happened in.

    A lead does not see what became of a draft, and of people's accounts only what is about somebody who holds
    or held a role in the region.
    """
    if viewer.scope.everything:
        return true()
    own = sorted({each.ons_code for each in viewer.roles if each.role in SEND and each.ons_code})
    led = sorted({each.region for each in viewer.roles if each.role == "regional_lead" and each.region})
    councils = select(Council.ons_code).where(Council.region.in_(led))
    place = or_(RoleHeld.region.in_(led), RoleHeld.ons_code.in_(councils))
    about = or_(Event.who == RoleHeld.person_id, Event.detail.contains(RoleHeld.person_id))
    of_its_people = select(RoleHeld.id).where(place, about).correlate(Event).exists()
    # Of a region as a whole: its name, alone or before what was done there.
    of_a_region = or_(Event.detail.in_(led), *(Event.detail.startswith(f"{region}, ") for region in led))
    of_a_draft = Event.what.contains("draft")
    return or_(
        Event.ons_code.in_(own) if own else false(),
        and_(Event.ons_code.in_(councils), ~of_a_draft) if led else false(),
        and_(Event.ons_code.is_(None), or_(of_a_region, of_its_people)) if led else false(),
    )


def _holds(viewer: Viewer, role: str, **place: str) -> bool:
    return any(
        each.role == role and all(getattr(each, name) == value for name, value in place.items())
        for each in viewer.roles
    )
