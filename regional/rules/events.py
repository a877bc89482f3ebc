"""Which events a viewer may know of, as a condition."""

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from models.council import Council
from models.event import Event
from models.person import RoleHeld
from regional.rules.viewer import SEND, Viewer


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
