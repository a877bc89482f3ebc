"""What stands in the boxes when the form is opened, and which boxes there are."""

import csv
import io

import openpyxl
import polars as pl
import pytest

from regional import access, data
from regional.workflow import fill_in, returns
from regional.workflow.fill_in_place import Place

BARNET, BEFORE, QUARTER = "E09000003", "2026-27 Q1", "2026-27 Q2"
VIEWER = access.LOCAL
SCORE = Place("Scores", "assessing_needs", "", "score")
UNCHANGED = Place("Answers", "assessing_needs", "", "unchanged")


@pytest.fixture
def council(database):
    return data.councils(VIEWER).row(by_predicate=pl.col("ons_code") == BARNET, named=True)


@pytest.fixture
def keep(council):
    """Store Barnet's template with these cells filled in: keep("draft", QUARTER, Scores={"B2": 3})."""

    def kept(stage, quarter, **sheets):
        book = openpyxl.load_workbook(io.BytesIO(returns.template(VIEWER, council, quarter)))
        for sheet, cells in sheets.items():
            for place, value in cells.items():
                book[sheet][place] = value
        out = io.BytesIO()
        book.save(out)
        looked_at = returns.preview(VIEWER, council, quarter, "barnet.xlsx", out.getvalue())
        return returns.store(VIEWER, looked_at, stage)

    return kept


def figure(metric, field, breakdown="all"):
    return Place("Metrics", metric, breakdown, field)


def metric_row(council, metric):
    """The row of the workbook's sheet Metrics that asks for it."""
    book = openpyxl.load_workbook(io.BytesIO(returns.template(VIEWER, council, QUARTER)))
    return next(cell.row for cell in book["Metrics"]["A"] if cell.value == metric)


def test_there_is_a_box_for_every_cell_that_the_template_asks_for(council):
    form = fill_in.opened(VIEWER, council, QUARTER)
    text = returns.template(VIEWER, council, QUARTER, long_form=True).decode("utf-8-sig")
    asked = list(csv.reader(io.StringIO(text)))[3:]
    assert len(form.texts) == len(asked) > 200
    assert not any(form.texts.values())
    assert (form.version, form.begun_from, form.last_quarter) == (0, None, None)


def test_a_sheet_that_the_region_asks_for_has_boxes_too(council, monkeypatch):
    before = {place.sheet for place in fill_in.opened(VIEWER, council, QUARTER).texts}
    monkeypatch.setattr(
        "ingest.council_return.prefilled.asked_sheets",
        lambda region: frozenset({"Waiting list", "Documents"}),
    )
    form = fill_in.opened(VIEWER, council, QUARTER)
    assert {place.sheet for place in form.texts} - before == {"Waiting list", "Documents"}
    assert Place("Documents", "row 1", "", "kind").options[:2] == ("", "policy")


def test_it_begins_from_what_was_last_submitted_and_shows_last_quarters_figures(council, keep):
    row = metric_row(council, "direct_payments")
    keep("submitted", BEFORE, Scores={"B2": 3}, Answers={"B2": "Steady."}, Metrics={f"E{row}": 30.3})
    form = fill_in.opened(VIEWER, council, QUARTER)
    assert (form.texts[SCORE], form.texts[UNCHANGED]) == ("3", "Yes")
    assert form.texts[figure("direct_payments", "value")] == ""
    assert form.last["direct_payments", "all"] == 30.3
    assert (form.version, form.last_quarter) == (0, BEFORE)


def test_it_begins_from_the_newest_draft_with_its_faulty_cells_as_they_were_typed(council, keep):
    keep("submitted", BEFORE, Scores={"B2": 3, "B3": 3})
    keep("draft", QUARTER, Scores={"B2": "2-3", "B3": None, "B4": "3 - Good"}, Metrics={"E2": "about 40"})
    form = fill_in.opened(VIEWER, council, QUARTER)
    scores = [
        form.texts[SCORE._replace(about=each)] for each in ("assessing_needs", "healthier_lives", "equity")
    ]
    assert scores == ["2-3", "", "3"]  # what was emptied in the draft does not come back
    assert "about 40" in form.texts.values()
    assert (form.version, form.begun_from) == (1, 1)


def test_a_breakdown_that_somebody_added_has_a_whole_row_under_its_metric(council):
    text = returns.template(VIEWER, council, QUARTER, long_form=True).decode("utf-8-sig")
    text += "Metrics,direct_payments,65 and over,value,28.1\r\nMetrics,shoe_size,,value,9\r\n"
    looked_at = returns.preview(VIEWER, council, QUARTER, "barnet.csv", text.encode())
    returns.store(VIEWER, looked_at, "draft")
    form = fill_in.opened(VIEWER, council, QUARTER)
    lines = list(dict.fromkeys(place[1:3] for place in form.texts))
    at = lines.index(("direct_payments", "65 and over"))
    assert lines[at - 1] == ("direct_payments", "all")
    assert form.texts[figure("direct_payments", "value", "65 and over")] == "28.1"
    assert form.texts[figure("direct_payments", "note", "65 and over")] == ""
    assert form.left_out == 1  # nobody asks for a shoe size, and the form says that it has no box


def test_nobody_opens_another_councils_form_or_file(council, keep):
    keep("draft", QUARTER, Scores={"B2": 3})
    derby = access.council_viewer("p1", "E06000015")
    with pytest.raises(PermissionError):
        fill_in.opened(derby, council, QUARTER)
    with pytest.raises(LookupError):
        data.stored_file(derby, BARNET, QUARTER, 1)
    with pytest.raises(LookupError):
        data.stored_file(access.PUBLIC, BARNET, QUARTER, 1)
    assert data.stored_file(access.council_viewer("p2", BARNET), BARNET, QUARTER, 1)[0] == "barnet.xlsx"
