"""The tables of a revision, and their rows: counted, hashed and copied a few at a time."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, LargeBinary, MetaData, Select, String, Table, create_engine, event, insert
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from models import database
from models.practice import INDEX

MANIFEST = "backup_manifest"
NOT_DATA = {"alembic_version", MANIFEST}
AT_ONCE = 1000  # rows held in memory
FILES_AT_ONCE = 4  # of a table that holds files: each can be as large as an upload may be


@dataclass(frozen=True)
class Counted:
    """A table's rows: how many, and the SHA-256 of all of them in the order of their key."""

    rows: int
    sha256: str


@contextmanager
def sqlite_file(file: Path) -> Iterator[Connection]:
    """An SQLite file of this process alone, in one transaction; foreign keys are looked at on leaving."""
    engine = create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)
    event.listen(engine, "connect", lambda raw, _record: setattr(raw, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    # models.event.record asks that this is said of a connection that writes.
    with engine.connect().execution_options(regional_writes=True) as connection, connection.begin():
        yield connection
        astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if astray:
            raise ValueError(f"a row of {astray[0]} points at a row of {astray[2]} that is not there")


def upgrade(connection: Connection, revision: str) -> None:
    """Bring the tables to a revision, in the transaction that is open."""
    config = _alembic()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def known_revisions() -> set[str]:
    """The revisions this code can make."""
    return {each.revision for each in ScriptDirectory.from_config(_alembic()).walk_revisions()}


def tables(connection: Connection) -> list[Table]:
    """Every table of ours, each after those it points at, with types that any database knows."""
    found = MetaData()
    event.listen(found, "column_reflect", _any_database)
    found.reflect(connection, only=lambda name, _: not is_no_data(name))
    return found.sorted_tables


def is_no_data(name: str) -> bool:
    """Is it no table of data? What words are found by is made anew as the rows it is about are put in."""
    return name in NOT_DATA or name.startswith(INDEX)


def counted(connection: Connection, table: Table, into: Connection | None = None) -> Counted:
    """Count and hash the rows, and copy them if there is a place to: a few at a time, however many."""
    rows, names = 0, sorted(column.name for column in table.columns)
    sha256 = hashlib.sha256(json.dumps(names).encode())
    several = {"yield_per": FILES_AT_ONCE if _holds_files(table) else AT_ONCE}
    query = _in_order(table, names, connection)
    for some in connection.execute(query, execution_options=several).partitions():
        for row in some:
            sha256.update(json.dumps(tuple(row), default=_in_words).encode() + b"\n")
        if into is not None:
            into.execute(insert(table), [dict(row._mapping) for row in some])
        rows += len(some)
    return Counted(rows, sha256.hexdigest())


def _in_order(table: Table, names: list[str], connection: Connection) -> Select:
    """By key, text by its bytes: the same order in every database, whatever language it sorts in."""
    bytewise = "C" if connection.dialect.name == "postgresql" else "BINARY"
    keys = list(table.primary_key) or [table.c[name] for name in names]
    order = [key.collate(bytewise) if isinstance(key.type, String) else key for key in keys]
    return table.select().with_only_columns(*(table.c[name] for name in names)).order_by(*order)


def _holds_files(table: Table) -> bool:
    return any(isinstance(column.type, LargeBinary) for column in table.columns)


def _in_words(value: object) -> str:
    """What JSON has no words for. A time is the same time whether or not a database says it is UTC."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"no way to hash a {type(value).__name__}")


def _any_database(_inspector, _table, column) -> None:
    column["type"] = column["type"].as_generic()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", (Path(database.__file__).parent / "migrations").as_posix())
    return config
