"""Opening a quarter: who may, which day and metrics, and what the region's councils are then asked for."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from ingest.council_return.long_csv import csv_sheet
from models.collection import SignOff
from models.council_return import CouncilReturn
from models.metric import metrics
from regional import access, data, days
from regional.data import collection, sign_offs
from regional.workflow import returns, sign_off
from regional.workflow.collection import open_quarter, usual_due
from regional.workflow.unfit import Unfit
from tests.regional.workflow.signing_off import APPROVER, BARNET, CONTRIBUTOR, LEAD, QUARTER, RIVAL

DUE = date(2026, 11, 11)
ALL = [each.id for each in metrics().values() if each.collected_quarterly]


@pytest.fixture(autouse=True)
def november(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: date(2026, 11, 1))


def asked(council):
    rows = csv_sheet(returns.template(access.LOCAL, council, QUARTER, long_form=True), "").rows
    return {row[1] for row in rows if row[0] == "Metrics"}


def test_the_day_is_six_weeks_after_the_quarter_unless_the_lead_says_another():
    assert usual_due(QUARTER, date(2026, 10, 1)) == DUE


def test_a_quarter_opened_late_gives_its_councils_two_weeks():
    assert usual_due(QUARTER, date(2026, 11, 25)) == date(2026, 12, 9)


def test_a_day_that_has_passed_may_stay_but_cannot_be_chosen(database, monkeypatch):
    open_quarter(LEAD, "London", QUARTER, DUE, ALL)
    monkeypatch.setattr(days, "today", lambda: date(2026, 11, 25))
    assert not open_quarter(LEAD, "London", QUARTER, DUE, ["direct_payments"])
    with pytest.raises(Unfit, match="12 November 2026 cannot be the day: it has passed"):
        open_quarter(LEAD, "London", QUARTER, date(2026, 11, 12), ALL)


def test_an_opened_quarter_tells_its_day_and_asks_for_its_metrics_alone(barnet):
    assert asked(barnet) == set(ALL)
    assert open_quarter(LEAD, "London", QUARTER, DUE, ["direct_payments", "staff_absence"])
    assert asked(barnet) == {"direct_payments", "staff_absence"}
    opened = collection.collection(CONTRIBUTOR, "London", QUARTER)
    assert (opened["due"], opened["kind"]) == (DUE, "quarter")
    assert collection.collection(CONTRIBUTOR, "London", "2026-27 Q1") is None
    assert collection.collection(CONTRIBUTOR, "North East", QUARTER) is None


def test_all_metrics_means_whatever_is_collected_at_the_time(database):
    open_quarter(LEAD, "London", QUARTER, DUE, ALL)
    assert collection.collection(LEAD, "London", QUARTER)["metrics"] is None
    assert collection.asked_metrics(LEAD, "London", QUARTER) == frozenset(ALL)


def test_what_was_opened_can_be_changed_and_both_leave_an_event(database):
    before = data.version()
    assert open_quarter(LEAD, "London", QUARTER, DUE, ALL)
    assert not open_quarter(LEAD, "London", QUARTER, date(2026, 11, 20), ALL, "year")
    opened = collection.collection(LEAD, "London", QUARTER)
    assert (opened["due"], opened["kind"]) == (date(2026, 11, 20), "year")
    assert data.version() == before + 2


@pytest.mark.parametrize(
    ("due", "ids", "why"),
    [
        (DUE, [], "at least one metric"),
        (date(2026, 10, 31), ALL, "31 October 2026 cannot be the day: it has passed"),
        (date(2027, 12, 1), ALL, "within a year"),
    ],
)
def test_a_day_out_of_reach_or_no_metric_is_refused_in_words(database, due, ids, why):
    with pytest.raises(Unfit, match=why):
        open_quarter(LEAD, "London", QUARTER, due, ids)
    assert collection.collection(LEAD, "London", QUARTER) is None


def test_a_return_is_due_after_its_quarter_s_end(database):
    with pytest.raises(Unfit, match="2026-27 Q3 ends on 31 December 2026"):
        open_quarter(LEAD, "London", "2026-27 Q3", date(2026, 12, 31), ALL)
    assert open_quarter(LEAD, "London", "2026-27 Q3", date(2027, 1, 1), ALL)


def test_a_council_shares_on_the_day_of_its_first_return_whatever_it_mends_later(database, submit):
    submit(3, viewer=access.LOCAL)
    with database.writing() as connection:  # a minute past midnight in England, in summer time
        connection.execute(update(CouncilReturn).values(stored_at=datetime(2026, 10, 4, 23, 1, tzinfo=UTC)))
    submit(2, viewer=access.LOCAL)
    submit(1)  # waits
    assert sign_offs.first_shared(LEAD, "London", QUARTER) == {BARNET: date(2026, 10, 5)}
    sign_off.approve(APPROVER, BARNET, "2026-27 Q1", submit(3, quarter="2026-27 Q1").version, 1)
    with database.writing() as connection:
        connection.execute(update(SignOff).values(decided_at=datetime(2026, 8, 20, 9, tzinfo=UTC)))
    assert sign_offs.first_shared(LEAD, "London", "2026-27 Q1") == {BARNET: date(2026, 8, 20)}
    with pytest.raises(PermissionError):
        sign_offs.first_shared(CONTRIBUTOR, "London", QUARTER)


def test_only_the_region_s_lead_opens_a_quarter_or_sees_how_far_its_councils_are(database):
    for viewer in (CONTRIBUTOR, RIVAL, access.PUBLIC):
        with pytest.raises(PermissionError):
            open_quarter(viewer, "London", QUARTER, DUE, ALL)
        with pytest.raises(PermissionError):
            sign_offs.standing(viewer, "London", QUARTER)
    with pytest.raises(PermissionError):
        open_quarter(LEAD, "North East", QUARTER, DUE, ALL)
    assert sign_offs.standing(LEAD, "London", QUARTER).height == 33
