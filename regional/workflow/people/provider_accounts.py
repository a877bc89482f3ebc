"""Accounts of an OpenID Connect provider: whose each is here, and how it came to be theirs.

An account is known by its issuer and subject, which nobody chooses and which are never given to another. Its
e-mail address proves nothing: at Microsoft Entra ID, for one, whoever administers an organisation may set it
to anything. So an account is bound by opening a one-time link, and by nothing else.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, insert, select, update

from models import database, event
from models.person import Person, PersonName, ProviderAccount, SignInSession
from regional import access
from regional.data import people
from regional.words.sign_in import NOBODY_INVITED, TAKEN
from regional.workflow.people import joining, links, sessions
from regional.workflow.people.sign_in import NeedsFactor, Refused, SignedIn
from regional.workflow.unfit import Unfit


@dataclass(frozen=True)
class Proof:
    """What a provider showed of somebody, all of it checked (regional/web/provider/proof.py)."""

    issuer: str
    subject: str
    addresses: frozenset[str]  # casefolded; as the provider says, which may let people choose them
    second_factor: bool  # whether there was a second proof
    session_sha256: str | None  # of the provider's own session, if it names one


def sign_in(shown: Proof, invitation: str = "") -> SignedIn | NeedsFactor | Refused:
    """Begin a session for whoever the account belongs to. invitation: a link's token, which binds it first.

    Raises Unfit where the account belongs to somebody else already; the link can then still be used.
    """
    person_id = _accept(shown, invitation) if invitation else None
    person_id = person_id or whose(shown)
    if person_id is None:
        return Refused(NOBODY_INVITED)
    token = sessions.begin(
        person_id, second_factor=shown.second_factor, provider_session_sha256=shown.session_sha256
    )
    held = people.held(person_id)
    needs_factor = any(each.role in access.NEED_A_SECOND_FACTOR for each in held)
    return NeedsFactor(token) if needs_factor and not shown.second_factor else SignedIn(token)


def whose(shown: Proof) -> str | None:
    """Whose account it is, among those who have not left."""
    with database.engine().connect() as connection:
        return connection.scalar(_whose(shown))


def end_by_provider(session_sha256: str) -> None:
    """The provider says that its session is over: so are ours that rest on it."""
    mine = SignInSession.provider_session_sha256 == session_sha256
    with database.writing() as connection:
        ended = update(SignInSession).where(mine, SignInSession.ended_at.is_(None))
        connection.execute(ended.values(ended_at=event.now()))


def end_all_of(issuer: str, subject: str) -> None:
    """The same of all its sessions for one account."""
    mine = (ProviderAccount.issuer == issuer, ProviderAccount.subject == subject)
    with database.writing() as connection:
        person_id = connection.scalar(select(ProviderAccount.person_id).where(*mine))
        if person_id:
            sessions.end_all_within(connection, person_id)


def drop(connection: Connection, person_id: str) -> None:
    connection.execute(delete(ProviderAccount).where(ProviderAccount.person_id == person_id))


def _accept(shown: Proof, token: str) -> str | None:
    """Use the link up and bind the account to the person invited; None if the link opens nothing."""
    with database.writing() as connection:
        owner = connection.scalar(_whose(shown))
        link = links.use(connection, token, links.INVITATION)
        if link is None:
            return None
        if owner not in (None, link.person_id):
            raise Unfit(TAKEN)  # and the link is open again, as the transaction is undone
        email = connection.scalar(select(PersonName.email).where(PersonName.person_id == link.person_id))
        same = email in shown.addresses
        drop(connection, link.person_id)
        bound = {"person_id": link.person_id, "bound_at": event.now(), "same_address": same}
        row = bound | {"issuer": shown.issuer, "subject": shown.subject}
        connection.execute(insert(ProviderAccount), row)
        sessions.end_all_within(connection, link.person_id)
        links.close_all(connection, link.person_id)
        how = "with an account of the address invited" if same else "with an account of another address"
        joining.tell(connection, link.person_id, how)
        return link.person_id


def _whose(shown: Proof) -> Select:
    return (
        select(ProviderAccount.person_id)
        .join(Person, Person.id == ProviderAccount.person_id)
        .where(ProviderAccount.issuer == shown.issuer, ProviderAccount.subject == shown.subject)
        .where(Person.left_at.is_(None))
    )
