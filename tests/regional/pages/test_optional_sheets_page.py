"""Optional sheets: switched on by a box, sent in the workbook, shown on the Council page."""

import io
from datetime import date

import openpyxl
import pytest

from models.quarter import latest
from models.region import OPTIONAL_SHEETS
from regional import access, data
from regional.workflow import regions
from tests.regional.pages.tables import tables

BARNET = "E09000003"
[QUARTER] = latest(date.today(), 1)
HEADING = "Waiting list, case audits and documents"
DOCUMENT = {"A2": "Equity", "B2": "<b>Carers</b> *strategy*", "C2": "Strategy"}


@pytest.fixture
def collection(app):
    app.switch_page("regional/pages/collection.py").run()
    return app.selectbox(key="for-region").select("London").run()


@pytest.fixture
def asks(database):
    for sheet in OPTIONAL_SHEETS.values():
        regions.ask_for(access.LOCAL, "London", sheet, on=True)


def boxes(app):
    return {
        box.key.removeprefix("asked-London-"): box for box in app.checkbox if box.key.startswith("asked-")
    }


def test_each_sheet_has_a_box_and_a_click_stores_it_and_no_other(collection, fill):
    assert list(boxes(collection)) == list(OPTIONAL_SHEETS.values())
    assert "What London asks its councils for" in [each.label for each in collection.expander]
    boxes(collection)["Waiting list"].check().run()
    assert not collection.exception
    assert data.asked_sheets(access.LOCAL, "London") == {"Waiting list"}
    sheets = openpyxl.load_workbook(io.BytesIO(fill(QUARTER))).sheetnames
    assert sheets[-1] == "Waiting list"
    boxes(collection)["Waiting list"].uncheck().run()
    assert data.asked_sheets(access.LOCAL, "London") == frozenset()


def test_an_open_tab_shows_what_is_stored_and_does_not_undo_it(collection):
    regions.ask_for(access.LOCAL, "London", "Documents", on=True)
    collection.run()
    assert boxes(collection)["Documents"].value
    assert data.asked_sheets(access.LOCAL, "London") == {"Documents"}


def test_only_whoever_decides_for_the_region_sees_the_boxes(collection, monkeypatch):
    monkeypatch.setattr(access, "may_decide_for_region", lambda viewer, region: False)
    assert not boxes(collection.run())


def test_the_council_page_says_what_was_sent_and_shows_the_numbers_as_they_are(asks, send, open_page, shown):
    waiting, audits = {"B2": 2, "C2": 96, "B3": 3, "C3": 1}, {"B5": 4, "C5": 3, "D5": 1}
    send(QUARTER, **{"Waiting list": waiting, "Case audits": audits, "Documents": DOCUMENT})
    app = open_page("council", council="Barnet")
    assert not app.exception
    assert HEADING in [each.value for each in app.header]
    assert "5 people wait: 2 red, longest 96 days; 3 amber, longest 1 day." in shown(app)
    assert "4 case files were audited in 1 area: 3 met the standard, 1 partly met it." in shown(app)
    assert "1 document is listed, for 1 of 9 statements" in [each.label for each in app.expander]
    [table] = [each.value for each in tables(app) if "Risk band" in each.value.columns]
    assert table["People waiting"].to_list() == ["2", "3"]


def test_the_council_page_is_silent_where_nothing_of_it_was_sent(send, open_page):
    send(QUARTER, Scores={"B2": 3})
    app = open_page("council", council="Barnet")
    assert not app.exception
    assert HEADING not in [each.value for each in app.header]


def test_a_title_is_shown_as_it_was_typed_and_never_as_markup(asks, send, open_page, unfold):
    send(QUARTER, Documents=DOCUMENT)
    app = unfold(open_page("council", council="Barnet"), f"documents-{BARNET}-{QUARTER}")
    [table] = [each.value for each in tables(app) if "Title" in each.value.columns]
    assert table["Title"].to_list() == [DOCUMENT["B2"]]
