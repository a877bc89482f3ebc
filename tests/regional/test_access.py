"""Nobody reads what another council sent: every reader of returns, for every kind of viewer."""

import polars as pl
import pytest
from sqlalchemy import update

from ingest.council_return.frames import ANSWERS, FIGURES, SCORES, ReturnFrames, empty
from ingest.load_return import Received, store_return
from models.council_return import OwnScore
from regional import access, data
from regional.words import access as said

BARNET, DERBY, QUARTER = "E09000003", "E06000015", "2026-27 Q2"


def send(ons_code, stage="submitted"):
    def frame(row, schema):
        return pl.DataFrame([row], schema=schema, orient="row")

    frames = ReturnFrames(
        frame(("equity", 3, "Audits say so."), SCORES),
        frame(("equity", "Well.", "Audits.", "More audits.", False), ANSWERS),
        frame(("direct_payments", "all", 30.0, 30.0, 100.0, None, None), FIGURES),
        empty().evidence,
    )
    store_return(
        Received(ons_code, QUARTER, "r.xlsx", f"{ons_code}{stage}".encode(), frames, []), stage, "p1"
    )


READERS = {
    "own_scores": lambda viewer, code: data.own_scores(viewer, QUARTER).filter(pl.col("ons_code") == code),
    "own_scores_dated": lambda viewer, code: data.own_scores_dated(viewer, (code,)),
    "own_answers": lambda viewer, code: data.own_answers(viewer, code, QUARTER),
    "own_figures": lambda viewer, code: data.own_figures(viewer, code),
    "versions": lambda viewer, code: data.versions(viewer, code),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_council_reads_its_own_and_nothing_of_another(database, reader):
    send(BARNET)
    send(DERBY)
    barnet = access.council_viewer("p1", BARNET)
    assert READERS[reader](barnet, BARNET).height == 1
    assert READERS[reader](barnet, DERBY).height == 0


@pytest.mark.parametrize("reader", READERS)
def test_the_public_reads_nothing_a_council_sent(database, reader):
    send(BARNET)
    assert READERS[reader](access.PUBLIC, BARNET).height == 0


@pytest.mark.parametrize("reader", READERS)
def test_the_local_viewer_reads_every_council(database, reader):
    send(BARNET)
    send(DERBY)
    assert READERS[reader](access.LOCAL, BARNET).height == 1
    assert READERS[reader](access.LOCAL, DERBY).height == 1


def test_two_viewers_in_one_process_never_share_a_cached_frame(database):
    send(BARNET)
    send(DERBY)
    seen = {
        viewer.person: data.own_scores(viewer, QUARTER)["ons_code"].to_list()
        for viewer in (
            access.LOCAL,
            access.council_viewer("b", BARNET),
            access.PUBLIC,
            access.council_viewer("d", DERBY),
        )
    }
    assert seen == {"local": [DERBY, BARNET], "b": [BARNET], "public": [], "d": [DERBY]}


def test_a_tier_of_the_region_opens_to_its_people_and_to_no_other_region(database):
    send(BARNET)
    set_tier(database, "region")
    assert data.own_scores(holding("member", region="London"), QUARTER)["ons_code"].to_list() == [BARNET]
    assert data.own_scores(holding("member", region="East Midlands"), QUARTER).is_empty()
    assert data.own_scores(access.council_viewer("d", DERBY), QUARTER).is_empty()
    assert data.own_scores(access.PUBLIC, QUARTER).is_empty()


def test_what_is_shared_without_a_name_opens_to_nobody_else_yet(database):
    send(BARNET)
    set_tier(database, "region_anonymous")
    assert data.own_scores(holding("regional_lead", region="London"), QUARTER).is_empty()
    assert data.own_scores(access.council_viewer("b", BARNET), QUARTER).height == 1


def test_a_public_datum_is_read_by_everyone(database):
    send(BARNET)
    set_tier(database, "public")
    assert data.own_scores(access.PUBLIC, QUARTER)["score"].to_list() == [3]


def test_a_draft_is_in_no_reader_of_data(database):
    send(BARNET, stage="draft")
    for reader in ("own_scores", "own_answers", "own_figures"):
        assert READERS[reader](access.LOCAL, BARNET).is_empty()


def test_quarters_sent_are_those_of_councils_the_viewer_may_see(database):
    send(BARNET)
    assert data.quarters_sent(access.council_viewer("d", DERBY)) == ()
    assert data.quarters_sent(access.council_viewer("b", BARNET)) == (QUARTER,)


def test_only_a_council_s_own_people_may_send_for_it():
    barnet = access.council_viewer("p1", BARNET)
    assert access.may_send(barnet, BARNET)
    assert not access.may_send(barnet, DERBY)
    assert not access.may_send(access.PUBLIC, BARNET)


ROLES = {  # each as it is held in Barnet, London
    "member": {"region": "London"},
    "contributor": {"ons_code": BARNET, "region": "London"},
    "approver": {"ons_code": BARNET, "region": "London"},
    "peer_reviewer": {"ons_code": BARNET, "region": "London"},
    "regional_lead": {"region": "London"},
    "operator": {},
}


def holding(role, second_factor=True, **place):
    return access.viewer_of("p-1", [access.Held(role, **place)], second_factor)


def test_a_contributor_sends_for_their_council_and_sees_what_its_region_shares():
    viewer = holding("contributor", second_factor=False, **ROLES["contributor"])
    assert viewer.scope == access.Scope(frozenset({BARNET}), frozenset({"London"}))
    assert access.may_send(viewer, BARNET)
    assert not access.may_approve(viewer, BARNET)
    assert not access.may_send(viewer, DERBY)
    assert not access.may_invite_somebody(viewer)
    assert not access.may_decide_for_region(viewer, "London")


def test_a_lead_decides_for_their_region_and_sends_for_no_council():
    lead = holding("regional_lead", region="London")
    assert access.may_decide_for_region(lead, "London")
    assert not access.may_decide_for_region(lead, "North East")
    assert not access.may_send(lead, BARNET)
    assert lead.scope == access.Scope(regions=frozenset({"London"}))


def test_a_peer_reviewer_sees_what_the_challenged_council_shares_and_not_the_rest_of_its_region():
    viewer = holding("peer_reviewer", **ROLES["peer_reviewer"])
    assert viewer.scope == access.Scope(challenged=frozenset({BARNET}))


@pytest.mark.parametrize("role", ROLES)
def test_what_is_for_a_regions_own_people_is_for_whoever_has_a_role_in_it_and_for_nobody_from_outside(role):
    scope = holding(role, **ROLES[role]).scope
    assert access.may_see_region(scope, "London") == (role not in ("peer_reviewer", "operator"))
    assert not access.may_see_region(scope, "North East")
    assert not access.may_see_region(access.PUBLIC.scope, "London")
    assert access.may_see_region(access.LOCAL.scope, "North East")


def test_an_operator_invites_leads_and_sees_nothing_of_any_council():
    operator = holding("operator")
    assert operator.scope == access.PUBLIC.scope
    assert access.may_invite(operator, "regional_lead", None, "London")
    assert not access.may_invite(operator, "contributor", BARNET, "London")


@pytest.mark.parametrize("role", access.NEED_A_SECOND_FACTOR)
def test_without_the_second_factor_that_one_role_needs_no_role_counts(role):
    held = [access.Held(role, **ROLES[role]), access.Held("contributor", BARNET, "London")]
    viewer = access.viewer_of("p-1", held, second_factor=False)
    assert viewer == access.Viewer("p-1", access.PUBLIC.scope)
    assert not access.may_send(viewer, BARNET)


def test_who_may_end_every_role_may_let_a_person_leave_and_nobody_else():
    lead = holding("regional_lead", region="London")
    here, there = access.Held("member", region="London"), access.Held("member", region="North East")
    assert access.may_let_leave(lead, [here])
    assert not access.may_let_leave(lead, [here, there])
    assert not access.may_let_leave(lead, [])  # whoever holds nothing any more is for an operator
    assert access.may_let_leave(holding("operator"), [])


def test_each_viewer_is_told_what_their_screen_shows():
    contributor = holding("contributor", **ROLES["contributor"])
    assert said.tier_labels(access.PUBLIC) == said.tier_labels(holding("operator")) == ["public"]
    assert said.tier_labels(holding("member", region="London"))[1:] == ["shared with the region: London"]
    assert said.tier_labels(contributor)[2:] == ["sent by your council: its own people only"]
    assert said.tier_labels(access.LOCAL)[1:] == ["sent by councils: seen on this machine only"]
    assert said.who_sees(contributor, "Barnet only.").startswith("Barnet only. Whoever administers")
    assert said.who_sees(access.LOCAL, "Barnet only.").startswith("Barnet only. Nobody signs in here")


def set_tier(database, tier):
    with database.writing() as connection:
        connection.execute(update(OwnScore).values(tier=tier))
    # A change of tier goes through the app with an event; here the cache is told by a new return.
    send("E06000001")
