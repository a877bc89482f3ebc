"""Opening a quarter: who may, which day and metrics, and what the region's councils are then asked for."""

from datetime import date

import pytest

from ingest.council_return.long_csv import csv_sheet
from models.metric import metrics
from regional import access, data
from regional.data import collection, sign_offs
from regional.workflow import returns
from regional.workflow.collection import open_quarter, usual_due
from regional.workflow.unfit import Unfit
from tests.regional.workflow.signing_off import CONTRIBUTOR, LEAD, QUARTER, RIVAL

DUE = date(2026, 11, 11)
ALL = [each.id for each in metrics().values() if each.collected_quarterly]


def asked(council):
    rows = csv_sheet(returns.template(access.LOCAL, council, QUARTER, long_form=True), "").rows
    return {row[1] for row in rows if row[0] == "Metrics"}


def test_the_day_is_six_weeks_after_the_quarter_unless_the_lead_says_another():
    assert usual_due(QUARTER) == DUE


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
        (date(2026, 6, 30), ALL, "30 June 2026 cannot be the day"),
        (date(2027, 12, 1), ALL, "within a year"),
    ],
)
def test_a_day_out_of_reach_or_no_metric_is_refused_in_words(database, due, ids, why):
    with pytest.raises(Unfit, match=why):
        open_quarter(LEAD, "London", QUARTER, due, ids)
    assert collection.collection(LEAD, "London", QUARTER) is None


def test_only_the_region_s_lead_opens_a_quarter_or_sees_how_far_its_councils_are(database):
    for viewer in (CONTRIBUTOR, RIVAL, access.PUBLIC):
        with pytest.raises(PermissionError):
            open_quarter(viewer, "London", QUARTER, DUE, ALL)
        with pytest.raises(PermissionError):
            sign_offs.standing(viewer, "London", QUARTER)
    with pytest.raises(PermissionError):
        open_quarter(LEAD, "North East", QUARTER, DUE, ALL)
    assert sign_offs.standing(LEAD, "London", QUARTER).height == 33
