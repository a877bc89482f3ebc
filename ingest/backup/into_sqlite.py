"""Puts a restored database in the place of an SQLite file."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from ingest.backup import Refused
from ingest.backup.files import link_or_copy, on_disk, same_owner
from ingest.backup.tables import is_no_data, sqlite_file

PARTS = ("", "-wal", "-shm")  # of a database in use: what was written last is in the second

NOT_EMPTY = (
    "The database {file} holds data already. To put the backup in its place, add --replace: the old one is"
    " kept beside it."
)
IN_USE = "The database {file} is in use. Stop the app and whatever else uses it, then try again."


def refuse_unless_free(file: Path, replace: bool) -> None:
    if not replace and _holds_data(file):
        raise Refused(NOT_EMPTY.format(file=file))
    with _alone(file):
        pass


def put(file: Path, new: Path, fill: Callable[[Connection], None]) -> Path | None:
    """Make the new database beside, then give it the name; gives where the old one is kept, if it held data.

    At every moment there is a whole database under the name: the old one, then the new one.
    """
    with _alone(file):
        with sqlite_file(new) as connection:
            fill(connection)
        if file.exists():
            shutil.copymode(file, new)
        same_owner(new, file if file.exists() else file.parent)
        on_disk(new)
    kept = _keep(file) if _holds_data(file) else None
    for part in PARTS[1:]:  # never beside another database than their own
        _beside(file, part).unlink(missing_ok=True)
    new.replace(file)
    on_disk(file.parent)
    return kept


def _keep(file: Path) -> Path:
    kept = file.with_name(f"{file.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    for part in PARTS:
        if _beside(file, part).exists():
            link_or_copy(_beside(file, part), _beside(kept, part))
    on_disk(file.parent)
    return kept


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else has the database open, nor can write to it. Raises Refused if somebody has.

    Leaving the write-ahead log takes being alone, and leaves all that was written in the one file. The app
    goes back to the log when it opens the file. A file that cannot be read as a database is let pass.
    """
    connection = None
    with suppress(sqlite3.DatabaseError):
        connection = _connected(file)
    try:
        yield
    finally:
        if connection:
            connection.close()


def _connected(file: Path) -> sqlite3.Connection | None:
    if not file.exists():
        return None
    connection = sqlite3.connect(file, timeout=1, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as fault:
        connection.close()
        if isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault):
            raise Refused(IN_USE.format(file=file)) from None
        raise
    return connection


def _holds_data(file: Path) -> bool:
    """Is there a row in any table? A file that is damaged is taken to hold some."""
    if not file.exists():
        return False
    connection = sqlite3.connect(file, timeout=1)
    try:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        names = [name for (name,) in connection.execute(query) if not is_no_data(name)]
        return any(connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in names)
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()


def _beside(file: Path, part: str) -> Path:
    return file.with_name(file.name + part)
