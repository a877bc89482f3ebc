"""Ten codes on paper, for when the phone is gone: each opens the way to set up another app, once."""

import base64
import secrets

from sqlalchemy import delete, func, insert, select, update

from models import database, event
from models.person import RecoveryCode
from regional.workflow.people import second_factor, sessions, tokens

HOW_MANY = 10
BYTES = 15  # 120 bits: nobody guesses one, so a plain hash of it is safe


def renew(person_id: str) -> list[str]:
    """New codes, to be shown once; older ones open nothing from now on."""
    codes = [_new() for _ in range(HOW_MANY)]
    with database.writing() as connection:
        connection.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
        rows = [{"code_sha256": _hashed(person_id, code), "person_id": person_id} for code in codes]
        connection.execute(insert(RecoveryCode), rows)
        event.record(connection, person_id, "recovery codes made")
    return codes


def use(person_id: str, code: str) -> bool:
    """Use a code up: the lost phone's codes open nothing any more, and a new app is to be set up."""
    mine = (RecoveryCode.person_id == person_id, RecoveryCode.code_sha256 == _hashed(person_id, code))
    with database.writing() as connection:
        used = update(RecoveryCode).where(*mine, RecoveryCode.used_at.is_(None)).values(used_at=event.now())
        if connection.execute(used).rowcount != 1:
            return False
        second_factor.drop(connection, person_id)
        sessions.end_all_within(connection, person_id)
        event.record(connection, person_id, "recovery code used")
    return True


def left(person_id: str) -> int:
    """How many are not used yet."""
    mine = (RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
    with database.engine().connect() as connection:
        return connection.scalar(select(func.count()).select_from(RecoveryCode).where(*mine))


def _new() -> str:
    """Six groups of four letters and digits, without 0, 1, 8 and 9, which look like letters."""
    text = base64.b32encode(secrets.token_bytes(BYTES)).decode()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _hashed(person_id: str, code: str) -> str:
    bare = "".join(each for each in code.upper() if each.isalnum())
    return tokens.hashed(f"{person_id} {bare}")
