"""Addresses that do one thing once: accept an invitation, choose a new password, make the first lead."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from models import database, event
from models.person import OneTimeLink, Person
from regional.workflow.people import tokens

INVITATION, RESET, FIRST_LEAD = "invitation", "reset", "first lead"
PATHS = {INVITATION: "/invitation/", RESET: "/reset/"}  # where a link of a purpose leads, before its token
LIFETIME = {INVITATION: timedelta(days=7), RESET: timedelta(hours=1), FIRST_LEAD: timedelta(hours=24)}


@dataclass(frozen=True)
class Link:
    purpose: str  # INVITATION, RESET or FIRST_LEAD
    person_id: str | None  # null for the first lead, who is nobody yet


def make(purpose: str, person_id: str | None, by: str, lifetime: timedelta | None = None) -> str:
    """A new token for a link; older ones for the same purpose and person open nothing from now on.

    Addresses for the first lead stay open beside each other, until somebody leads.
    by: an opaque id, for the event. lifetime: LIFETIME's unless given.
    """
    with database.writing() as connection:
        return make_within(connection, purpose, person_id, by, lifetime)


def make_within(
    connection: Connection, purpose: str, person_id: str | None, by: str, lifetime: timedelta | None = None
) -> str:
    """The same, together with what else is being changed."""
    token, whose = tokens.new(), OneTimeLink.person_id == person_id
    if purpose != FIRST_LEAD:  # each of several processes prints one, and whichever is read first is right
        _close(connection, and_(OneTimeLink.purpose == purpose, whose))
    row = {"token_sha256": tokens.hashed(token), "purpose": purpose, "person_id": person_id}
    expires_at = event.now() + (lifetime or LIFETIME[purpose])
    connection.execute(insert(OneTimeLink), row | {"expires_at": expires_at})
    event.record(connection, by, made(purpose), detail=person_id or "")
    return token


def made(purpose: str) -> str:
    """What the event says of a new link."""
    return f"{purpose} link made"


def open_link(token: str) -> Link | None:
    """What a link is for, without using it; None if it opens nothing."""
    with database.engine().connect() as connection:
        return _link(connection, and_(_is(token), _open()))


def use(connection: Connection, token: str, purpose: str) -> Link | None:
    """Use a link up, together with what it allows; None if it opens nothing. Of two at once one is first."""
    mine = (_is(token), OneTimeLink.purpose == purpose, _open())
    if connection.execute(update(OneTimeLink).where(*mine).values(used_at=event.now())).rowcount != 1:
        return None
    return _link(connection, _is(token))


def close_all(connection: Connection, person_id: str) -> None:
    """None of the person's links opens anything any more."""
    _close(connection, OneTimeLink.person_id == person_id)


def _is(token: str) -> ColumnElement[bool]:
    return OneTimeLink.token_sha256 == tokens.hashed(token)


def _open() -> ColumnElement[bool]:
    stayed = select(Person.id).where(Person.left_at.is_(None))
    return and_(
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > event.now(),
        or_(OneTimeLink.person_id.is_(None), OneTimeLink.person_id.in_(stayed)),
    )


def _link(connection: Connection, which: ColumnElement[bool]) -> Link | None:
    found = connection.execute(select(OneTimeLink.purpose, OneTimeLink.person_id).where(which)).first()
    return Link(*found) if found else None


def _close(connection: Connection, which: ColumnElement[bool]) -> None:
    unused = OneTimeLink.used_at.is_(None)
    connection.execute(update(OneTimeLink).where(which, unused).values(used_at=event.now()))
