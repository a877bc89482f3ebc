"""Passwords: which are fit, how they are kept, and whether one is right."""

import string
import unicodedata
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY
from sqlalchemy import Connection, insert, select, update

from models import database, event
from models.person import Password
from regional.words import unfit as words
from regional.workflow.people import names, sessions
from regional.workflow.unfit import Unfit

SHORTEST, LONGEST = 12, 128  # characters
FEWEST_DIFFERENT = 5  # characters; "aaaaaaaaaaaa" is long and no secret
HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# Each check takes 64 MiB, and anybody may ask for one by trying to sign in.
AT_ONCE = BoundedSemaphore(4)


def set_password(person_id: str, password: str) -> None:
    """Keep a new password and end the person's sessions. Raises Unfit."""
    must_be_fit(password, *(names.of(person_id) or ()))
    made = hashed(password)
    with database.writing() as connection:
        store(connection, person_id, made)


def store(connection: Connection, person_id: str, made: str) -> None:
    """Keep a hash as the person's password: what was opened with the one before is closed."""
    changed = {"hash": made, "set_at": event.now()}
    had = connection.execute(update(Password).where(Password.person_id == person_id).values(changed))
    if had.rowcount == 0:
        connection.execute(insert(Password), {"person_id": person_id, **changed})
    sessions.end_all_within(connection, person_id)
    event.record(connection, person_id, "password set")


def right(person_id: str | None, password: str) -> bool:
    """Is it theirs? It takes as long for a person who does not exist or has none."""
    nobodys = _nobodys_hash(HASHER)
    wanted = select(Password.hash).where(Password.person_id == (person_id or ""))
    with database.engine().connect() as connection:
        kept = connection.scalar(wanted)
    matches = _matches(kept or nobodys, password)
    if not kept or not matches:
        return False
    if HASHER.check_needs_rehash(kept):
        _rehash(person_id, kept, password)
    return True


def must_be_fit(password: str, *theirs: str) -> None:
    """Raises Unfit. theirs: the person's name and e-mail address, as far as they are known."""
    password = _normal(password)
    if len(password) < SHORTEST:
        raise Unfit(words.short(len(password), SHORTEST))
    if len(password) > LONGEST:
        raise Unfit(words.long(len(password), LONGEST))
    if len(set(password)) < FEWEST_DIFFERENT:
        raise Unfit(words.REPEATS)
    known = {_bare(part) for each in theirs for part in (each, each.partition("@")[0])}
    if _bare(password) in known - {""}:
        raise Unfit(words.IS_YOURS)
    if {_bare(password), _squeezed(password)} & _common():
        raise Unfit(words.COMMON)


def hashed(password: str) -> str:
    """Slow on purpose: call it outside a transaction."""
    with AT_ONCE:
        return HASHER.hash(_bytes(password))


def _matches(kept: str, password: str) -> bool:
    try:
        with AT_ONCE:
            return HASHER.verify(kept, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def _rehash(person_id: str, kept: str, password: str) -> None:
    """Keep it with today's parameters, unless another was set meanwhile."""
    same = (Password.person_id == person_id, Password.hash == kept)
    made = hashed(password)
    with database.writing() as connection:
        connection.execute(update(Password).where(*same).values(hash=made))


@cache
def _nobodys_hash(hasher: PasswordHasher) -> str:
    """A hash to check against where there is none, of the same parameters and so of the same time."""
    return hasher.hash(b"nobody has this password")


@cache
def _common() -> frozenset[str]:
    file = Path(__file__).with_name("common_passwords.txt")
    return frozenset(file.read_text(encoding="utf-8").split())


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)  # two keyboards may spell one letter two ways


def _bytes(password: str) -> bytes:
    return _normal(password).encode("utf-8", "surrogatepass")


def _squeezed(text: str) -> str:
    return "".join(each for each in _normal(text).casefold() if each.isalnum())


def _bare(text: str) -> str:
    """Without marks, and without the digits people add to an old password."""
    return _squeezed(text).rstrip(string.digits)
