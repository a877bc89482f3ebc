"""Somebody accepted an invitation: told to those who have a say where their roles are.

Whoever makes an invitation sees its address, and could open it themselves. Nothing can hinder that while no
e-mail goes out, so it is made plain: an event for each council, and the page People names who joined lately.
"""

from sqlalchemy import Connection

from models import event
from regional.workflow.people import holding


def tell(connection: Connection, person_id: str, how: str = "") -> None:
    """Leave an event in each council where the person holds a role; one without a council for the others."""
    held = holding.lasting(connection, person_id)
    detail = f"{person_id}, {how}" if how else person_id
    for ons_code in sorted({each.ons_code for each in held if each.ons_code}) or [None]:
        event.record(connection, person_id, "invitation accepted", ons_code=ons_code, detail=detail)
