"""Whether anything can be stored just now, asked without storing anything."""

import shutil
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from models import database
from models.unusable import can_be_mended, parsed, why_not_stored

LEAST_ROOM = 20_000_000  # bytes: a few uploads, with what the database writes beside them


def why_nothing_can_be_stored() -> str | None:
    """ "full" or "read only"; null if all is well. Waits for nobody who is storing something.

    Raises DBAPIError where the database cannot even be read.
    """
    place = parsed(database.url())
    is_file = place.drivername == "sqlite"
    if is_file and shutil.disk_usage(Path(place.database).parent).free < LEAST_ROOM:
        return "full"
    with database.engine().connect() as connection:
        if not is_file:
            return "read only" if connection.scalar(text("SHOW transaction_read_only")) == "on" else None
        return _as_sqlite_tells(connection)


def _as_sqlite_tells(connection: Connection) -> str | None:
    """It refuses a change of nothing, where it would refuse any; a lock tells that others may write."""
    before = connection.scalar(text("PRAGMA busy_timeout"))
    connection.execute(text("PRAGMA busy_timeout = 0"))
    try:
        connection.execute(text("UPDATE council SET name = name WHERE 1 = 0"))
    except DBAPIError as fault:
        if not can_be_mended(fault):
            raise
        return why_not_stored(fault)
    finally:
        connection.rollback()
        connection.execute(text(f"PRAGMA busy_timeout = {before}"))
    return None
