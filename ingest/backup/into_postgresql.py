"""Puts a restored database in the place of what a PostgreSQL database holds: in one transaction."""

from collections.abc import Callable

from sqlalchemy import Connection, Table, inspect, text

from ingest.backup import Refused
from models import database, wall
from models.practice import INDEX
from models.tables import metadata

NOT_EMPTY = (
    "The database holds data already. Make a backup of it first; then, to put this one in its place, add"
    " --replace: what it holds now is lost."
)
IN_USE = "The database is in use by {others} others. Stop the app and whatever else uses it, then try again."
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)

TRIGGER_FUNCTIONS = (  # the migrations make them anew
    "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE NOT tgisinternal AND relname = ANY(:tables) AND relnamespace = current_schema()::regnamespace"
)


def refuse_unless_free(replace: bool) -> None:
    with wall.seen_by(wall.EVERYTHING), database.engine().connect() as connection:
        _refuse_if_in_use(connection)
        present = _present(connection, set(metadata.tables))
        quoted = connection.dialect.identifier_preparer.quote
        if not replace and any(
            connection.execute(text(f"SELECT 1 FROM {quoted(name)} LIMIT 1")).first() for name in present
        ):
            raise Refused(NOT_EMPTY)
    database.engine().dispose()  # so that it is not taken for one of the others


def put(tables: list[Table], fill: Callable[[Connection], None]) -> None:
    """Drop our tables, make and fill them anew: until all is done, everybody else sees the old ones."""
    with database.owning() as connection:
        connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        _refuse_if_in_use(connection)
        ours = set(metadata.tables) | {table.name for table in tables} | {"alembic_version", INDEX}
        quoted = connection.dialect.identifier_preparer.quote
        if present := _present(connection, ours):
            functions = connection.scalars(text(TRIGGER_FUNCTIONS), {"tables": present}).all()
            # Without CASCADE: what somebody else built on our tables is not ours to drop.
            connection.execute(text(f"DROP TABLE {', '.join(map(quoted, present))}"))
            for function in functions:
                connection.execute(text(f"DROP FUNCTION {function}"))
        fill(connection)


def number_on(connection: Connection, tables: list[Table]) -> None:
    """Let new rows be numbered after those that are there; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    quoted = connection.dialect.identifier_preparer.quote
    for table in tables:
        for key in table.primary_key:
            of = {"table": quoted(table.name), "key": key.name}
            numbers = connection.scalar(text("SELECT pg_get_serial_sequence(:table, :key)"), of)
            if numbers:
                newest = f"SELECT max({quoted(key.name)}) AS id FROM {quoted(table.name)}"
                query = f"SELECT setval(:numbers, coalesce(id, 1), id IS NOT NULL) FROM ({newest}) AS newest"
                connection.execute(text(query), {"numbers": numbers})


def _refuse_if_in_use(connection: Connection) -> None:
    others = connection.scalar(text(OTHERS), {"app_role": database.app_role()})
    if others:
        raise Refused(IN_USE.format(others=others))


def _present(connection: Connection, names: set[str]) -> list[str]:
    return sorted(names & set(inspect(connection).get_table_names()))
