"""One faulty cell each: told with its sheet and row, null in the frame, and the rest kept."""

import re
from datetime import date

import openpyxl
import pytest

from ingest.issues import Issue
from tests.ingest.council_return.samples import (
    COUNT,
    SHARE,
    changed,
    figure,
    filled,
    is_empty,
    only_issue,
    read,
    row_of,
    template,
    unzipped,
    zipped,
)


@pytest.mark.parametrize("given", ["2-3", 0, 5, 2.5, "Good", True])
def test_what_is_not_a_score_is_refused_where_it_stands(given):
    frames, [issue] = read(filled("Scores", B6=given, C6="Because."))
    assert (issue.level, issue.check, issue.where) == ("error", "not_a_score", "Scores, row 6")
    assert frames.scores.rows() == [("partnerships", None, "Because.")]


def test_the_sentence_about_a_score_says_what_was_given_and_what_to_give():
    issue = only_issue(filled("Scores", B6="2-3"))
    assert issue.message == '"2-3" is not a score.'
    assert issue.mend == "Give one whole number from 1 to 4, and the reason in the next column."


def test_a_score_with_its_word_is_kept_and_the_reading_told():
    frames, [issue] = read(filled("Scores", B2="3 - Good"))
    assert (issue.level, issue.check) == ("warning", "read_otherwise")
    assert issue.message == '"3 - Good" is read as 3.'
    assert frames.scores.rows() == [("assessing_needs", 3, None)]


@pytest.mark.parametrize(
    ("metric", "given", "value", "marker", "said"),
    [
        (SHARE, "12%", 12, None, "read as 12."),
        (COUNT, "1,204", 1204, None, "read as 1204."),
        (COUNT, "[c]", None, "c", "read as the marker c, too few to show."),
        (COUNT, "n/a", None, "z", "read as the marker z, not applicable."),
    ],
)
def test_a_value_not_written_as_asked_is_kept_and_the_reading_told(metric, given, value, marker, said):
    frames, [issue] = read(figure(metric, value=given))
    assert (issue.level, issue.check, issue.rows) == ("warning", "read_otherwise", (row_of(metric),))
    assert said in issue.message
    assert frames.figures.select("value", "marker").rows() == [(value, marker)]


@pytest.mark.parametrize(
    ("field", "given", "check"),
    [
        ("value", "about twelve", "not_a_number"),
        ("value", "<5", "not_a_number"),
        ("numerator", "12%", "not_a_number"),
        ("denominator", "[c]", "marker_for_a_part"),
        ("marker", "q", "unknown_marker"),
    ],
)
def test_a_cell_of_a_figure_that_cannot_be_read_is_null_and_its_row_stays(field, given, check):
    frames, [issue] = read(figure(SHARE, **{field: given}, note="New system"))
    assert (issue.level, issue.check, issue.rows) == ("error", check, (row_of(SHARE),))
    assert frames.figures.rows() == [(SHARE, "all", None, None, None, None, "New system")]


def test_a_value_that_cannot_be_read_is_not_worked_out_behind_the_persons_back():
    frames, [issue] = read(figure(SHARE, value="twelve", numerator=12, denominator=100))
    assert issue.check == "not_a_number"
    assert frames.figures["value"].to_list() == [None]


def test_unchanged_is_yes_or_no():
    frames, [issue] = read(filled("Answers", B2="Better.", E2="mostly"))
    assert (issue.check, issue.where) == ("not_yes_or_no", "Answers, row 2")
    assert frames.answers.rows() == [("assessing_needs", "Better.", None, None, None)]


@pytest.mark.parametrize(
    ("sheet", "place", "cap"), [("Scores", "C3", 300), ("Answers", "D3", 1500), ("Metrics", "I3", 300)]
)
def test_a_text_over_its_limit_is_refused_and_one_at_the_limit_is_not(sheet, place, cap):
    assert read(filled(sheet, **{place: "x" * cap}))[1] == []
    issue = only_issue(filled(sheet, **{place: "x" * (cap + 12)}))
    assert (issue.check, issue.where) == ("text_too_long", f"{sheet}, row 3")
    assert issue.mend == f"Shorten it by 12, to {cap:,} at most."


def test_an_unknown_statement_is_named_and_left_out():
    frames, [issue] = read(filled("Scores", A11="Leadership", B11=3))
    assert (issue.check, issue.where) == ("unknown_statement", "Scores, row 11")
    assert '"Leadership"' in issue.message
    assert frames.scores.is_empty()


def test_a_score_beside_no_statement_is_told():
    assert only_issue(filled("Scores", B11=3)).message == "The statement is not named."


@pytest.mark.parametrize("code", ["made_up", "feel_safe"])
def test_a_metric_that_is_unknown_or_not_asked_for_each_quarter_is_left_out(code):
    frames, [issue] = read(filled("Metrics", A60=code, E60=3))
    assert (issue.check, issue.where) == ("unknown_metric", "Metrics, row 60")
    assert frames.figures.is_empty()


def test_a_statement_given_twice_names_both_rows_and_neither_is_kept():
    frames, [issue] = read(filled("Scores", B3=2, B4=4, A11="Healthier lives", B11=3))
    assert (issue.check, issue.where) == ("repeated_row", "Scores, rows 3 and 11")
    assert frames.scores.rows() == [("equity", 4, None)]


def test_a_metric_may_be_given_once_for_each_breakdown():
    row = row_of(SHARE)
    again = {"A60": SHARE, "E60": 30, f"E{row}": 31}
    assert read(filled("Metrics", **again, D60="65 and over"))[1] == []
    issue = only_issue(filled("Metrics", **again, D60="All"))
    assert (issue.check, issue.rows) == ("repeated_row", (row, 60))


def test_a_breakdown_is_a_few_words():
    issue = only_issue(filled("Metrics", A60=SHARE, D60="x" * 61, E60=30))
    assert (issue.check, issue.where) == ("breakdown_too_long", "Metrics, row 60")


def test_a_formula_that_was_never_worked_out_is_to_be_mended_and_not_taken_for_empty():
    frames, [issue] = read(figure(COUNT, value="=1+1"))
    assert (issue.level, issue.check, issue.rows) == ("error", "not_worked_out", (row_of(COUNT),))
    assert issue.message == f"Cell E{row_of(COUNT)} holds a formula, but the file does not hold its result."
    assert frames.figures.is_empty()


@pytest.mark.parametrize(("kind", "result", "value"), [("n", "2", [2]), ("str", "", [])])
def test_a_formula_is_read_by_its_result_and_no_text_is_one(kind, result, value):
    members = unzipped(figure(COUNT, value="=1+1"))
    sheet = "xl/worksheets/sheet4.xml"
    kept = f' t="{kind}"><f>1+1</f><v>{result}</v>'.encode()
    worked_out = re.sub(rb"(?: t=\"\w+\")?><f>1\+1</f>(?:<v ?/>|<v></v>)", kept, members[sheet])
    assert worked_out != members[sheet]
    frames, issues = read(zipped(members | {sheet: worked_out}))
    assert issues == []
    assert frames.figures["value"].to_list() == value


@pytest.mark.parametrize(("sheet", "place", "kind"), [("Scores", "B2", "score"), ("Metrics", "E2", "number")])
def test_a_date_that_a_spreadsheet_made_of_what_was_typed_is_told_as_one(sheet, place, kind):
    issue = only_issue(filled(sheet, **{place: date(2026, 4, 3)}))
    assert (issue.level, issue.check, issue.rows) == ("error", f"date_for_a_{kind}", (2,))
    assert "as a date, 3 April 2026. It makes one of " in issue.message
    assert issue.mend == "Set the cell's format to Number, then type it again."


def test_a_date_typed_as_text_is_no_number():
    assert only_issue(filled("Metrics", E2="03/04/2026")).check == "not_a_number"


@pytest.mark.parametrize(
    ("sheet", "place", "column"),
    [
        ("Metrics", "E9", "Value"),
        ("Metrics", "D9", "Breakdown"),
        ("Scores", "B2", "Own score"),
        ("Answers", "B2", "How are we doing?"),  # it would be stored as an answer
    ],
)
def test_a_formulas_error_is_told_as_one_and_nothing_is_read(sheet, place, column):
    def fault(book: openpyxl.Workbook) -> None:
        book["Metrics"]["I9"] = "Counted anew" if place == "D9" else None
        book[sheet][place] = "#REF!"
        book[sheet][place].data_type = "e"

    frames, [issue] = read(changed(fault))
    assert (issue.level, issue.check, issue.rows) == ("error", "formula_error", (int(place[1:]),))
    assert issue.message == f"The formula under {column} gives an error."
    assert is_empty(frames)


def test_errors_come_before_warnings():
    issues = read(filled("Scores", B2="3 - Good", B3=9))[1]
    assert [issue.level for issue in issues] == ["error", "warning"]


def test_a_carried_forward_score_can_be_taken_out():
    content = changed(lambda book: book["Scores"].__setitem__("B10", None), template(with_last=True))
    assert read(content)[0].scores["statement"].to_list() == ["assessing_needs"]


@pytest.mark.parametrize(
    ("sheet", "rows", "where"),
    [
        ("Scores", (6,), "Scores, row 6"),
        ("Scores", (6, 9), "Scores, rows 6 and 9"),
        ("Scores", tuple(range(1, 21)), "Scores, rows 1, 2, 3, 4, 5, 6 and 14 more"),
        ("Scores", (), "Scores"),
        (None, (6, 9), "Rows 6 and 9"),
        (None, (), "The file"),
    ],
)
def test_an_issue_says_where_it_is(sheet, rows, where):
    assert Issue("error", "x", "x", "x", sheet=sheet, rows=rows).where == where
