"""Slowing down whoever guesses: each wrong try for an address makes the next one wait.

Counted in the database, so that it holds for several processes, and for addresses nobody has, so that
it tells nothing. It never locks an account: a stranger could shut somebody out with that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete, insert, select

from models import database, event
from models.person import SignInAttempt
from regional.workflow.people import tokens

WINDOW = timedelta(minutes=15)  # a wrong try counts for so long
FREE = 5  # wrong tries before anybody waits
LONGEST_WAIT = 60  # seconds


@dataclass(frozen=True)
class Try:
    """One try to sign in. It counts as wrong until it is forgotten."""

    id: int | None  # null: it has to wait, and does not count
    wait: int  # seconds until the next try may be made; 0: this one may


def begin(email: str) -> Try:
    """Ask before a password is looked at; email: tidied.

    The try is written down first, so that many at one moment are counted as many.
    """
    key, now = tokens.hashed(email), event.now()
    with database.writing() as connection:
        connection.execute(delete(SignInAttempt).where(SignInAttempt.at <= now - WINDOW))
        wrong = connection.scalars(select(SignInAttempt.at).where(SignInAttempt.email_sha256 == key)).all()
        wait = seconds_to_wait(wrong, now)
        if wait:
            return Try(None, wait)
        row = {"email_sha256": key, "at": now}
        return Try(connection.scalar(insert(SignInAttempt).returning(SignInAttempt.id), row), 0)


def forget(this: Try) -> None:
    """It was not wrong, and not yet right either: a code is to be asked for."""
    with database.writing() as connection:
        connection.execute(delete(SignInAttempt).where(SignInAttempt.id == this.id))


def forget_all(email: str) -> None:
    """Somebody signed in: the wrong tries before were theirs, or led nowhere."""
    with database.writing() as connection:
        connection.execute(delete(SignInAttempt).where(SignInAttempt.email_sha256 == tokens.hashed(email)))


def seconds_to_wait(wrong: Sequence[datetime], now: datetime) -> int:
    """After FREE wrong tries 2 seconds from the last, then 4, 8 ... up to LONGEST_WAIT."""
    if len(wrong) < FREE:
        return 0
    pause = min(LONGEST_WAIT, 2 ** (len(wrong) - FREE + 1))
    since = (now - max(wrong)).total_seconds()
    return min(pause, max(0, ceil(pause - since)))
