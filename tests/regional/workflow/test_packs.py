"""A pack is its person's alone: what goes in, what is refused, and that it leaves with them."""

import pytest
from sqlalchemy import insert, select

from models import wall
from models.event import now
from models.pack import Pack
from models.person import Person, RoleHeld
from regional import access, data
from regional.access import LOCAL, PUBLIC, Held, viewer_of
from regional.data.packs import Asked, pack
from regional.workflow import packs
from regional.workflow.people import roles
from regional.workflow.unfit import Unfit

pytestmark = pytest.mark.both_databases
ONE, TWO = Asked("one score", {"council": "E09000003"}), Asked("themes", {"where": "London", "theme": None})
ANN, BEN = (viewer_of(person, [Held("member", region="London")], False) for person in ("p-ann", "p-ben"))


def order(viewer):
    return [item.asked.kind for item in pack(viewer).items]


@pytest.fixture
def filled(database):
    assert [packs.add(ANN, ONE), packs.add(ANN, TWO)] == [1, 2]
    return [item.id for item in pack(ANN).items]


def test_charts_stand_in_the_order_they_were_added_and_hold_what_was_asked_and_no_value(filled):
    assert [item.asked for item in pack(ANN).items] == [ONE, TWO]


def test_a_chart_moves_up_and_down_and_stays_at_either_end(filled):
    first, second = filled
    packs.move(ANN, second, -1)
    assert order(ANN) == ["themes", "one score"]
    packs.move(ANN, second, -1)
    packs.move(ANN, first, 1)
    assert order(ANN) == ["themes", "one score"]


def test_a_chart_is_taken_out_and_an_unknown_one_changes_nothing(filled):
    packs.take_out(ANN, filled[0])
    packs.take_out(ANN, "unknown")
    packs.move(ANN, "unknown", 1)
    assert order(ANN) == ["themes"]


def test_words_and_a_title_are_kept_tidied(filled):
    packs.write(ANN, "  We ask the panel\r\nto note this.\x00 ", filled[1])
    packs.name(ANN, " Scrutiny,\n December ")
    kept = pack(ANN)
    assert (kept.title, kept.items[1].words) == ("Scrutiny, December", "We ask the panel\nto note this.")
    assert kept.items[0].words == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Call Mrs Archer on 07700 900123",
            "Take a mobile number out of the text beside the chart: nothing was stored.",
        ),
        (
            "NHS number 943 476 5919",
            "Take an NHS number out of the text beside the chart: nothing was stored.",
        ),
        ("w" * 601, "601 characters"),
    ],
)
def test_words_that_seem_to_be_about_a_person_or_are_too_long_are_refused_and_nothing_is_lost(
    filled, text, why
):
    packs.write(ANN, "First words.", filled[0])
    with pytest.raises(Unfit, match=why) as told:
        packs.write(ANN, text, filled[0])
    assert text[-8:] not in str(told.value)
    assert pack(ANN).items[0].words == "First words."
    with pytest.raises(Unfit):
        packs.name(ANN, text)


def test_a_full_pack_takes_no_more_and_says_what_to_do(database):
    for _ in range(packs.MOST_ITEMS):
        packs.add(ANN, ONE)
    with pytest.raises(Unfit, match="Take one out"):
        packs.add(ANN, ONE)
    assert len(pack(ANN).items) == packs.MOST_ITEMS


def test_nobody_sees_or_changes_anybody_elses(filled):
    assert pack(BEN).items == []
    packs.take_out(BEN, filled[0])
    packs.write(BEN, "Not mine.", filled[0])
    packs.empty(BEN)
    assert [item.words for item in pack(ANN).items] == ["", ""]


def test_whoever_holds_no_role_or_stands_before_a_room_keeps_none(database):
    nobody = viewer_of("p-new", [], False)
    for viewer in (PUBLIC, nobody, access.in_room(ANN), access.in_room(LOCAL)):
        with pytest.raises(PermissionError):
            packs.add(viewer, ONE)


def test_where_nobody_signs_in_it_is_kept_for_the_machine(database):
    packs.add(LOCAL, ONE)
    assert order(LOCAL) == ["one score"]


def test_a_change_leaves_no_event_so_no_page_is_drawn_anew_for_it(database):
    before = data.version()
    packs.add(ANN, ONE)
    assert data.version() == before


def test_emptied_it_is_gone_altogether(filled, database):
    packs.name(ANN, "Scrutiny")
    packs.empty(ANN)
    with wall.seen_by(wall.EVERYTHING), database.engine().connect() as connection:
        assert connection.execute(select(Pack.person)).all() == []


def test_it_goes_with_whoever_leaves_and_with_nobody_else(filled, database):
    packs.add(BEN, TWO)
    held = {"role": "member", "region": "London", "given_by": "test", "given_at": now()}
    with database.writing() as connection:
        connection.execute(insert(Person), {"id": ANN.person, "made_at": now()})
        connection.execute(insert(RoleHeld), {"person_id": ANN.person, **held})
    roles.leave(LOCAL, ANN.person)
    with wall.seen_by(wall.EVERYTHING), database.engine().connect() as connection:
        assert connection.scalars(select(Pack.person)).all() == [BEN.person]
