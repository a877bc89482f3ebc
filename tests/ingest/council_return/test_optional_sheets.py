"""The optional sheets as people fill them in: waiting list, case audits and index of documents."""

from datetime import date, datetime

import pytest

from models.region import OPTIONAL_SHEETS, RegionSetting
from models.return_layout import OPTIONAL
from models.return_layout import asked_for as sheets_asked_for
from tests.ingest.council_return.optional_samples import csv, filled, issues_of, read, template, told, typed
from tests.ingest.council_return.samples import grids, ods
from tests.ingest.council_return.samples import template as without

WAITING, AUDITS, DOCUMENTS = "Waiting list", "Case audits", "Documents"


def only(content):
    [issue] = issues_of(content)
    return issue


def looked_at(content):
    """The frames and what is told of the sheets that are there."""
    return read(content)[0], issues_of(content)


def test_every_optional_sheet_has_a_switch_and_none_is_asked_for_without_it():
    assert OPTIONAL == ("Evidence scores", "Waiting list", "Case audits", "Documents")
    assert set(OPTIONAL_SHEETS) == set(RegionSetting.__table__.columns.keys()) - {"region", "agreements"}
    assert sheets_asked_for(()) == ["Scores", "Answers", "Metrics"]
    assert sheets_asked_for({"Documents"}) == ["Scores", "Answers", "Metrics", "Documents"]


def test_what_is_typed_is_read():
    frames, issues = read(filled(WAITING, B2=12, C2=96, B4=0, E4="Nobody", D5="c"))
    assert issues == []
    assert frames.waiting.rows() == [
        ("red", 12, 96, None, None),
        ("green", 0, None, None, "Nobody"),
        ("not yet banded", None, None, "c", None),
    ]
    frames, issues = read(filled(AUDITS, B5=40, C5=30, D5=6, E5=4))
    assert issues == []
    assert frames.audits.rows() == [("review", 40, 30, 6, 4, None)]
    row = {"A2": "Equity", "B2": "Carers strategy", "C2": "Strategy", "D2": date(2025, 4, 1), "E2": "v2"}
    frames, issues = read(filled(DOCUMENTS, **row, F2="1 April 2027"))
    assert issues == []
    assert frames.documents.rows() == [
        (1, "equity", "Carers strategy", "strategy", date(2025, 4, 1), "v2", date(2027, 4, 1))
    ]


def test_the_csv_carries_the_same():
    frames, issues = read(
        csv(
            "Waiting list,Red,,waiting,12",
            "Waiting list,red,,longest_wait,96",
            "case audits,Review,,audited,4",
            "Case audits,review,,met,4",
            "Documents,row 2,,title,Carers strategy",
            "Documents,Row 2,,dated,31/03/2026",
        )
    )
    assert issues == []
    assert frames.waiting.rows() == [("red", 12, 96, None, None)]
    assert frames.audits.rows() == [("review", 4, 4, None, None, None)]
    assert frames.documents.rows() == [(2, None, "Carers strategy", None, date(2026, 3, 31), None, None)]


def test_dates_read_the_same_from_an_ods():
    content = filled(DOCUMENTS, B2="Plan", D2=datetime(2026, 3, 31))
    rows = grids(content)
    rows[DOCUMENTS][1][3] = "2026-03-31"  # as an .ods tells it
    assert read(ods(rows))[0].documents.equals(read(content)[0].documents)


def test_a_sheet_that_was_not_asked_for_is_left_out_and_said():
    asked = {"Evidence scores", "Case audits", "Documents"}
    frames, [issue] = read(filled(WAITING, B2=12, C2=96), asked)
    assert (issue.level, issue.check, issue.sheet) == ("warning", "extra_sheet", WAITING)
    assert frames.waiting.is_empty()
    rows = ("Waiting list,red,,waiting,12", "Waiting list,red,,longest_wait,96")
    frames, [issue] = read(csv(*rows), asked)
    assert (issue.level, issue.check, issue.rows) == ("warning", "extra_sheet", (4, 5))
    assert frames.waiting.is_empty()


def test_an_optional_sheet_that_the_workbook_lacks_is_a_warning():
    [issue] = read(without(), {WAITING})[1]
    assert (issue.level, issue.check, issue.sheet) == ("warning", "missing_sheet", WAITING)
    assert issue.message == (
        "There is no sheet Waiting list: it was not asked for when this workbook was made, "
        "or it was taken out. Nothing is stored for it."
    )
    assert issue.mend == "Download the workbook again if you have something to say there."


@pytest.mark.parametrize("value", ["1,204", "1 204"])
def test_a_number_with_a_comma_is_read_and_said(value):
    frames, [issue] = looked_at(typed(WAITING, B2=value, C2=96))
    assert (issue.level, issue.check, issue.where) == ("warning", "read_otherwise", "Waiting list, row 2")
    assert "read as 1204" in issue.message
    assert frames.waiting["waiting"].to_list() == [1204]


@pytest.mark.parametrize("value", [-1, 2.5, "about 40", 1e300, 99999999999, "[c] 5"])
def test_people_and_days_and_files_are_whole_numbers(value):
    frames, issues = looked_at(typed(WAITING, B2=value, E2="A note"))
    assert [(issue.level, issue.check, issue.where) for issue in issues] == [
        ("error", "not_a_whole_number", "Waiting list, row 2")
    ]
    assert frames.waiting.rows() == [("red", None, None, None, "A note")]  # the rest of the row is kept


def test_a_marker_in_the_place_of_people_is_read_and_in_the_place_of_days_is_an_error():
    frames, issues = looked_at(typed(WAITING, B2="[c]"))
    assert [issue.check for issue in issues] == ["read_otherwise"]
    assert frames.waiting.rows() == [("red", None, None, "c", None)]
    assert told(typed(WAITING, B2=3, C2="[c]")) == [("error", "not_a_whole_number")]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"B2": 0, "C2": 96}, ("error", "wait_of_nobody")),
        ({"B2": 3, "C2": 9, "D2": "c"}, ("error", "people_and_marker")),
        ({"B2": 3, "C2": 36526}, ("error", "wait_beyond_belief")),
        ({"B2": 3}, ("warning", "no_longest_wait")),
        ({"C2": 3}, ("warning", "wait_without_people")),
    ],
)
def test_people_longest_wait_and_marker_are_held_against_each_other(cells, fault):
    assert told(typed(WAITING, **cells)) == [fault]


@pytest.mark.parametrize("cells", [{"B2": 0}, {"B2": 0, "C2": 0}, {"C2": 9, "D2": "c"}, {"B2": 1, "C2": 0}])
def test_what_can_be_so_is_let_pass(cells):
    assert told(typed(WAITING, **cells)) == []


def test_the_parts_of_an_audit_may_not_exceed_the_files_audited():
    frames, [issue] = looked_at(typed(AUDITS, B2=10, C2=7, D2=3, E2=1))
    assert (issue.level, issue.check) == ("error", "parts_over_whole")
    assert issue.message == "10 files were audited, but the three columns beside it add up to 11."
    assert frames.audits.is_empty()


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"B2": 10, "C2": 7, "D2": 2, "E2": 1}, []),
        ({"B2": 10, "C2": 7, "D2": 2}, [("warning", "parts_under_whole")]),
        ({"B2": 10}, [("warning", "parts_under_whole")]),
        ({"C2": 7}, [("error", "parts_without_whole")]),
        ({"B2": 10, "C2": 7, "D2": "some"}, [("error", "not_a_whole_number")]),
        ({"B2": "x"}, [("error", "not_a_whole_number")]),
        ({"F2": "None this quarter"}, []),
    ],
)
def test_parts_that_do_not_make_the_whole_are_said(cells, faults):
    assert told(typed(AUDITS, **cells)) == faults


def test_a_band_or_area_that_nobody_asks_for_is_an_error():
    issue = only(typed(WAITING, A2="Purple", B2=3, C2=1))
    assert (issue.check, issue.message) == (
        "unknown_row",
        '"Purple" is not a risk band this return asks for.',
    )
    assert told(csv("Case audits,night shifts,,audited,3")) == [
        ("error", "unknown_row"),
    ]
    assert told(typed(AUDITS, A3="Assessment", B2=1, C2=1, B3=1, C3=1)) == [("error", "repeated_row")]


@pytest.mark.parametrize(
    ("cells", "fault", "column"),
    [
        ({"A2": "Equity"}, ("error", "untitled"), "Title"),
        ({"A2": "Fairness", "B2": "Plan"}, ("error", "not_a_statement"), "Statement"),
        ({"B2": "Plan", "C2": "novel"}, ("error", "not_a_kind"), "Kind"),
        ({"B2": "Plan", "D2": "spring"}, ("error", "not_a_date"), "Dated"),
        ({"B2": "x" * 151}, ("error", "text_too_long"), "Title"),
        ({"B2": "Plan", "D2": date(2027, 3, 1)}, ("warning", "dated_ahead"), "Dated"),
        ({"B2": "P", "D2": "1/4/2026", "F2": "1/4/2025"}, ("warning", "review_before_date"), "Next review"),
        ({"B2": "Plan", "D2": "March 2026"}, ("warning", "read_otherwise"), "Dated"),
        ({"B2": "Plan", "B5": "  plan"}, ("warning", "repeated_title"), "Title"),
    ],
)  # fmt: skip
def test_a_line_of_the_index_is_checked(cells, fault, column):
    issue = only(typed(DOCUMENTS, **cells))
    assert ((issue.level, issue.check), issue.column) == (fault, column)


def test_a_date_a_month_ahead_of_today_is_let_pass():
    assert told(typed(DOCUMENTS, B2="Plan", D2=date(2026, 12, 3))) == []


@pytest.mark.parametrize(
    "name", ["equity", "Care provision", "assessing_needs", "Equity in experience and outcomes"]
)
def test_a_statement_is_known_by_any_of_its_names(name):
    frames, issues = looked_at(typed(DOCUMENTS, A2=name, B2="Plan"))
    assert issues == []
    assert frames.documents["statement"].null_count() == 0


def test_a_faulty_document_keeps_the_rest_of_its_row_for_a_draft():
    frames, _ = looked_at(typed(DOCUMENTS, C2="plan", D2="spring"))
    assert frames.documents.rows() == [(1, None, None, "plan", None, None, None)]


def test_two_hundred_documents_are_read_and_one_more_is_an_error():
    content = typed(DOCUMENTS, **{f"B{row}": f"Document {row}" for row in range(2, 203)})
    frames, [issue] = looked_at(content)
    assert frames.documents.height == 200
    assert (issue.level, issue.check, issue.rows) == ("error", "too_many", (202,))


def test_personal_data_in_a_title_refuses_the_file():
    frames, [issue] = looked_at(typed(DOCUMENTS, B2="Review of NHS number 943 476 5919"))
    assert issue.check == "personal_data"
    assert frames.documents.is_empty()


def test_a_breakdown_is_typed_in_a_spare_row_and_blank_ones_are_nothing():
    row = next(n for n, cells in enumerate(grids(template())["Metrics"], start=1) if cells[0] is None)
    cells = {f"A{row}": "direct_payments", f"D{row}": "65 and over", f"E{row}": 30.3}
    frames, issues = looked_at(typed("Metrics", **cells))
    assert issues == []
    assert frames.figures.select("metric", "breakdown", "value").rows() == [
        ("direct_payments", "65 and over", 30.3)
    ]
    assert told(typed("Metrics", **{f"E{row}": 30.3})) == [("error", "unknown_metric")]
