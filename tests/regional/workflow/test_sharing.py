"""A council says who may see what and from when, a lead proposes it; agreements are asked for."""

from datetime import date, timedelta

import polars as pl
import pytest
from sqlalchemy import select

from models.event import Event
from models.sharing import Sharing
from regional import access, data, days
from regional.workflow import agreements, returns, sharing
from tests.regional.test_access import BARNET, QUARTER, holding, send
from tests.regional.workflow.test_returns import filled

TODAY = date(2026, 11, 25)
TOMORROW = TODAY + timedelta(days=1)
REGION = {"scores": Sharing("region")}
LEAD = holding("regional_lead", region="London")
MEMBER = holding("member", region="London")
APPROVER = holding("approver", ons_code=BARNET, region="London")
CONTRIBUTOR = holding("contributor", ons_code=BARNET, region="London")


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)


def barnet():
    return data.councils(access.LOCAL).row(by_predicate=pl.col("ons_code") == BARNET, named=True)


def seen(viewer=MEMBER):
    return data.own_scores(viewer, QUARTER)["ons_code"].to_list()


def events(database):
    with database.engine().connect() as connection:
        return connection.execute(select(Event.what, Event.ons_code, Event.detail).order_by(Event.id)).all()


def agreed(starts=TODAY, ends=TOMORROW, widest="region"):
    return agreements.Agreement("Barnet and London ADASS", "Learning together", widest, starts, ends)


def test_a_choice_holds_at_once_for_what_was_sent_and_leaves_an_event(database):
    send(BARNET)
    assert seen() == []
    assert sharing.choose(APPROVER, BARNET, QUARTER, REGION) == ["scores"]
    assert seen() == [BARNET]
    assert events(database)[-1] == ("sharing chosen", BARNET, "2026-27 Q2, scores: region")
    assert data.own_answers(MEMBER, BARNET, QUARTER).is_empty()  # each kind apart


def test_a_choice_made_before_sending_is_given_to_what_is_sent(database):
    sharing.choose(APPROVER, BARNET, QUARTER, {"scores": Sharing("council", TODAY, "region")})
    send(BARNET)
    assert seen() == [BARNET]


def test_a_contributor_shows_less_and_only_an_approver_more(database):
    send(BARNET)
    with pytest.raises(PermissionError):
        sharing.choose(CONTRIBUTOR, BARNET, QUARTER, REGION)
    with pytest.raises(PermissionError):
        sharing.choose(LEAD, BARNET, QUARTER, REGION)
    sharing.choose(APPROVER, BARNET, QUARTER, REGION)
    assert sharing.choose(CONTRIBUTOR, BARNET, QUARTER, {"scores": Sharing()}) == ["scores"]
    assert seen() == []


def test_a_contributor_cannot_open_a_later_quarter_by_a_choice_for_this_one(database):
    # Open by now, of this quarter alone: the next begins with the council again.
    sharing.propose(LEAD, "London", QUARTER, {"scores": Sharing("council", TODAY, "region")})
    with pytest.raises(PermissionError):
        sharing.choose(CONTRIBUTOR, BARNET, QUARTER, REGION)
    sharing.propose(LEAD, "London", QUARTER, REGION)
    sharing.propose(LEAD, "London", "2027-28 Q1", {"scores": Sharing()})
    less = {"scores": Sharing("region_anonymous")}
    with pytest.raises(PermissionError):
        sharing.choose(CONTRIBUTOR, BARNET, QUARTER, less)
    sharing.choose(APPROVER, BARNET, "2027-28 Q1", {"scores": Sharing("council", TOMORROW, "region")})
    assert sharing.choose(CONTRIBUTOR, BARNET, QUARTER, less) == ["scores"]  # it goes on until that one
    assert data.sharing(APPROVER, BARNET, "2027-28 Q2")["scores"] == Sharing()


def test_what_a_lead_proposes_is_given_to_what_is_sent_from_then_on(database):
    send(BARNET)
    sharing.propose(LEAD, "London", QUARTER, REGION)
    assert seen() == []  # it was sent before
    send("E09000007")
    assert seen() == ["E09000007"]
    assert data.sharing(APPROVER, BARNET, QUARTER)["scores"] == Sharing("region")  # and of a correction


def test_a_council_that_chose_is_not_moved_by_what_a_lead_proposes(database):
    sharing.choose(APPROVER, BARNET, QUARTER, {"scores": Sharing("region_anonymous")})
    sharing.propose(LEAD, "London", QUARTER, REGION)
    send(BARNET)
    assert seen() == []


def test_a_lead_of_elsewhere_proposes_nothing(database):
    with pytest.raises(PermissionError):
        sharing.propose(holding("regional_lead", region="North East"), "London", QUARTER, REGION)


def test_a_half_choice_is_refused(database):
    with pytest.raises(ValueError, match="go together"):
        sharing.choose(APPROVER, BARNET, QUARTER, {"scores": Sharing("region", TOMORROW, "council")})


def test_the_same_choice_again_changes_nothing(database):
    sharing.choose(APPROVER, BARNET, QUARTER, REGION)
    before = events(database)
    assert sharing.choose(APPROVER, BARNET, QUARTER, REGION) == []
    assert events(database) == before


def test_without_a_current_agreement_an_upload_is_refused_with_the_reason(database):
    agreements.ask_for_agreements(LEAD, "London", on=True)
    looked_at = returns.preview(
        CONTRIBUTOR, barnet(), QUARTER, "barnet.xlsx", filled(barnet(), QUARTER, scores={1: 3})
    )
    [issue] = looked_at.to_mend
    assert issue.message == (
        "London asks for a data-sharing agreement, and none is recorded for Barnet. "
        "Nothing can be taken until there is a current one."
    )
    assert not looked_at.may_be_kept
    with pytest.raises(PermissionError):
        returns.store(CONTRIBUTOR, looked_at, "draft")
    agreements.record_agreement(LEAD, barnet(), agreed())
    assert not returns.preview(
        CONTRIBUTOR, barnet(), QUARTER, "barnet.xlsx", filled(barnet(), QUARTER, scores={1: 3})
    ).to_mend


def test_where_nobody_signs_in_nobody_is_refused(database):
    agreements.ask_for_agreements(access.LOCAL, "London", on=True)
    assert agreements.refusal(access.LOCAL, barnet()) is None


def test_an_agreement_that_ran_out_refuses_and_hides_until_it_is_renewed(database, monkeypatch):
    send(BARNET)
    sharing.choose(APPROVER, BARNET, QUARTER, REGION)
    agreements.record_agreement(LEAD, barnet(), agreed(ends=TODAY))
    assert seen() == [BARNET]
    monkeypatch.setattr(days, "today", lambda: TOMORROW)
    assert seen() == []
    assert seen(APPROVER) == [BARNET]
    assert "ran out on 25 November 2026" in agreements.refusal(CONTRIBUTOR, barnet()).message
    agreements.record_agreement(LEAD, barnet(), agreed(starts=TOMORROW))
    assert seen() == [BARNET]
    assert agreements.refusal(CONTRIBUTOR, barnet()) is None


def test_an_agreement_that_is_ended_hides_from_the_same_day(database):
    send(BARNET)
    sharing.choose(APPROVER, BARNET, QUARTER, REGION)
    agreements.record_agreement(LEAD, barnet(), agreed())
    [number] = data.agreements(LEAD, (BARNET,))["id"]
    agreements.end_agreement(LEAD, barnet(), number)
    assert seen() == []
    with pytest.raises(LookupError):
        agreements.end_agreement(LEAD, barnet(), number)


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (agreed(starts=TOMORROW, ends=TODAY), "the last day is before the first"),
        (agreements.Agreement(" ", "Learning", "region", TODAY, TODAY), "fill in the parties"),
        (agreements.Agreement("All", "x" * 501, "region", TODAY, TODAY), "at most 500 characters"),
    ],
)
def test_a_faulty_agreement_is_told_what_is_wrong(database, faulty, said):
    with pytest.raises(ValueError, match=said):
        agreements.record_agreement(LEAD, barnet(), faulty)


def test_only_the_region_s_lead_records_and_asks_for_agreements(database):
    for nobody in (APPROVER, MEMBER, holding("operator"), holding("regional_lead", region="North East")):
        with pytest.raises(PermissionError):
            agreements.record_agreement(nobody, barnet(), agreed())
        with pytest.raises(PermissionError):
            agreements.ask_for_agreements(nobody, "London", on=True)
