import pytest
from sqlalchemy import func, select

from models.event import Event
from models.event_chain import check
from models.person import OneTimeLink, PersonName
from regional import startup
from regional.workflow.people import leavers, links, names, roles, sessions
from regional.workflow.people.sign_in import Refused, sign_in
from tests.regional.workflow.people.conftest import BARNET, LEAD, PASSWORD


@pytest.fixture
def gone(person):
    """Somebody who left at the start of the clock: their id."""
    ann = person("contributor", BARNET)
    roles.leave(LEAD, ann)
    return ann


def chain(database):
    with database.engine().connect() as connection:
        wanted = select(*Event.__table__.columns).order_by(Event.id)
        return check(connection.execute(wanted).mappings())


def test_a_name_is_kept_for_a_year_after_somebody_left_and_then_taken_out(database, gone, clock, events):
    clock.go_on(days=364)
    assert leavers.forget() == 0
    assert names.of(gone) == ("Ann Archer", "ann@barnet.example")
    clock.go_on(days=1)
    assert leavers.forget() == 1
    assert names.of(gone) is None
    assert events()[-1] == ("administrator", "name taken out", None, gone)
    assert chain(database).broken_at is None
    assert leavers.forget() == 0


def test_nobody_who_is_here_is_forgotten(person, clock):
    ann = person("contributor", BARNET)
    clock.go_on(days=10_000)
    assert leavers.forget(0) == 0
    assert not leavers.forget_one("ann@barnet.example")
    assert names.of(ann)


def test_somebody_who_came_back_is_here(person, gone, clock):
    from regional.workflow.people import invitations

    invitations.invite(LEAD, "Ann Archer", "ann@barnet.example", "contributor", BARNET)
    clock.go_on(days=400)
    assert leavers.forget() == 0


def test_a_setting_says_how_long(gone, clock, monkeypatch):
    monkeypatch.setenv("REGIONAL_KEEP_LEAVERS", "30")
    clock.go_on(days=29)
    assert leavers.forget() == 0
    clock.go_on(days=1)
    assert leavers.forget() == 1


@pytest.mark.parametrize("said", ["a year", "-1", "1.5"])
def test_a_setting_that_is_no_number_of_days_stops_the_start_with_a_sentence(database, monkeypatch, said):
    monkeypatch.setenv("REGIONAL_KEEP_LEAVERS", said)
    with pytest.raises(startup.CannotStart, match="Give a whole number of days"):
        startup.bring_up_database(lambda step: None)


def test_it_is_done_at_a_start_and_whenever_somebody_signs_in(gone, person, clock):
    bob = person("contributor", BARNET, email="bob@barnet.example")
    clock.go_on(days=400)
    sessions.begin(bob, second_factor=False)
    assert names.of(gone) is None
    roles.leave(LEAD, bob)
    clock.go_on(days=400)
    startup.bring_up_database(lambda step: None)
    assert names.of(bob) is None


def test_who_left_may_ask_to_be_forgotten_now(gone):
    assert leavers.forget_one(" Ann@Barnet.example ")
    assert names.of(gone) is None
    assert not leavers.forget_one("ann@barnet.example")


def test_the_address_is_free_afterwards_for_somebody_new(gone, person, clock):
    leavers.forget(0)
    assert person("contributor", BARNET) != gone


def test_nothing_of_who_was_forgotten_is_left_but_an_id(database, gone):
    leavers.forget(0)
    with database.engine().connect() as connection:
        assert connection.scalar(select(func.count()).select_from(PersonName)) == 0
    assert isinstance(sign_in("ann@barnet.example", PASSWORD), Refused)


def test_links_long_spent_are_cleared_away(database, person, clock):
    ann = person("contributor", BARNET)
    links.make(links.RESET, ann, "p-lead")
    clock.go_on(days=89)
    leavers.forget()
    with database.engine().connect() as connection:
        assert connection.scalar(select(func.count()).select_from(OneTimeLink)) == 1
    clock.go_on(days=2)
    leavers.forget()
    with database.engine().connect() as connection:
        assert connection.scalar(select(func.count()).select_from(OneTimeLink)) == 0
