"""Restores a backup: checked whole before anything is touched, then put in place in one step."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, update

from ingest.backup import Refused, into_postgresql, into_sqlite, manifest
from ingest.backup.files import database_file, work_folder
from ingest.backup.manifest import Manifest
from ingest.backup.sealed import unseal
from ingest.backup.tables import counted, sqlite_file, tables, upgrade
from models.event import now, record
from models.person import OneTimeLink, SignInSession


def restore(file: Path, ask: Callable[[], str], replace: bool = False) -> tuple[Manifest, Path | None]:
    """Put what the backup holds in the place of what the database holds.

    `ask` gives the passphrase, if it takes one. Gives what was restored, and where the old SQLite database is
    kept (none if it held nothing, or is not SQLite). Raises Refused with nothing changed, OSError.
    """
    own = database_file()
    if own:
        into_sqlite.refuse_unless_free(own, replace)
    else:
        into_postgresql.refuse_unless_free(replace)
    with work_folder() as folder:
        sha256 = _open(file, folder / "backup.db", ask)
        with sqlite_file(folder / "backup.db") as backup, sqlite_file(folder / "empty.db") as empty:
            told = manifest.read(backup)
            upgrade(empty, told.revision)
            ours = tables(empty)
            manifest.check(backup, ours, told)

            def fill(connection: Connection) -> None:
                """The tables as they were, compared with the manifest, then as this version has them."""
                upgrade(connection, told.revision)
                for table in ours:
                    if counted(backup, table, connection) != told.tables[table.name]:
                        raise ValueError(f"{table.name} was not copied as it is")
                into_postgresql.number_on(connection, ours)
                manifest.check(connection, ours, told)
                upgrade(connection, "head")
                _end_what_is_open(connection)
                detail = f"the backup of {told.made}"
                record(connection, "administrator", "backup restored", detail=detail, sha256=sha256)

            if own:
                kept = into_sqlite.put(own, folder / "restored.db", fill)
            else:
                kept = into_postgresql.put(ours, fill)
    return told, kept


def _end_what_is_open(connection: Connection) -> None:
    """Nobody is signed in by a backup, and a link that was used since it was made is not good again."""
    for column in (SignInSession.ended_at, OneTimeLink.used_at):
        connection.execute(update(column.class_).where(column.is_(None)).values({column: now()}))


def _open(file: Path, to: Path, ask: Callable[[], str]) -> str:
    """Unseal it; gives the SHA-256 of the file as it was found."""
    if not file.is_file():
        raise Refused(f"There is no file {file}. Name the backup to restore.")
    with file.open("rb") as source:
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()
        source.seek(0)
        with to.open("wb") as into:
            unseal(source, into, ask)
    return sha256
