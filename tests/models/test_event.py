"""Events: recorded where nobody else writes, about nobody by name, and never changed or deleted."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from ingest.events import verified
from models import database
from models.event import Event, record

ROOT = Path(__file__).resolve().parents[2]
PERSONAL = {"email", "e_mail", "mail", "address", "name", "full_name", "password", "token"}


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET who = 'p2' WHERE id = 4",
        "DELETE FROM event WHERE id = 10",
        "DELETE FROM event",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_event(ten, statement):
    refused_whole(statement)


@pytest.mark.both_databases
def test_nor_can_they_be_replaced_or_emptied_at_one_stroke(ten, database_kind):
    columns = "id, at, 'p2', what, ons_code, detail, sha256, hash"
    refused_whole(
        f"INSERT OR REPLACE INTO event SELECT {columns} FROM event"
        if database_kind == "sqlite"
        else "TRUNCATE event"
    )


def test_an_event_cannot_be_stored_without_its_hash(ten):
    row = {"id": 11, "at": datetime.now(UTC), "who": "p1", "what": "return submitted"}
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(Event), row)


def test_an_event_is_recorded_only_where_the_write_lock_is_held(ten):
    with (
        database.engine().begin() as connection,
        pytest.raises(ValueError, match="without its lock"),
    ):
        record(connection, "p1", "return submitted")
    assert verified().events == 10


@pytest.mark.parametrize("told", [{"who": "Ada Lovelace"}, {"who": "ada@example.org"}, {"who": ""},
                                  {"detail": "sent to ada@example.org"}])  # fmt: skip
def test_an_event_holds_no_name_and_no_address(ten, told):
    with pytest.raises(ValueError, match="no name and no address"), database.writing() as connection:
        record(connection, **{"who": "p1", "what": "return submitted"} | told)


def test_no_caller_of_record_passes_what_tells_who_a_person_is():
    """By the names it passes: `who` is an opaque id, and nothing called email, name or the like goes in."""
    found = []
    for folder in ("models", "ingest", "regional"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and _called(call.func) == "record":
                    names = {
                        _called(part) for each in (*call.args, *call.keywords) for part in ast.walk(each)
                    }
                    found.append((f"{file.relative_to(ROOT)}, line {call.lineno}", names & PERSONAL))
    assert len(found) >= 3
    assert not [where for where, personal in found if personal]


def _called(node):
    return getattr(node, "attr", None) or getattr(node, "id", None)


def refused_whole(statement):
    with pytest.raises(DBAPIError, match="never changed or deleted"), database.owning() as connection:
        connection.execute(text(statement))
    assert (verified().events, verified().broken_at) == (10, None)
