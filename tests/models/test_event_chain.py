"""The chain of events: what was changed, swapped or taken out is found at its number."""

import hashlib
import multiprocessing
import sys
from datetime import UTC, datetime
from types import ModuleType

import pytest

from ingest.events import verified
from models import database
from models.event import newest
from models.event_chain import BEFORE_THE_FIRST, chained
from tests.models.appending import append, append_together, stored


def test_an_events_hash_is_sha256_of_its_columns_and_the_hash_before_it():
    event = {
        "id": 1,
        "at": datetime(2026, 10, 14, 9, 0, tzinfo=UTC),
        "who": "p1",
        "what": "return submitted",
        "ons_code": None,
        "detail": "Señor",
        "sha256": "ab",
    }
    form = (
        '{"at":"2026-10-14T09:00:00Z","detail":"Señor","id":1,"ons_code":null,"previous":"'
        f'{"0" * 64}","sha256":"ab","what":"return submitted","who":"p1"' + "}"
    )
    assert chained(event, BEFORE_THE_FIRST) == hashlib.sha256(form.encode()).hexdigest()


def test_each_event_follows_the_one_before(ten):
    checked = verified()
    assert (checked.events, checked.broken_at, checked.hash) == (10, None, stored()[-1]["hash"])
    with database.engine().connect() as connection:
        assert newest(connection) == (10, checked.hash)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE event SET who = 'p2' WHERE id = 4", 4),
        ("UPDATE event SET at = '2026-01-01 00:00:00.000000' WHERE id = 1", 1),
        ("UPDATE event SET ons_code = NULL WHERE id = 10", 10),
        (f"UPDATE event SET hash = '{'a' * 64}' WHERE id = 4", 4),
    ],
)
def test_a_changed_event_is_found_at_its_number(ten, statement, number):
    checked = ten(statement)
    assert (checked.events, checked.broken_at) == (number - 1, number)
    assert f"Event {number} is not as it was written" in checked.meaning


@pytest.mark.parametrize(
    "set_to", ["at = 'yesterday'", "at = x'ff'", "who = x'ff'", "who = cast(x'ff' AS TEXT)"]
)
def test_what_cannot_be_read_is_found_at_its_number(ten, database_kind, set_to):
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL lets only times and text into these columns")
    checked = ten(f"UPDATE event SET {set_to} WHERE id = 4")
    assert (checked.events, checked.broken_at) == (3, 4)
    assert checked.meaning == "What follows event 3 cannot be read: a column holds something no event has."


def test_a_changed_event_with_a_hash_of_its_own_breaks_the_chain_at_the_next(ten):
    third, fourth = stored()[2:4]
    forged = chained({**fourth, "who": "p2"}, third["hash"])
    checked = ten(f"UPDATE event SET who = 'p2', hash = '{forged}' WHERE id = 4")
    assert checked.broken_at == 5
    assert checked.meaning == "Event 5 is not as it was written, or does not belong after event 4."


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("gone", "number", "meaning"),
    [
        ("id = 4", 4, "Event 4 is missing: event 5 does not belong after event 3."),
        ("id IN (4, 5)", 4, "Events 4 to 5 are missing: event 6 does not belong after event 3."),
        ("id = 1", 1, "Event 1 is missing: event 2 does not belong after the beginning."),
    ],
)
def test_a_removed_event_is_found_at_its_number(ten, gone, number, meaning):
    checked = ten(f"DELETE FROM event WHERE {gone}")
    assert (checked.broken_at, checked.meaning) == (number, meaning)


def test_events_that_close_up_over_a_removed_one_are_found(ten):
    close_up = [f"UPDATE event SET id = {number - 1} WHERE id = {number}" for number in range(5, 11)]
    assert ten("DELETE FROM event WHERE id = 4", *close_up).broken_at == 4


def test_two_swapped_events_are_found_at_the_first(ten):
    swap = [f"UPDATE event SET id = {new} WHERE id = {old}" for old, new in ((4, 0), (7, 4), (0, 7))]
    assert ten(*swap).broken_at == 4


def test_an_event_put_in_at_the_end_without_the_chain_is_found(ten):
    put = "INSERT INTO event (id, at, who, what, detail, hash) SELECT 11, at, who, what, detail, hash"
    assert ten(f"{put} FROM event WHERE id = 10").broken_at == 11


@pytest.mark.both_databases
def test_a_removed_last_event_shows_only_against_a_hash_noted_earlier(ten):
    noted = verified().hash
    append(1)
    assert verified(noted).expected
    assert ten("DELETE FROM event WHERE id >= 10").broken_at is None
    assert not verified(noted).expected
    append(1, who="p2")  # the number is used again: the count alone would not tell
    assert verified().events == 10
    assert not verified(noted).expected


@pytest.mark.both_databases
def test_two_processes_that_append_at_once_leave_one_whole_chain(at, monkeypatch):
    at("head")
    # A page that a test before this one opened stays the main module, and a new process would run it.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    spawn = multiprocessing.get_context("spawn")  # what has threads, as polars has, must not be forked
    start = spawn.Barrier(2)
    both = [spawn.Process(target=append_together, args=(start, 50, who)) for who in ("p1", "p2")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [each.exitcode for each in both] == [0, 0]
    assert (verified().events, verified().broken_at) == (100, None)
    assert sorted(event["who"] for event in stored()) == ["p1"] * 50 + ["p2"] * 50


def test_the_demonstration_is_a_whole_chain(demonstration):
    assert verified().events > 100
    assert verified().broken_at is None
