"""Databases that exist are brought up to date in place, with what is in them."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from sqlalchemy import text

from models import database
from models.region import OPTIONAL_SHEETS
from models.tables import metadata
from tests.models.conftest import compared

pytestmark = pytest.mark.both_databases

BEFORE = """
INSERT INTO council VALUES ('E09000003', 'London Borough of Barnet', 'Barnet', 'London', 'london borough');
INSERT INTO region_setting (region, evidence_scores) VALUES ('London', TRUE), ('South West', FALSE);
INSERT INTO upload VALUES (1, 'barnet.xlsx', 'abc', :content, '2026-10-14 09:00:00+00:00');
INSERT INTO council_return VALUES (1, 'E09000003', '2026-27 Q2', 1, 'submitted', 'current', '2024', 1,
    '[]', 'p1', '2026-10-14 09:00:00+00:00');
INSERT INTO own_score VALUES (1, 'equity', 3, 'Audits say so.', 'council');
INSERT INTO own_figure VALUES (1, 'direct_payments', 'all', 30.3, 952, 3145, NULL, NULL, 'council');
"""


@pytest.fixture
def at(new_database):
    """Bring this test's own database to a revision: at("0001")."""
    new_database()

    def migrated(revision, step=command.upgrade):
        config = Config()
        config.set_main_option("script_location", (Path(database.__file__).parent / "migrations").as_posix())
        with database.owning() as connection:
            config.attributes["connection"] = connection
            step(config, revision)

    return migrated


@pytest.fixture
def first(at):
    """A database of the first version that holds a return and what two regions decided."""
    at("0001")
    with database.owning() as connection:
        for statement in BEFORE.strip().split(";\n"):
            content = {"content": b"\x00\xff"} if ":content" in statement else {}
            connection.execute(text(statement.rstrip(";\n")), content)


def rows(query):
    with database.owning() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_an_older_database_keeps_its_returns(first):
    database.migrate()
    assert rows("SELECT statement, score, reason FROM own_score") == [("equity", 3, "Audits say so.")]
    assert rows("SELECT value, numerator, denominator FROM own_figure") == [(30.3, 952, 3145)]
    assert rows("SELECT content FROM upload") == [(b"\x00\xff",)]


def test_what_was_submitted_before_anybody_had_to_approve_is_shared_and_can_go_back(first, at):
    database.migrate()
    assert rows("SELECT stage FROM council_return") == [("shared",)]
    with database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO council_return VALUES (2, 'E09000003', '2026-27 Q2', 2, 'sent back', 'current', "
                "'2024', 1, '[]', 'p1', '2026-10-15 09:00:00+00:00')"
            )
        )
    at("0004", step=command.downgrade)
    # What waited or was sent back is nobody else's to read: an older app reads no draft.
    assert rows("SELECT stage FROM council_return ORDER BY id") == [("submitted",), ("draft",)]


def test_what_a_region_decided_stays_and_new_sheets_are_off(first):
    database.migrate()
    columns = ", ".join(OPTIONAL_SHEETS)
    assert rows(f"SELECT region, {columns} FROM region_setting ORDER BY region") == [
        ("London", 1, 0, 0, 0),
        ("South West", 0, 0, 0, 0),
    ]


def test_an_older_database_and_a_new_one_come_to_the_same_tables(first):
    database.migrate()
    with database.engine().connect() as connection:
        assert compare_metadata(compared(connection), metadata) == []
    if database.engine().dialect.name == "sqlite":  # PostgreSQL has looked at each row itself
        assert rows("PRAGMA foreign_key_check") == []


def test_the_step_can_be_taken_back(first, at):
    database.migrate()
    at("0001", step=command.downgrade)
    assert rows("SELECT * FROM region_setting ORDER BY region") == [("London", 1), ("South West", 0)]
    assert rows("SELECT score FROM own_score") == [(3,)]
