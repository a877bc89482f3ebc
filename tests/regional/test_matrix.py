"""The matrix of roles that people are shown says what the functions of regional/access.py do."""

import polars as pl
import pytest
from sqlalchemy import update

from models import person
from models.council_return import Answer
from models.event import record
from regional import access, data, matrix
from regional.data import events
from tests.regional.test_access import BARNET, DERBY, QUARTER, ROLES, holding, send

# What its words mean, for somebody who holds a role in Barnet or in London.
PLACES = [(BARNET, "London"), ("E09000007", "London"), (DERBY, "East Midlands")]
MEAN = {
    matrix.NO: [],
    matrix.COUNCIL: PLACES[:1],
    matrix.CHALLENGED: PLACES[:1],
    matrix.REGION: PLACES[:2],
    matrix.EVERYWHERE: PLACES,
}


def council(viewer, code):
    return data.councils(viewer).row(by_predicate=pl.col("ons_code") == code, named=True)


def may_give(role, *, of_council=False):
    return lambda viewer, code, region: access.may_invite(viewer, role, code if of_council else None, region)


ASKED = {  # of each deed: may the viewer do it for this council, or for this region?
    "keep_pack": [lambda viewer, code, region: access.may_keep_pack(viewer)],
    "send": [lambda viewer, code, region: access.may_send(viewer, code)],
    "approve": [lambda viewer, code, region: access.may_approve(viewer, code)],
    "set_steps": [lambda viewer, code, region: access.may_set_steps(viewer, code, region)],
    "decide": [lambda viewer, code, region: access.may_decide_for_region(viewer, region)],
    "invite_council": [may_give("contributor", of_council=True), may_give("approver", of_council=True)],
    "invite_region": [may_give("member"), may_give("peer_reviewer", of_council=True)],
    "invite_lead": [may_give("regional_lead")],
    "invite_operator": [may_give("operator")],
    "see_all": [lambda viewer, code, region: not data.versions(viewer, code).is_empty()],
    "see_shared": [lambda viewer, code, region: not data.own_answers(viewer, code, QUARTER).is_empty()],
    "see_counted": [lambda viewer, code, region: access.may_see_counted(viewer.scope, region)],
    "write_practice": [lambda viewer, code, region: access.may_send(viewer, code)],
    "offer_practice": [lambda viewer, code, region: access.may_approve(viewer, code)],
    "moderate_practice": [lambda viewer, code, region: access.may_decide_for_region(viewer, region)],
    "share_less": [lambda viewer, code, region: access.may_share(viewer, code, wider=False)],
    "share_more": [lambda viewer, code, region: access.may_share(viewer, code, wider=True)],
    "list_held": [lambda viewer, code, region: not data.held(viewer, council(viewer, code)).is_empty()],
    "events": [lambda viewer, code, region: code in events.happened(viewer)["ons_code"]],
    "load_published": [lambda viewer, code, region: access.may_load_published(viewer)],
    "say_theme": [lambda viewer, code, region: access.may_say_theme(viewer, code, region, of_return=False)],
    "say_theme_of_return": [
        lambda viewer, code, region: access.may_say_theme(viewer, code, region, of_return=True)
    ],
    "see_public": [lambda viewer, code, region: code in data.councils(viewer)["ons_code"]],
}


def test_the_matrix_names_every_role_and_every_deed_is_asked_of_the_functions():
    assert matrix.VIEWERS[1:] == person.ROLES == tuple(ROLES)
    assert {deed.id for deed in matrix.MATRIX} == {*ASKED, "second_factor"}


@pytest.mark.parametrize("role", matrix.VIEWERS)
def test_the_matrix_says_what_the_functions_say(database, role):
    for code, _ in PLACES:
        send(code)
    with database.writing() as connection:
        connection.execute(update(Answer).values(tier="region"))
        record(connection, "test", "tiers changed")
    viewer = access.PUBLIC if role == matrix.PUBLIC else holding(role, **ROLES[role])
    for deed in matrix.MATRIX:
        said = deed.where.get(role, matrix.NO)
        if deed.id == "second_factor":
            assert (said == matrix.YES) == (role in access.NEED_A_SECOND_FACTOR)
            continue
        for may in ASKED[deed.id]:
            assert [place for place in PLACES if may(viewer, *place)] == MEAN[said], deed.words
