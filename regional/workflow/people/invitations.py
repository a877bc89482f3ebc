"""How somebody comes to have an account, or a new password: through a link that another person hands them."""

from datetime import date

from sqlalchemy import Connection, select, update

from models import database, event
from models.person import Password, Person, ProviderAccount, RoleHeld
from regional import access, ways_in
from regional.access import Viewer
from regional.workflow.people import holding, joining, links, names, passwords, roles, second_factor
from regional.workflow.people.roles import Grant

START = "start"  # whoever started the app and read the first lead's link off its screen


def invite(
    by: Viewer,
    name: str,
    email: str,
    role: str,
    place: str | None = None,
    starts: date | None = None,
    ends: date | None = None,
) -> tuple[str, str | None]:
    """Give somebody a role, and an account if they have none: their id, and the token of their link.

    place: an ons_code, a region, or None, as the role has it. starts, ends: of a peer reviewer.
    The token is null where there is an account already, or where an invitation is another's to renew:
    then only the role is added. Raises PermissionError or Unfit.
    """
    name, email = names.checked(name, email)
    of_region = role in access.OF_A_REGION
    grant = Grant(role, None if of_region else place, place if of_region else None, starts, ends)
    with database.writing() as connection:
        roles.must_be_allowed(connection, by, grant)
        person_id = _person(connection, by.person, name, email)
        # Asked before the role is added: of who is invited already, and to more than this viewer may give,
        # the viewer must not get a link, which they could use themselves.
        held = holding.lasting(connection, person_id)
        renewable = not held or access.may_let_leave(by, held)
        roles.give_within(connection, by.person, person_id, grant)
        if not renewable or _has_way_in(connection, person_id):
            return person_id, None
        return person_id, links.make_within(connection, links.INVITATION, person_id, by.person)


def reset_link(by: Viewer, person_id: str) -> str:
    """The token of a link to a new password, to be handed to the person. Raises PermissionError.

    Where a provider proves who people are: of an invitation, to be accepted with another account of theirs.
    ValueError for who has no account or has left.
    """
    with database.writing() as connection:
        holding.must_be_theirs_to_end(connection, by, person_id)
        if not _has_way_in(connection, person_id):
            raise ValueError(f"{person_id} has nothing to sign in with that could be renewed")
        return links.make_within(connection, renewal(), person_id, by.person)


def renewal() -> str:
    """The purpose of the link that reset_link makes."""
    return links.INVITATION if ways_in.by_provider() else links.RESET


def accept(token: str, password: str) -> str | None:
    """Choose the first password: the person's id, or None if the link opens nothing any more.

    Raises Unfit; the link can then still be used.
    """
    return _choose(links.INVITATION, token, password)


def reset(token: str, password: str) -> str | None:
    """Choose another password; every session of the person ends. As accept."""
    return _choose(links.RESET, token, password)


def first_lead_needed() -> bool:
    """People sign in here, and nobody is there who could invite them."""
    if not ways_in.is_on():
        return False
    with database.engine().connect() as connection:
        return not _somebody_leads(connection)


def first_lead(token: str, name: str, email: str, region: str, password: str) -> str | None:
    """Make the first regional lead: their id, or None if the link opens nothing or somebody leads by now.

    Raises Unfit; the link can then still be used.
    """
    link = links.open_link(token)
    if link is None or link.purpose != links.FIRST_LEAD:
        return None
    name, email = names.checked(name, email)
    passwords.must_be_fit(password, name, email)
    made = passwords.hashed(password)
    with database.writing() as connection:
        person_id = _first_lead(connection, token, name, email, region)
        if person_id:
            passwords.store(connection, person_id, made)
        return person_id


def first_lead_by_provider(token: str, name: str, email: str, region: str) -> str | None:
    """The same where a provider proves who people are: the token of the invitation they then accept."""
    name, email = names.checked(name, email)
    with database.writing() as connection:
        person_id = _first_lead(connection, token, name, email, region)
        return person_id and links.make_within(connection, links.INVITATION, person_id, START)


def _first_lead(connection: Connection, token: str, name: str, email: str, region: str) -> str | None:
    if _somebody_leads(connection) or links.use(connection, token, links.FIRST_LEAD) is None:
        return None
    grant = Grant("regional_lead", region=region)
    roles.must_be_allowed(connection, access.LOCAL, grant)
    person_id = _person(connection, START, name, email)
    roles.give_within(connection, START, person_id, grant)
    return person_id


def _choose(purpose: str, token: str, password: str) -> str | None:
    link = links.open_link(token)
    if link is None or link.purpose != purpose:
        return None
    passwords.must_be_fit(password, *(names.of(link.person_id) or ()))
    made = passwords.hashed(password)
    with database.writing() as connection:
        if links.use(connection, token, purpose) is None:
            return None
        passwords.store(connection, link.person_id, made)
        links.close_all(connection, link.person_id)
        # Whoever knew the old password may have begun to set an app up, and know its key.
        second_factor.drop(connection, link.person_id, only_unconfirmed=True)
        if purpose == links.INVITATION:
            joining.tell(connection, link.person_id)
    return link.person_id


def _person(connection: Connection, by: str, name: str, email: str) -> str:
    """Whose address it is: somebody who is here, who comes back, or who is new."""
    person_id = names.ever_with(connection, email)
    if person_id is None:
        person_id = names.add(connection, name, email)
        event.record(connection, by, "person invited", detail=person_id)
        return person_id
    back = update(Person).where(Person.id == person_id, Person.left_at.is_not(None))
    if connection.execute(back.values(left_at=None)).rowcount:
        event.record(connection, by, "person came back", detail=person_id)
    return person_id


def _has_way_in(connection: Connection, person_id: str) -> bool:
    """Whether the person has what people sign in with here: a password, or an account of the provider."""
    table = _way_in()
    return connection.scalar(select(table.person_id).where(table.person_id == person_id)) is not None


def _way_in() -> type[Password] | type[ProviderAccount]:
    return ProviderAccount if ways_in.by_provider() else Password


def _somebody_leads(connection: Connection) -> bool:
    """Somebody who can sign in leads or operates: not a first lead who never came back from the provider."""
    leads = (
        select(RoleHeld.id)
        .join(Person, Person.id == RoleHeld.person_id)
        .join(_way_in(), _way_in().person_id == Person.id)
        .where(RoleHeld.role.in_(("regional_lead", "operator")))
        .where(RoleHeld.ended_at.is_(None), Person.left_at.is_(None))
    )
    return connection.scalar(leads.limit(1)) is not None
