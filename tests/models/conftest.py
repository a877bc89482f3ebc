"""A database of a test's own, at the revision it asks for, on SQLite or on PostgreSQL."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from ingest.events import verified
from models import database
from models.practice import INDEX
from tests.models.appending import append

OFF = {
    "sqlite": [f"DROP TRIGGER event_not_{done}" for done in ("changed", "deleted", "replaced")],
    "postgres": ["ALTER TABLE event DISABLE TRIGGER USER"],
}


def compared(connection: Connection) -> MigrationContext:
    """What a database is compared with its tables by: without the wall's indexes and that of words."""
    ours = {"include_name": lambda name, *_: not (name or "").startswith(("wall_", INDEX))}
    return MigrationContext.configure(connection, opts=ours)


@pytest.fixture
def at(new_database):
    """Bring this test's own database to a revision: at("0002")."""
    new_database()

    def migrated(revision, step=command.upgrade):
        config = Config()
        config.set_main_option("script_location", (Path(database.__file__).parent / "migrations").as_posix())
        with database.owning() as connection:
            config.attributes["connection"] = connection
            step(config, revision)

    return migrated


@pytest.fixture
def ten(at, database_kind):
    """A database of ten events; ten(sql) changes them behind the triggers' back, then gives what is found."""
    at("head")
    append(10)

    def changed(*statements):
        with database.owning() as connection:
            for statement in (*OFF[database_kind], *statements):
                connection.execute(text(statement))
        return verified()

    return changed
