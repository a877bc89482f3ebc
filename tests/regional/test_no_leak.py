"""What councils sent gets to nobody who may not see it, whichever way is taken: in words, numbers and files.

Each datum holds a canary, a word and a number that nothing else holds. Two people take turns in one process
on one way at a time (routes.py), and no canary may come back that an oracle denies, which knows nothing of
regional/access.py (people_drawn.py). And what one may not see makes no difference: a page that writes nothing
of a forbidden datum may still count it, so all of them are taken out, and what is shown must stay the same.
"""

import re
from random import Random

import pytest
from sqlalchemy import delete

from models.event import record
from regional import access, days, signed_in
from regional.data import people
from tests.regional import routes
from tests.regional.people_drawn import TODAY, Somebody, is_own, may_read, somebody, store
from tests.regional.returns_world import TABLES, Datum, drawn, some_councils
from tests.regional.said import canaries, said

pytestmark = pytest.mark.both_databases
# By kind of database: the ways are the same on both, and on PostgreSQL the wall stands behind them.
CASES = {"sqlite": 60, "postgres": 25}
MANY = 10_000
IN_A_WORLD = 25
# The version of the data, in a workbook, and the number of a file not made yet: other each time, for anybody.
COUNTS_ON = re.compile(r'Number [0-9]+: it goes up|deferred_file_id: "[0-9a-f]+"')


class Leak(AssertionError):
    """What got to somebody who may not see it."""

    def __init__(self, where: str, found: list[Datum]) -> None:
        super().__init__(f"{where}: {found or 'it tells of what may not be seen'}")
        self.found = found


@pytest.fixture(autouse=True)
def at_the_screen(monkeypatch):
    monkeypatch.setattr(signed_in, "viewer", lambda: routes.AT_SCREEN[-1])
    monkeypatch.setattr(days, "today", lambda: TODAY)


def viewer_of(person: Somebody) -> access.Viewer:
    return access.viewer_of(person.id, people.held(person.id, TODAY), person.second_factor)


def allowed(person: Somebody, datum: Datum, councils: dict[str, str]) -> bool:
    return is_own(person, datum.ons_code) or may_read(person, datum, councils)


def try_ways(
    database, number: int, seed: int, ways: list[str] | None = None, at_once: int = IN_A_WORLD
) -> int:
    """Gives how many canaries came back in all, so that a test can see that it was not all empty."""
    random, councils, seen = Random(seed), some_councils(database), 0
    for case in range(number):
        if case % at_once == 0:
            world = drawn(database, councils, random)
            crowd = [somebody(random, councils) for _ in range(max(at_once, 2))]
            store(database, crowd)
            holds = {mark: each for each in world for mark in (each.mark, str(each.number))}
        pair = random.sample(crowd, 2)
        name = random.choice(ways) if ways else routes.drawn_route(random)
        theirs = [each.ons_code for person in pair for each in person.roles if each.ons_code]
        code = random.choice(theirs if theirs and random.random() < 0.5 else list(councils))
        asked = routes.asked(random, code)
        for person in (*pair, pair[0]):
            found = canaries(routes.ROUTES[name](viewer_of(person), asked)) & set(holds)
            where = f"seed {seed}, case {case}: {name}, {asked}, by {person}"
            leaked = [holds[mark] for mark in found if not allowed(person, holds[mark], councils)]
            if leaked:
                raise Leak(where, leaked)
            seen += len(found)
        if case % at_once == at_once - 1:
            makes_no_difference(database, world, councils, pair[0], asked, name, seed)
    return seen


def makes_no_difference(database, world, councils, person, asked, name, seed) -> None:
    """Take out all that somebody may not see, and look whether they can tell."""
    viewer = viewer_of(person)
    ways = {*routes.VIEWS, "region's csv", "region's picture", "deck", name}
    before = {way: shown(way, viewer, asked) for way in ways}
    forbidden = [each.mark for each in world if not allowed(person, each, councils)]
    with database.writing() as connection:
        for table, (_, _, marked) in TABLES.items():
            connection.execute(delete(table).where(getattr(table, marked).in_(forbidden)))
        record(connection, "test", "forbidden rows taken out")
    for way in ways:
        if shown(way, viewer, asked) != before[way]:
            raise Leak(f"seed {seed}: {way}, {asked}, by {person}", [])


def shown(way: str, viewer: access.Viewer, asked: routes.Asked) -> str:
    return COUNTS_ON.sub("", said(routes.ROUTES[way](viewer, asked)))


def test_nothing_gets_to_whoever_may_not_see_it(database, database_kind):
    cases = CASES[database_kind]
    assert try_ways(database, cases, seed=3) > cases


@pytest.mark.long
def test_nothing_gets_to_whoever_may_not_see_it_in_many_more_cases(database):
    assert try_ways(database, MANY, seed=4, at_once=50) > MANY
