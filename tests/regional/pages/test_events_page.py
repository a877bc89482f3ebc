"""Events, as those see it who may read some."""

import pytest

from models.event import record
from regional.words import events as words
from tests.regional.pages.tables import tables
from tests.regional.pages.test_people_page import BARNET, CAMDEN, DERBY, contributor, lead


@pytest.fixture
def told(database):
    with database.writing() as connection:
        for code in (BARNET, CAMDEN, DERBY):
            record(connection, "p-0000000000000001", "return submitted", ons_code=code, detail="2026-27 Q2")


def rows(app):
    return [
        row
        for each in tables(app)
        for row in each.value[["Council", "What"]].itertuples(index=False, name=None)
    ]


def test_a_contributor_sees_their_councils_events_and_that_the_chain_is_whole(told, open_as):
    app = open_as("events", contributor())
    assert not app.exception
    assert rows(app) == [("Barnet", "Return submitted")]
    assert any(each.value.startswith("All 4 events here") for each in app.caption)


def test_a_lead_sees_their_region_and_narrows_it_to_a_council(told, open_as):
    app = open_as("events", lead())
    assert rows(app) == [("Camden", "Return submitted"), ("Barnet", "Return submitted")]
    app.selectbox(key="council").select(CAMDEN).run()
    assert rows(app) == [("Camden", "Return submitted")]
    assert app.header[0].value == "1 event"


def test_a_crafted_address_shows_no_other_council(told, open_as):
    app = open_as("events", contributor())
    app.query_params["council"] = DERBY
    app.run()
    assert not app.exception
    assert rows(app) == [("Barnet", "Return submitted")]


@pytest.mark.parametrize("role", [{"role": "member", "region": "London"}, {"role": "operator"}])
def test_others_are_told_whom_events_are_for(told, open_as, role):
    app = open_as("events", role)
    assert words.NOT_YOURS in [each.value for each in app.markdown]
    assert tables(app) == []


def test_whoever_has_not_signed_in_is_led_to_it(told, open_as):
    app = open_as("events", None)
    assert words.SIGN_IN in [each.value for each in app.markdown]
    assert tables(app) == []


def test_where_nobody_signs_in_whoever_sits_there_sees_all_of_them(told, app):
    app.switch_page("regional/pages/events.py").run()
    assert not app.exception
    assert words.NOBODY_SIGNS_IN in [each.value for each in app.markdown]
    assert len(rows(app)) == 4
