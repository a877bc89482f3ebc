"""The events of an older database become a chain."""

import pytest
from alembic import command
from sqlalchemy import text

from ingest.events import verified
from models import database
from tests.models.appending import append, stored

OLD = (
    "INSERT INTO event (id, at, who, what, ons_code, detail, sha256) VALUES"
    " (1, '2026-10-14 09:00:00.000000', 'administrator', 'published files loaded', NULL, '', NULL),"
    " (2, '2026-10-14 09:00:01.000000', 'p1', 'return submitted', 'E09000003', 'Señor’s “4”', 'ab'),"
    " (5, '2026-10-15 09:00:00.000000', 'p1', 'return submitted', 'E09000003', '2026-27 Q2', 'cd')"
)


@pytest.mark.both_databases
def test_the_events_of_an_older_database_become_a_whole_chain(at):
    """Numbers that were never used are no break: the events after them were chained with the gap there."""
    at("0002")
    with database.owning() as connection:
        connection.execute(text(OLD))
    database.migrate()
    assert (verified().events, verified().broken_at) == (3, None)
    assert [event["detail"] for event in stored()] == ["", "Señor’s “4”", "2026-27 Q2"]
    append(1)
    assert [event["id"] for event in stored()] == [1, 2, 5, 6]
    assert verified().broken_at is None


@pytest.mark.both_databases
def test_many_events_of_an_older_database_become_one_chain(at):
    at("0002")
    number = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
    with database.owning() as connection:
        at_nine = "'2026-10-14 09:00:00.000000'"
        connection.execute(
            text(f"INSERT INTO event {number} SELECT i, {at_nine}, 'p1', 'x', NULL, '', NULL FROM n")
        )
    database.migrate()
    assert (verified().events, verified().broken_at) == (2500, None)


@pytest.mark.both_databases
def test_the_step_can_be_taken_back_and_taken_again(ten, at):
    before = stored()
    at("0002", step=command.downgrade)
    with database.owning() as connection:
        connection.execute(text("DELETE FROM event WHERE id = 10"))
    at("head")
    assert stored() == before[:9]
