"""Somebody accepted an invitation: told to those who have a say where their roles are.

Whoever makes an invitation sees its address, and could open it themselves. In the browser they are signed in
with that is refused; in another it cannot be. So it is made plain: an event in each council, with who invited
whom, and the page People names who joined lately.
"""

from sqlalchemy import Connection, select

from models import database, event
from models.event import Event
from regional.workflow.people import holding, links


def tell(connection: Connection, person_id: str, how: str = "") -> None:
    """Leave an event in each council where the person holds a role; one without a council for the others."""
    by = _maker(connection, links.INVITATION, person_id)
    held = holding.lasting(connection, person_id)
    detail = ", ".join(filter(None, (person_id, by and f"invited by {by}", how)))
    for ons_code in sorted({each.ons_code for each in held if each.ons_code}) or [None]:
        event.record(connection, person_id, "invitation accepted", ons_code=ons_code, detail=detail)


def is_its_maker(person_id: str, token: str) -> bool:
    """Did this person make the link themselves, for somebody else?"""
    link = links.open_link(token)
    if link is None or link.person_id in (None, person_id):
        return False
    with database.engine().connect() as connection:
        return _maker(connection, link.purpose, link.person_id) == person_id


def _maker(connection: Connection, purpose: str, person_id: str) -> str | None:
    """Who made the newest link of a purpose for somebody."""
    made = (Event.what == links.made(purpose), Event.detail == person_id)
    return connection.scalar(select(Event.who).where(*made).order_by(Event.id.desc()).limit(1))
