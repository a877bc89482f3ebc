"""The second proof: six-digit codes of an authenticator app, each good for one sign-in (RFC 6238)."""

from datetime import datetime
from typing import NamedTuple

import pyotp
from sqlalchemy import Connection, delete, insert, select, update

from models import database, event
from models.person import RecoveryCode, SecondFactor
from regional.access import Viewer
from regional.words import unfit as words
from regional.workflow.people import holding, names, sessions
from regional.workflow.unfit import Unfit

ISSUER = "Adult social care, learning together"  # as the app lists it
STEP = 30  # seconds
LEEWAY = 1  # steps that a phone's clock may be wrong by, either way


class Setup(NamedTuple):
    """What an authenticator app has to be told."""

    uri: str  # otpauth://, for the picture to scan
    secret: str  # base32, for typing


def begin(person_id: str) -> Setup:
    """The key to set up with: the same one until it is confirmed, so that a page may be opened again.

    Raises Unfit if one is confirmed: only codes of that one open anything.
    """
    with database.writing() as connection:
        kept = _kept(connection, person_id)
        if kept and kept.confirmed_at:
            raise Unfit(words.SET_UP)
        secret = kept.secret if kept else pyotp.random_base32()
        if not kept:
            connection.execute(insert(SecondFactor), {"person_id": person_id, "secret": secret})
    _, email = names.of(person_id) or ("", person_id)
    return Setup(pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER), secret)


def confirm(person_id: str, code: str) -> bool:
    """The first right code: from now on one is asked for at each sign-in."""
    return _take(person_id, code, confirmed=False)


def confirmed(person_id: str) -> bool:
    with database.engine().connect() as connection:
        kept = _kept(connection, person_id)
    return kept is not None and kept.confirmed_at is not None


def right(person_id: str, code: str) -> bool:
    """Is it a code of now that was not used before? It is used up by asking."""
    return _take(person_id, code, confirmed=True)


def forget(by: Viewer, person_id: str) -> None:
    """The phone is lost: a new one is set up at the next sign-in. Raises PermissionError.

    Nobody may take their own: who found a screen left open could do without the phone for good.
    """
    if by.person == person_id:
        raise PermissionError(f"{by.person} may not take their own second factor away")
    with database.writing() as connection:
        holding.must_be_theirs_to_end(connection, by, person_id)
        drop(connection, person_id)
        sessions.end_all_within(connection, person_id)
        event.record(connection, by.person, "second factor taken away", detail=person_id)


def sign_out_everywhere(by: Viewer, person_id: str) -> None:
    """End what somebody has open, on every device: a laptop is lost, say. Raises PermissionError."""
    with database.writing() as connection:
        holding.must_be_theirs_to_end(connection, by, person_id)
        sessions.end_all_within(connection, person_id)
        event.record(connection, by.person, "signed out everywhere", detail=person_id)


def drop(connection: Connection, person_id: str, *, only_unconfirmed: bool = False) -> None:
    """Without the app its recovery codes open nothing either: the next app comes with its own."""
    gone = delete(SecondFactor).where(SecondFactor.person_id == person_id)
    if only_unconfirmed:
        connection.execute(gone.where(SecondFactor.confirmed_at.is_(None)))
        return
    connection.execute(gone)
    connection.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))


def _take(person_id: str, code: str, *, confirmed: bool) -> bool:
    """Use the code up, in one statement, so that of two at the same moment one is right."""
    now = event.now()
    with database.writing() as connection:
        kept = _kept(connection, person_id)
        step = _step_of(kept.secret, code, now) if kept else None
        if step is None or (kept.confirmed_at is not None) != confirmed:
            return False
        mine = SecondFactor.person_id == person_id
        unused = SecondFactor.last_step.is_(None) | (SecondFactor.last_step < step)
        taken = {"last_step": step, "confirmed_at": kept.confirmed_at or now}
        if connection.execute(update(SecondFactor).where(mine, unused).values(taken)).rowcount != 1:
            return False
        if not confirmed:
            event.record(connection, person_id, "second factor set up")
    return True


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """The half-minute the code belongs to, counted since 1970; None if it is of none around now."""
    code, app = "".join(code.split()), pyotp.TOTP(secret)
    now = int(at.timestamp()) // STEP
    steps = range(now - LEEWAY, now + LEEWAY + 1)
    return next((step for step in steps if pyotp.utils.strings_equal(app.generate_otp(step), code)), None)


def _kept(connection: Connection, person_id: str):
    wanted = select(SecondFactor.secret, SecondFactor.confirmed_at, SecondFactor.last_step)
    return connection.execute(wanted.where(SecondFactor.person_id == person_id)).first()
