"""Nobody gets a row they may not see, and everybody what they may: every reader of returns, at random.

Two people take turns in one process, as they do in a served app, and each time the reader's answer is what
an oracle says that knows nothing of regional/access.py (people_drawn.py).
"""

import inspect
from random import Random

import pytest

from regional import access, data, days
from regional.data import people, returns
from tests.regional.people_drawn import TODAY, Somebody, is_own, may_read, somebody, store
from tests.regional.returns_world import MARK, QUARTERS, drawn, some_councils
from tests.regional.said import canaries

CASES, MANY = 500, 10_000
CASES_IN_A_WORLD = 25


def marks(table):
    """A reader's rows by their marks."""
    return lambda frame: sorted(frame[MARK[table]])


def own_marks(person, world, councils, table, code=None, quarter=None):
    """What the oracle says of a table: the marks of its rows, of one council or quarter if they are named."""
    return sorted(
        each.mark
        for each in world
        if each.table == table
        and code in (None, each.ons_code)
        and quarter in (None, each.quarter)
        and may_read(person, each, councils)
    )


kept_scores = data.kept_view(lambda viewer, quarter: data.own_scores(viewer, quarter))


def scores(viewer, code, quarter):
    return marks("own_score")(data.own_scores(viewer, quarter))


def scores_in_a_view(viewer, code, quarter):
    return marks("own_score")(kept_scores(viewer, quarter))


def dated_scores(viewer, code, quarter):
    return marks("own_score")(data.own_scores_dated(viewer, (code,)))


def answers(viewer, code, quarter):
    return marks("answer")(data.own_answers(viewer, code, quarter))


def figures(viewer, code, quarter):
    return marks("own_figure")(data.own_figures(viewer, code))


def waiting(viewer, code, quarter):
    return marks("waiting_band")(data.own_waiting(viewer, code, quarter))


def audits(viewer, code, quarter):
    return marks("case_audit")(data.own_audits(viewer, code, quarter))


def documents(viewer, code, quarter):
    return marks("own_document")(data.own_documents(viewer, code, quarter))


def versions(viewer, code, quarter):
    return sorted(data.versions(viewer, code)["filename"])


def files(viewer, code, quarter):
    found = []
    for version in range(1, 5):
        try:
            found += canaries(data.stored_file(viewer, code, quarter, version)[1])
        except LookupError:
            continue
    return sorted(found)


def quarters(viewer, code, quarter):
    return sorted(data.quarters_sent(viewer))


def quarters_by(viewer, code, quarter):
    return sorted(data.quarters_sent_by(viewer, code))


def table_of(table, *, by_code=True, by_quarter=True):
    def expected(person, world, councils, code, quarter):
        return own_marks(
            person, world, councils, table, code if by_code else None, quarter if by_quarter else None
        )

    return expected


def returns_of(world, code, quarter=None):
    return [
        each
        for each in world
        if each.table == "council_return" and each.ons_code == code and quarter in (None, each.quarter)
    ]


def own_versions(person, world, councils, code, quarter):
    return sorted(each.mark for each in returns_of(world, code)) if is_own(person, code) else []


def own_files(person, world, councils, code, quarter):
    return sorted(each.mark for each in returns_of(world, code, quarter)) if is_own(person, code) else []


def quarters_seen(person, world, councils, code, quarter):
    own = (each for each in world if each.table == "council_return")
    scored = (each for each in world if each.table == "own_score")
    seen = {
        each.quarter for each in own if is_own(person, each.ons_code) and may_read(person, each, councils)
    }
    return sorted(seen | {each.quarter for each in scored if may_read(person, each, councils)})


def quarters_seen_by(person, world, councils, code, quarter):
    seen = {each.quarter for each in world if each.ons_code == code and may_read(person, each, councils)}
    return sorted(seen)


READERS = {  # what is read by its name in regional/data/returns.py: the reading, and what the oracle says
    "own_scores": (scores, table_of("own_score", by_code=False)),
    "own_scores, kept in a view": (scores_in_a_view, table_of("own_score", by_code=False)),
    "own_scores_dated": (dated_scores, table_of("own_score", by_quarter=False)),
    "own_answers": (answers, table_of("answer")),
    "own_figures": (figures, table_of("own_figure", by_quarter=False)),
    "own_waiting": (waiting, table_of("waiting_band")),
    "own_audits": (audits, table_of("case_audit")),
    "own_documents": (documents, table_of("own_document")),
    "versions": (versions, own_versions),
    "stored_file": (files, own_files),
    "quarters_sent": (quarters, quarters_seen),
    "quarters_sent_by": (quarters_by, quarters_seen_by),
}
NOT_WHAT_A_COUNCIL_SENT = {"asked_sheets"}


def test_every_reader_of_returns_is_tried():
    readers = {
        name
        for name, made in vars(returns).items()
        if inspect.isfunction(made) and made.__module__ == returns.__name__ and not name.startswith("_")
    }
    assert readers == {name.split(",")[0] for name in READERS} | NOT_WHAT_A_COUNCIL_SENT


def viewer_of(person: Somebody) -> access.Viewer:
    """As signing in makes it: from the roles in the database."""
    return access.viewer_of(person.id, people.held(person.id, TODAY), person.second_factor)


def try_cases(database, number: int, seed: int) -> int:
    """Gives how many rows were read in all, so that a test can see that it was not all empty."""
    random, councils, read = Random(seed), some_councils(database), 0
    for case in range(number):
        if case % CASES_IN_A_WORLD == 0:
            world = drawn(database, councils, random)
            crowd = [somebody(random, councils) for _ in range(CASES_IN_A_WORLD)]
            store(database, crowd)
        pair = random.sample(crowd, 2)
        # Half the time a council that one of the two has to do with: there a leak would show soonest.
        theirs = [each.ons_code for person in pair for each in person.roles if each.ons_code]
        code = random.choice(theirs if theirs and random.random() < 0.5 else list(councils))
        name = random.choice(list(READERS))
        quarter = random.choice(QUARTERS)
        reading, oracle = READERS[name]
        for person in (*pair, pair[0]):
            got = reading(viewer_of(person), code, quarter)
            wanted = oracle(person, world, councils, code, quarter)
            assert got == wanted, f"seed {seed}, case {case}: {name} of {code} for {quarter} by {person}"
            read += len(got)
    return read


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)


def test_nobody_gets_a_row_they_may_not_see(database):
    assert try_cases(database, CASES, seed=1) > CASES / 2


@pytest.mark.long
def test_nobody_gets_a_row_they_may_not_see_in_many_more_cases(database):
    assert try_cases(database, MANY, seed=2) > MANY / 2
