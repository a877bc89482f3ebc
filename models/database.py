"""Where the data lives: one SQLite file by default, PostgreSQL by REGIONAL_DATABASE_URL.

On PostgreSQL the tables may belong to a role of their own, named by REGIONAL_OWNER_URL; the app's role then
sees of what councils sent only what models/wall.py was told.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.ext.compiler import compiles
from sqlmodel.sql.sqltypes import AutoString

from models import wall
from models.unusable import Unusable, parsed, sentence, told_if_unusable

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FILE = ROOT / "var" / "regional.db"
LONGEST_TURN = 30  # seconds to wait for others who write
WRITERS_LOCK = 5277343  # the same in every process and version, or two could write at once
LONGEST_CALL = 10  # seconds to wait for a server to answer at all
ANOTHER_DATABASE = (
    "REGIONAL_OWNER_URL and REGIONAL_DATABASE_URL name two databases. They are two roles of one database: "
    "give both the same name at the end."
)


def url() -> str:
    return os.environ.get("REGIONAL_DATABASE_URL") or f"sqlite:///{DEFAULT_FILE.as_posix()}"


def owner_url() -> str:
    """Who makes the tables, and so owns them: the app itself, unless on PostgreSQL another role is named.

    Raises Unusable if that one is named for another database.
    """
    owner, place = os.environ.get("REGIONAL_OWNER_URL"), parsed(url())
    if not owner or place.drivername == "sqlite":
        return url()
    if parsed(owner, "REGIONAL_OWNER_URL").database != place.database:
        raise Unusable(ANOTHER_DATABASE)
    return owner


def app_role() -> str | None:
    """The role the app serves as, by REGIONAL_DATABASE_URL; null where it is not said there."""
    return parsed(url()).username


def engine() -> Engine:
    """The engine of the database named now; the same one each time for the same URL. Raises Unusable."""
    return _engine(url())


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that will write: all of it is stored, or none.

    It takes the write lock at once, so two people saving at the same moment wait for each
    other instead of failing half-way: in one process or in several, on either kind of database.
    """
    with _writing(engine()) as connection:
        yield connection


@contextmanager
def owning() -> Iterator[Connection]:
    """The same as the tables' owner, who may change the tables and sees everything in them."""
    owner = _engine(owner_url())
    try:
        with _writing(owner) as connection:
            yield connection
    finally:
        if owner is not engine():
            owner.dispose()  # an owner is wanted rarely, and keeps no connection open meanwhile


@contextmanager
def _writing(by: Engine) -> Iterator[Connection]:
    try:
        with by.connect().execution_options(regional_writes=True) as connection, connection.begin():
            yield connection
    finally:
        _writes.append(None)


def writes() -> int:
    """How often this process has written: what it looked up before the last time may be old."""
    return len(_writes)


def migrate() -> None:
    """Bring the tables up to date; makes them in a new database. Raises Unusable.

    Of several processes that start together one does it, and the others find it done.
    """
    config = Config()
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix())
    with told_if_unusable(owner_url()), owning() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


_writes: list[None] = []  # appending is safe from any thread; adding to a number is not


@cache
def _engine(address: str) -> Engine:
    place = parsed(address)
    return _sqlite(place) if place.drivername == "sqlite" else _postgresql(place)


def _sqlite(place: URL) -> Engine:
    try:
        Path(place.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unusable(sentence(str(place), fault.strerror)) from None
    made = create_engine(place, connect_args={"timeout": LONGEST_TURN})
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


def _postgresql(place: URL) -> Engine:
    """REPEATABLE READ: all that one connection reads is from one moment, as SQLite has it."""
    settings = {"connect_timeout": LONGEST_CALL} if "connect_timeout" not in place.query else {}
    made = create_engine(place, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args=settings)
    event.listen(made, "begin", _begin_postgresql)
    return made


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("regional_writes"):
        _take_turns(connection)
    if seen := wall.settings():
        said = ", ".join(f"set_config('{name}', %({name})s, true)" for name in seen)
        connection.exec_driver_sql(f"SELECT {said}", seen)


def _take_turns(connection: Connection) -> None:
    # All writers take one lock, and let it go with their transaction. What a writer sees is from after it
    # has waited: REPEATABLE READ would show it what was there before.
    connection.exec_driver_sql(
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
        f"SET LOCAL lock_timeout = '{round(LONGEST_TURN * 1000)}ms';"
        f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"
    )


@compiles(AutoString, "postgresql")
def _by_code_point(_type, _compiler, **_) -> str:
    """Text sorts and compares as on SQLite, whatever the server's own language."""
    return 'VARCHAR COLLATE "C"'
