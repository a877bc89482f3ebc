from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.person import OneTimeLink
from regional import access
from regional.workflow.people import links, roles
from regional.workflow.people.links import FIRST_LEAD, INVITATION, RESET, Link


def used(database, token, purpose):
    with database.writing() as connection:
        return links.use(connection, token, purpose)


def test_a_link_says_what_it_is_for_and_works_once(database, person):
    ann = person()
    token = links.make(RESET, ann, "p-lead")
    assert links.open_link(token) == links.open_link(token) == Link(RESET, ann)
    assert used(database, token, RESET) == Link(RESET, ann)
    assert used(database, token, RESET) is None
    assert links.open_link(token) is None


def test_a_link_does_nothing_but_what_it_is_for(database, person):
    token = links.make(RESET, person(), "p-lead")
    assert used(database, token, INVITATION) is None
    assert links.open_link(token)


@pytest.mark.parametrize(("purpose", "hours"), [(INVITATION, 7 * 24), (RESET, 1), (FIRST_LEAD, 24)])
def test_a_link_opens_nothing_after_its_time(database, person, clock, purpose, hours):
    token = links.make(purpose, None if purpose == FIRST_LEAD else person(), "local")
    clock.go_on(hours=hours, seconds=-1)
    assert links.open_link(token)
    clock.go_on(seconds=1)
    assert links.open_link(token) is None
    assert used(database, token, purpose) is None


def test_a_link_may_be_given_another_time(person, clock):
    token = links.make(RESET, person(), "local", timedelta(minutes=5))
    clock.go_on(minutes=5)
    assert links.open_link(token) is None


def test_addresses_for_the_first_lead_stay_open_beside_each_other(database):
    """Each of several processes prints one as it starts."""
    both = [links.make(FIRST_LEAD, None, "start") for _ in range(2)]
    assert all(links.open_link(each) for each in both)


@pytest.mark.parametrize("purpose", [INVITATION, RESET])
def test_a_newer_link_closes_the_older_of_its_kind_and_person_only(person, purpose):
    ann, bob = person(), person(email="bob@barnet.example")
    older = links.make(purpose, ann, "local")
    others = [links.make(each, bob, "local") for each in (INVITATION, RESET)]
    newer = links.make(purpose, ann, "local")
    assert links.open_link(older) is None
    assert all(links.open_link(each) for each in (newer, *others))


def test_the_link_of_somebody_who_leaves_opens_nothing(person):
    ann = person("contributor", "E09000003")
    token = links.make(RESET, ann, "local")
    roles.leave(access.LOCAL, ann)
    assert links.open_link(token) is None
    assert links.open_link(links.make(RESET, ann, "local")) is None


def test_of_two_who_use_a_link_at_the_same_moment_one_is_first(database, person):
    token = links.make(RESET, person(), "local")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: used(database, token, RESET), range(8)))
    assert sum(each is not None for each in found) == 1


@pytest.mark.parametrize("token", ["", "x", "\udcff\0", "x" * 100_000])
def test_a_token_that_is_none_opens_nothing(database, token):
    assert links.open_link(token) is None


def test_the_token_is_not_stored(database, person):
    token = links.make(RESET, person(), "local")
    with database.engine().connect() as connection:
        assert token not in str(connection.execute(select(OneTimeLink.__table__)).all())
