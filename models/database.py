"""Where the data lives: one SQLite file by default, PostgreSQL by REGIONAL_DATABASE_URL."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FILE = ROOT / "var" / "regional.db"


def url() -> str:
    return os.environ.get("REGIONAL_DATABASE_URL") or f"sqlite:///{DEFAULT_FILE.as_posix()}"


def engine() -> Engine:
    """The engine of the database named now; the same one each time for the same URL."""
    return _engine(url())


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that will write: all of it is stored, or none.

    It takes the write lock at once, so two people saving at the same moment wait for each
    other instead of failing half-way.
    """
    try:
        with engine().connect().execution_options(regional_writes=True) as connection, connection.begin():
            yield connection
    finally:
        _writes.append(None)


def writes() -> int:
    """How often this process has written: what it looked up before the last time may be old."""
    return len(_writes)


def migrate() -> None:
    """Bring the tables up to date; makes them in a new database."""
    config = Config()
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix())
    with writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


_writes: list[None] = []  # appending is safe from any thread; adding to a number is not


@cache
def _engine(address: str) -> Engine:
    if not address.startswith("sqlite"):
        return create_engine(address, pool_pre_ping=True)
    file = address.removeprefix("sqlite:///")
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(address, connect_args={"timeout": 30})
    event.listen(made, "connect", _set_up_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _set_up_sqlite(connection, _record) -> None:
    # The driver would start transactions late and on its own; _begin_sqlite does it instead.
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("regional_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
