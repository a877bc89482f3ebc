"""What somebody holds now or will: the roles that stand between them and whoever would end their account."""

from sqlalchemy import Connection, func, or_, select

from models.council import Council
from models.person import RoleHeld
from regional import access, days
from regional.access import Held, Viewer


def must_be_theirs_to_end(connection: Connection, by: Viewer, person_id: str) -> None:
    """Raises PermissionError unless every role of the person is the viewer's to end.

    One of a higher kind or of another place is enough to refuse: with a reset link for somebody a viewer
    could otherwise sign in as them.
    """
    if not access.may_let_leave(by, lasting(connection, person_id)):
        raise PermissionError(f"{by.person} may not decide about {person_id}")


def lasting(connection: Connection, person_id: str) -> list[Held]:
    """The roles that are not over, those included that begin on a later day."""
    region = func.coalesce(RoleHeld.region, Council.region)
    wanted = (
        select(RoleHeld.role, RoleHeld.ons_code, region)
        .outerjoin(Council, Council.ons_code == RoleHeld.ons_code)
        .where(RoleHeld.person_id == person_id, RoleHeld.ended_at.is_(None))
        .where(or_(RoleHeld.ends.is_(None), RoleHeld.ends >= days.today()))
    )
    return [Held(*row) for row in connection.execute(wanted)]
