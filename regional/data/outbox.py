"""Reminders: who is to have one, and what became of those that were made.

Nothing here is kept in memory: names and addresses are read as they are now, for whoever leads the region.
"""

from datetime import date

import polars as pl
from sqlalchemy import select

from models.council import Council
from models.outbox import OutboxMessage
from models.person import Person, PersonName, RoleHeld
from regional.access import SEND, Viewer, may_decide_for_region
from regional.data.kept import frame
from regional.data.people import holds_on


def senders(region: str, today: date) -> pl.DataFrame:
    """Who may send a return for which council of a region: person_id, ons_code, role. Ids, no names."""
    query = (
        select(RoleHeld.person_id, RoleHeld.ons_code, RoleHeld.role)
        .join(Council, Council.ons_code == RoleHeld.ons_code)
        .join(Person, Person.id == RoleHeld.person_id)
        .where(Council.region == region, RoleHeld.role.in_(SEND))
        .where(*holds_on(today))
        .order_by(RoleHeld.ons_code, RoleHeld.id)
    )
    return frame(query)


def messages(viewer: Viewer, region: str, quarter: str) -> pl.DataFrame:
    """The reminders of a region's quarter, newest day first, with who gets them (null: name taken out).

    id, day, short_name, name, email, subject, body, state, sent_at. Raises PermissionError.
    """
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not see the outbox of {region}")
    message = (OutboxMessage.subject, OutboxMessage.body, OutboxMessage.state, OutboxMessage.sent_at)
    query = (
        select(OutboxMessage.id, OutboxMessage.day, Council.short_name, PersonName.name, PersonName.email)
        .add_columns(*message)
        .join(Council, Council.ons_code == OutboxMessage.ons_code)
        .outerjoin(PersonName, PersonName.person_id == OutboxMessage.person_id)
        .where(Council.region == region, OutboxMessage.quarter == quarter)
        .order_by(OutboxMessage.day.desc(), Council.short_name, OutboxMessage.id)
    )
    return frame(query)
