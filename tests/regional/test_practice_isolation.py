"""Nobody gets practice, a use, a note or a reply they may not see, and everybody what they may: at random.

Two people take turns in one process, as in test_isolation.py, and each time the reader's answer is what an
oracle says that knows nothing of regional/access.py (people_drawn.py). On PostgreSQL the wall stands behind.
"""

from contextlib import nullcontext
from random import Random

import pytest
from sqlalchemy import true

from regional import access, data, days
from regional.data import practice, practice_found, replies
from tests.regional.people_drawn import TODAY, Somebody, _is_shared_with, is_own, somebody, store
from tests.regional.practice_world import Note, drawn_practice
from tests.regional.returns_world import some_councils
from tests.regional.test_isolation import viewer_of

pytestmark = pytest.mark.both_databases
CASES = {"sqlite": 50, "postgres": 20}
# What the wall of PostgreSQL holds back too where a reader of ours forgets to ask.
BEHIND_THE_WALL = ("withdrawn_entries", "readable_replies")
IN_A_WORLD = 20


class Leak(AssertionError):
    pass


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)


def of_councils(frame, column):
    return sorted(mark for mark in frame[column] if mark.startswith("zq"))


def shared(viewer, code, world):
    return of_councils(practice.library(viewer), "entry")


def found(viewer, code, world):
    """By a word of each entry there is: what may not be read is not found by it either."""
    marks = [each.mark for each in world if each.table == "practice_entry"]
    return sorted({mark for mark in marks if mark in practice_found.find(viewer, mark)["entry"]})


def whole(viewer, code, world):
    """By any number an address could name."""
    return of_councils(practice.entries(viewer, tuple(range(1, 5000))).filter(stage="shared"), "done")


def own_versions(viewer, code, world):
    return of_councils(practice.own_practice(viewer, code), "entry")


def tombstones(viewer, code, world):
    return of_councils(practice.gone(viewer), "entry")


def used(viewer, code, world):
    return of_councils(practice.uses(viewer), "how")


def answered(viewer, code, world):
    return of_councils(replies.replies(viewer), "text")


def said(viewer, code, world):
    return of_councils(replies.notes(viewer), "said")


def allowed(table, *, stands=("current",)):
    def expected(person: Somebody, code, world, notes, councils):
        return sorted(
            each.mark
            for each in world
            if each.table == table and each.status in stands and _may(person, each, councils)
        )

    return expected


def _may(person, each, councils):
    if each.stage != "shared":
        return False
    wider = each.tier == "public" or (each.tier == "region" and _is_shared_with(person, each, councils))
    return is_own(person, each.ons_code) or wider


def everything_of_ones_own(person, code, world, notes, councils):
    entries = [each for each in world if each.table == "practice_entry" and each.ons_code == code]
    return sorted(each.mark for each in entries) if is_own(person, code) else []


def notes_seen(person, code, world, notes, councils):
    return sorted(each.mark for each in notes if _may_read_note(person, each, councils))


def _may_read_note(person, note: Note, councils):
    in_region = [
        each
        for each in person.roles
        if each.holds and (each.region or councils.get(each.ons_code)) == note.region
    ]
    known = viewer_of(person).scope != access.PUBLIC.scope
    of_region = any(each.role not in ("operator", "peer_reviewer") for each in in_region)
    return is_own(person, note.ons_code) or (known and of_region and note.stands and note.opened)


READERS = {
    "library": (shared, allowed("practice_entry")),
    "find": (found, allowed("practice_entry")),
    "entries": (whole, allowed("practice_entry")),
    "own_practice": (own_versions, everything_of_ones_own),
    "gone": (tombstones, allowed("practice_entry", stands=("withdrawn",))),
    "uses": (used, allowed("practice_use")),
    "replies": (answered, allowed("reply")),
    "notes": (said, notes_seen),
}


def try_cases(database, number: int, seed: int) -> int:
    """Gives how many rows were read in all, so that a test can see that it was not all empty."""
    random, councils, read = Random(seed), some_councils(database), 0
    for case in range(number):
        if case % IN_A_WORLD == 0:
            world, notes = drawn_practice(database, councils, random)
            crowd = [somebody(random, councils) for _ in range(IN_A_WORLD)]
            store(database, crowd)
        pair = random.sample(crowd, 2)
        theirs = [each.ons_code for person in pair for each in person.roles if each.ons_code]
        code = random.choice(theirs if theirs and random.random() < 0.5 else list(councils))
        for person in (*pair, pair[0]):
            for name, (reading, oracle) in READERS.items():
                got = reading(viewer_of(person), code, world)
                wanted = oracle(person, code, world, notes, councils)
                if got != wanted:
                    raise Leak(f"seed {seed}, case {case}: {name} of {code} by {person}: {got}, not {wanted}")
                read += len(got)
    return read


def test_nobody_gets_what_they_may_not_see(database, database_kind):
    cases = CASES[database_kind]
    assert try_cases(database, cases, seed=11) > cases * 10


@pytest.mark.parametrize(
    "forgotten", ["readable_entries", "withdrawn_entries", "readable_uses", "own_entries"]
)
def test_a_condition_that_a_reader_forgets_is_caught(database, monkeypatch, database_kind, forgotten):
    monkeypatch.setattr(practice, forgotten, lambda *_: true())
    held = database_kind == "postgres" and forgotten in BEHIND_THE_WALL
    with nullcontext() if held else pytest.raises(Leak):
        assert try_cases(database, IN_A_WORLD, seed=12)


@pytest.mark.parametrize("forgotten", ["readable_notes", "readable_replies"])
def test_a_condition_that_a_reader_of_replies_forgets_is_caught(
    database, monkeypatch, database_kind, forgotten
):
    monkeypatch.setattr(replies, forgotten, lambda *_: true())
    held = database_kind == "postgres" and forgotten in BEHIND_THE_WALL
    with nullcontext() if held else pytest.raises(Leak):
        assert try_cases(database, IN_A_WORLD, seed=13)


def test_a_lead_alone_is_told_what_waits_and_what_was_said(database):
    random, councils = Random(14), some_councils(database)
    world, notes = drawn_practice(database, councils, random)
    crowd = [somebody(random, councils) for _ in range(150)]
    store(database, crowd)
    leads = 0
    for person in crowd:
        viewer = viewer_of(person)
        for region in set(councils.values()):
            if not access.may_decide_for_region(viewer, region):
                with pytest.raises(PermissionError):
                    practice.waiting_practice(viewer, region)
                with pytest.raises(PermissionError):
                    replies.sent_notes(viewer, region)
                continue
            leads += 1
            waiting = [
                each.mark
                for each in world
                if each.region == region and (each.stage, each.status) == ("waiting", "current")
            ]
            assert sorted(practice.waiting_practice(viewer, region)["entry"]) == sorted(waiting)
            sent, _ = replies.sent_notes(viewer, region)
            assert sorted(sent["said"]) == sorted(each.mark for each in notes if each.region == region)
    assert leads > 3


def test_what_is_drawn_from_a_published_report_is_for_everybody(database):
    assert practice.library(access.PUBLIC)["origin"].unique().to_list() == ["published"]
    assert data.councils(access.PUBLIC).height == 153
