from datetime import UTC, date, datetime

import pytest

from regional import access
from regional.data import people
from regional.workflow.people import passwords, roles, second_factor, sessions
from regional.workflow.unfit import Unfit
from tests.regional.workflow.people.conftest import (
    APPROVER,
    BARNET,
    CROYDON,
    LEAD,
    LONDON,
    OPERATOR,
    PASSWORD,
    viewer,
)

TODAY = date(2026, 10, 14)


def held(person_id):
    return [(each.role, each.ons_code, each.region) for each in people.held(person_id, TODAY)]


def test_a_role_given_is_held_and_one_taken_away_is_not(person, events):
    ann = person()
    role_id = roles.give(LEAD, ann, "contributor", BARNET)
    assert held(ann) == [("contributor", BARNET, LONDON)]
    roles.take_away(LEAD, role_id)
    roles.take_away(LEAD, role_id)
    assert held(ann) == []
    assert events()[-2:] == [
        ("p-lead", "role given", BARNET, f"contributor to {ann}"),
        ("p-lead", "role taken away", BARNET, f"contributor from {ann}"),
    ]


def test_the_same_role_is_given_once(person):
    ann = person()
    assert roles.give(LEAD, ann, "member", region=LONDON) == roles.give(LEAD, ann, "member", region=LONDON)
    assert len(held(ann)) == 1


@pytest.mark.parametrize(
    ("by", "role", "place"),
    [
        (LEAD, "operator", {}),
        (LEAD, "member", {"region": "South West"}),
        (APPROVER, "contributor", {"ons_code": CROYDON}),
        (APPROVER, "regional_lead", {"region": LONDON}),
        (OPERATOR, "contributor", {"ons_code": BARNET}),
        (access.PUBLIC, "member", {"region": LONDON}),
    ],
)
def test_who_may_not_give_a_role_is_refused_and_may_not_take_it_either(person, by, role, place):
    ann = person()
    with pytest.raises(PermissionError):
        roles.give(by, ann, role, **place)
    role_id = roles.give(access.LOCAL, ann, role, **place)
    with pytest.raises(PermissionError):
        roles.take_away(by, role_id)
    assert len(held(ann)) == 1


def test_nobody_gives_themselves_a_role(person):
    ann = person("regional_lead", LONDON)
    with pytest.raises(PermissionError):
        roles.give(viewer(ann, "regional_lead", None, LONDON), ann, "contributor", BARNET)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"role": "contributor"}, "for one council"),
        ({"role": "approver", "ons_code": "E99999999"}, "for one council"),
        ({"role": "approver", "ons_code": BARNET, "region": LONDON}, "for one council"),
        ({"role": "member", "region": "Lundun"}, "for a region"),
        ({"role": "member"}, "for a region"),
        ({"role": "regional_lead", "region": LONDON, "ons_code": BARNET}, "for a region"),
        ({"role": "operator", "region": LONDON}, "no council and no region"),
        ({"role": "member", "region": LONDON, "ends": TODAY}, "Only a peer reviewer"),
        ({"role": "peer_reviewer", "ons_code": BARNET, "starts": TODAY}, "first and the last day"),
        (
            {"role": "peer_reviewer", "ons_code": BARNET, "starts": TODAY, "ends": date(2026, 10, 13)},
            "before the first",
        ),
        (
            {
                "role": "peer_reviewer",
                "ons_code": BARNET,
                "starts": date(2026, 1, 1),
                "ends": date(2026, 2, 1),
            },
            "has gone by",
        ),
    ],
)
def test_a_role_that_fits_no_place_or_day_is_refused_with_a_sentence(person, given, said):
    with pytest.raises(Unfit, match=said):
        roles.give(access.LOCAL, person(), **given)


def test_a_peer_reviewer_has_the_role_between_two_days(person):
    ann = person()
    roles.give(LEAD, ann, "peer_reviewer", BARNET, starts=date(2026, 10, 15), ends=date(2026, 10, 16))
    assert [bool(people.held(ann, date(2026, 10, day))) for day in (14, 15, 16, 17)] == [
        False,
        True,
        True,
        False,
    ]


def test_what_cannot_be_is_our_own_mistake(person):
    with pytest.raises(ValueError, match="no role"):
        roles.give(access.LOCAL, person(), "king")
    with pytest.raises(ValueError, match="nobody"):
        roles.give(access.LOCAL, "p-nobody", "operator")
    with pytest.raises(ValueError, match="no role"):
        roles.take_away(access.LOCAL, 12)


def test_who_leaves_holds_nothing_and_proves_nothing_any_more(person, app_of, events):
    ann = person("approver", BARNET)
    app_of(ann)
    token = sessions.begin(ann, second_factor=True)
    roles.leave(LEAD, ann)
    assert held(ann) == []
    assert sessions.look_up(token) is None
    assert not passwords.right(ann, PASSWORD)
    assert not second_factor.confirmed(ann)
    assert events()[-1] == ("p-lead", "person left", None, ann)
    with pytest.raises(ValueError, match="nobody"):
        roles.give(LEAD, ann, "contributor", BARNET)


def test_one_role_of_another_place_or_a_higher_kind_is_enough_to_be_left_alone(person):
    ann = person("contributor", BARNET)
    roles.give(LEAD, ann, "peer_reviewer", CROYDON, starts=date(2026, 11, 1), ends=date(2026, 11, 2))
    with pytest.raises(PermissionError):
        roles.leave(APPROVER, ann)
    assert held(ann) == [("contributor", BARNET, LONDON)]
    roles.leave(LEAD, ann)
    assert held(ann) == []


def test_leaving_twice_is_told_once(person, events):
    ann = person("contributor", BARNET)
    roles.leave(access.LOCAL, ann)
    before = events()
    roles.leave(access.LOCAL, ann)
    assert events() == before


def test_a_peer_review_is_over_at_midnight_in_england(person, clock):
    clock.time = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past twelve on 2 July in England
    last = {"role": "peer_reviewer", "ons_code": BARNET, "starts": date(2026, 7, 1), "ends": date(2026, 7, 1)}
    with pytest.raises(Unfit, match="has gone by"):
        roles.give(access.LOCAL, person(), **last)
    roles.give(access.LOCAL, ann := person(email="late@barnet.example"), **last | {"ends": date(2026, 7, 2)})
    assert [each.role for each in people.held(ann)] == ["peer_reviewer"]
