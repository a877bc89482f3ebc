"""Who is signed in: a session begins with a right password and ends by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from models import database, event
from models.person import Person, SignInSession
from models.unusable import why_not_stored
from regional.workflow.people import leavers, tokens

IDLE = timedelta(minutes=30)  # without a page
LONGEST = timedelta(hours=12)  # however busy
REMEMBER_SEEN = timedelta(minutes=1)  # how often a session writes that it was seen
KEPT = timedelta(days=90)  # the record of who signed in when


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in now."""

    person_id: str
    csrf: str  # a form of this session carries it; from the token, stored nowhere
    second_factor: bool  # whether a code of an authenticator app was given


def begin(person_id: str, *, second_factor: bool, provider_session_sha256: str | None = None) -> str:
    """A new token, to be kept in the browser's cookie and nowhere else."""
    token, at = tokens.new(), event.now()
    row = {"token_sha256": tokens.hashed(token), "person_id": person_id, "second_factor": second_factor}
    row |= {"provider_session_sha256": provider_session_sha256}
    with database.writing() as connection:
        connection.execute(delete(SignInSession).where(SignInSession.begun_at < at - KEPT))
        connection.execute(insert(SignInSession), row | {"begun_at": at, "seen_at": at})
    leavers.forget()  # somebody comes every day, which saves a clock of our own
    return token


def look_up(token: str | None) -> Session | None:
    """Whose session it is; None if it was ended, lay idle, is too old, or the person has left."""
    if not token:
        return None
    mine = SignInSession.token_sha256 == tokens.hashed(token)
    wanted = (
        select(SignInSession.person_id, SignInSession.second_factor, SignInSession.seen_at)
        .join(Person, Person.id == SignInSession.person_id)
        .where(mine, _open(), Person.left_at.is_(None))
    )
    with database.engine().connect() as connection:
        found = connection.execute(wanted).first()
    if found is None:
        return None
    if event.now() - found.seen_at >= REMEMBER_SEEN:
        _remember_seen(mine)
    return Session(found.person_id, tokens.derived(token, "csrf"), found.second_factor)


def _remember_seen(mine: ColumnElement[bool]) -> None:
    """Where nothing can be stored just now, pages can be read all the same, until the session lay idle."""
    try:
        with database.writing() as connection:
            connection.execute(update(SignInSession).where(mine, _open()).values(seen_at=event.now()))
    except DBAPIError as fault:
        if why_not_stored(fault) is None:
            raise


def begun(person_id: str) -> list[datetime]:
    """When each session of the person that is open now was begun, newest first."""
    wanted = select(SignInSession.begun_at).where(SignInSession.person_id == person_id, _open())
    with database.engine().connect() as connection:
        return list(connection.scalars(wanted.order_by(SignInSession.begun_at.desc())))


def end(token: str | None) -> None:
    """Sign out here. A token that opens nothing is no error."""
    if token:
        with database.writing() as connection:
            _end(connection, SignInSession.token_sha256 == tokens.hashed(token))


def end_all(person_id: str) -> None:
    """Sign out everywhere."""
    with database.writing() as connection:
        end_all_within(connection, person_id)


def end_all_within(connection: Connection, person_id: str) -> None:
    """The same, together with what else is being changed."""
    _end(connection, SignInSession.person_id == person_id)


def _open() -> ColumnElement[bool]:
    now = event.now()
    return and_(
        SignInSession.ended_at.is_(None),
        SignInSession.seen_at > now - IDLE,
        SignInSession.begun_at > now - LONGEST,
    )


def _end(connection: Connection, which: ColumnElement[bool]) -> None:
    still_open = SignInSession.ended_at.is_(None)
    connection.execute(update(SignInSession).where(which, still_open).values(ended_at=event.now()))
