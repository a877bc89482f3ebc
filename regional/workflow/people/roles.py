"""Giving roles and taking them away, and letting somebody leave. What follows holds at the next click."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from models import database, event, wall
from models.council import Council
from models.pack import Pack
from models.person import ROLES, Password, Person, RoleHeld
from regional import access, days
from regional.access import Held, Viewer
from regional.words import unfit as words
from regional.workflow.people import holding, links, provider_accounts, second_factor, sessions
from regional.workflow.unfit import Unfit


@dataclass(frozen=True)
class Grant:
    """A role as it is to be given: of a council, of a region, or (operator) of neither."""

    role: str
    ons_code: str | None = None
    region: str | None = None
    starts: date | None = None  # the two days of a peer reviewer only
    ends: date | None = None


def give(
    by: Viewer,
    person_id: str,
    role: str,
    ons_code: str | None = None,
    region: str | None = None,
    starts: date | None = None,
    ends: date | None = None,
) -> int:
    """Give a role; returns its id, the old one's if they hold it already.

    Raises PermissionError; Unfit for a place or day that cannot be; ValueError for who is not here.
    """
    grant = Grant(role, ons_code, region, starts, ends)
    with database.writing() as connection:
        must_be_allowed(connection, by, grant)
        return give_within(connection, by.person, person_id, grant)


def must_be_allowed(connection: Connection, by: Viewer, grant: Grant) -> None:
    """Raises PermissionError, or Unfit for a place or day that cannot be."""
    region = _region(connection, grant)
    if not access.may_invite(by, grant.role, grant.ons_code, region):
        raise PermissionError(f"{by.person} may not give the role {grant.role} there")


def give_within(connection: Connection, by: str, person_id: str, grant: Grant) -> int:
    """The same for who may, together with what else is being changed. by: an opaque id."""
    if by == person_id:
        raise PermissionError(f"{by} may not give themselves a role")
    here = select(Person.id).where(Person.id == person_id, Person.left_at.is_(None))
    if connection.scalar(here) is None:
        raise ValueError(f"there is nobody {person_id!r}")
    row = {"person_id": person_id, **asdict(grant)}
    same = [getattr(RoleHeld, name).is_not_distinct_from(value) for name, value in row.items()]
    had = connection.scalar(select(RoleHeld.id).where(*same, RoleHeld.ended_at.is_(None)).limit(1))
    if had is not None:
        return had
    row |= {"given_by": by, "given_at": event.now()}
    made = connection.scalar(insert(RoleHeld).returning(RoleHeld.id), row)
    about = f"{grant.role} to {person_id}" + (f" in {grant.region}" if grant.region else "")
    event.record(connection, by, "role given", ons_code=grant.ons_code, detail=about)
    return made


def take_away(by: Viewer, role_id: int) -> None:
    """End a role at once. One that has ended already stays as it is. Raises PermissionError or ValueError."""
    with database.writing() as connection:
        wanted = (
            select(RoleHeld, func.coalesce(RoleHeld.region, Council.region).label("its_region"))
            .outerjoin(Council, Council.ons_code == RoleHeld.ons_code)
            .where(RoleHeld.id == role_id)
        )
        found = connection.execute(wanted).first()
        if found is None:
            raise ValueError(f"there is no role {role_id}")
        if not access.may_take_away(by, Held(found.role, found.ons_code, found.its_region)):
            raise PermissionError(f"{by.person} may not take the role {role_id} away")
        if _end(connection, RoleHeld.id == role_id):
            about = f"{found.role} from {found.person_id}"
            event.record(connection, by.person, "role taken away", ons_code=found.ons_code, detail=about)


def leave(by: Viewer, person_id: str) -> None:
    """Let somebody go: roles, sessions, links and what they signed in with end at once.

    Their pack goes with them. The name stays with what they did, until it is emptied. Raises PermissionError.
    """
    with wall.seen_by(wall.mine(person_id)), database.writing() as connection:
        holding.must_be_theirs_to_end(connection, by, person_id)
        gone = update(Person).where(Person.id == person_id, Person.left_at.is_(None))
        if connection.execute(gone.values(left_at=event.now())).rowcount == 0:
            return
        _end(connection, RoleHeld.person_id == person_id)
        sessions.end_all_within(connection, person_id)
        links.close_all(connection, person_id)
        second_factor.drop(connection, person_id)
        provider_accounts.drop(connection, person_id)
        connection.execute(delete(Password).where(Password.person_id == person_id))
        connection.execute(delete(Pack).where(Pack.person == person_id))
        event.record(connection, by.person, "person left", detail=person_id)


def _end(connection: Connection, which) -> int:
    """End the roles that are still held; returns how many."""
    ended = update(RoleHeld).where(which, RoleHeld.ended_at.is_(None)).values(ended_at=event.now())
    return connection.execute(ended).rowcount


def _region(connection: Connection, grant: Grant) -> str | None:
    """The region the role is in; null for an operator. Raises Unfit where it fits no place or day."""
    if grant.role not in ROLES:
        raise ValueError(f"{grant.role!r} is no role")
    _must_have_its_days(grant)
    if grant.role == "operator":
        if grant.ons_code or grant.region:
            raise Unfit(words.OPERATOR)
        return None
    if grant.role in access.OF_A_REGION:
        known = select(Council.region).where(Council.region == grant.region).limit(1)
        if grant.ons_code or connection.scalar(known) is None:
            raise Unfit(words.OF_A_REGION)
        return grant.region
    region = connection.scalar(select(Council.region).where(Council.ons_code == grant.ons_code))
    if region is None or grant.region:
        raise Unfit(words.OF_A_COUNCIL)
    return region


def _must_have_its_days(grant: Grant) -> None:
    if grant.role != "peer_reviewer":
        if grant.starts or grant.ends:
            raise Unfit(words.NO_DAYS)
        return
    if not grant.starts or not grant.ends:
        raise Unfit(words.BOTH_DAYS)
    if grant.ends < grant.starts:
        raise Unfit(words.BACKWARDS)
    if grant.ends < days.today():
        raise Unfit(words.GONE_BY)
