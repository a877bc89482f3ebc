"""Makes a backup: everything as it was at one moment, while the app may go on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, inspect, text

from ingest.backup import Refused, manifest
from ingest.backup.files import database_file, put_in_place, work_folder
from ingest.backup.manifest import Manifest
from ingest.backup.sealed import seal, unseal
from ingest.backup.tables import counted, known_revisions, sqlite_file, tables, upgrade
from models import database, wall

NOTHING = (
    "There is no database to back up yet: start the app once, or say where it is (REGIONAL_DATABASE_URL)."
)
NEWER = "The database is newer than this version of the app. Update the app, then make the backup."


def refuse_unless_free(file: Path, overwrite: bool) -> None:
    if file.is_dir() or not file.parent.is_dir():
        raise Refused(f"{file} cannot be written: name a file in a folder that exists.")
    if file.exists() and not overwrite:
        raise Refused(f"{file} exists already: choose another name, or add --overwrite.")
    own = database_file()
    if own and file.absolute() == own:
        raise Refused(f"{file} is the database itself: choose another name.")


def make(file: Path, passphrase: str | None, overwrite: bool = False) -> Manifest:
    """Write a backup to `file`, read back before it takes its name. Raises Refused, OSError."""
    refuse_unless_free(file, overwrite)
    with work_folder() as folder:
        told = copy(folder / "backup.db")
        part = file.with_name(f"{file.name}.part")
        try:
            with (folder / "backup.db").open("rb") as source, _private(part) as into:
                seal(source, into, passphrase)
            with part.open("rb") as again, Path(os.devnull).open("wb") as nowhere:
                unseal(again, nowhere, lambda: passphrase)
            put_in_place(part, file, overwrite)
        except FileExistsError:
            raise Refused(f"{file} was made by somebody else meanwhile: choose another name.") from None
        finally:
            part.unlink(missing_ok=True)
    return told


def copy(file: Path) -> Manifest:
    """Copy every table into a new SQLite file, in one transaction that reads."""
    own = database_file()
    if own and not own.exists():
        raise Refused(NOTHING)
    with wall.seen_by(wall.EVERYTHING), _reading() as source:
        revision = _revision(source)
        with sqlite_file(file) as into:
            upgrade(into, revision)
            ours = tables(into)
            found = {table.name: counted(source, table, into) for table in ours}
            [events] = [table for table in ours if table.name == "event"]
            told = manifest.describe(revision, found, manifest.newest_event(source, events))
            manifest.write(into, told)
    return told


@contextmanager
def _reading() -> Iterator[Connection]:
    """All that is read is of one moment, whoever writes meanwhile. SQLite's transactions are so anyway."""
    with database.engine().connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
            yield connection


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        raise Refused(NOTHING)
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is None:
        raise Refused(NOTHING)
    if revision not in known_revisions():
        raise Refused(NEWER)
    return revision


def _private(file: Path) -> BinaryIO:
    """A new file that only its owner may read."""
    file.unlink(missing_ok=True)
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(file, new, 0o600), "wb")
