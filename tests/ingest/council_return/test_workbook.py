"""The workbook's layout: sheets, headers and rows as people leave them."""

import re
from datetime import date

import openpyxl
import pytest

from ingest.council_return import read_return
from tests.ingest.council_return.samples import (
    COUNT,
    DERBY,
    QUARTER,
    SHARE,
    changed,
    filled,
    grids,
    is_empty,
    ods,
    only_issue,
    read,
    row_of,
    same,
    template,
    unzipped,
    zipped,
)


def score_learning(book: openpyxl.Workbook) -> None:
    book["Scores"]["B10"] = 3


def test_what_is_typed_is_read():
    def fill(book: openpyxl.Workbook) -> None:
        book["Scores"]["B2"], book["Scores"]["C2"] = 3, "  Waits fell. "
        book["Answers"]["B2"], book["Answers"]["E2"] = "Better.\nNot yet good.", "No"
        row = row_of(SHARE)
        for letter, value in {"E": 30.3, "F": 952, "G": 3145, "I": "New system"}.items():
            book["Metrics"][f"{letter}{row}"] = value
        book["Metrics"][f"H{row_of(COUNT)}"] = "c"

    frames, issues = read(changed(fill))
    assert issues == []
    assert frames.scores.rows() == [("assessing_needs", 3, "Waits fell.")]
    assert frames.answers.rows() == [("assessing_needs", "Better.\nNot yet good.", None, None, False)]
    assert set(frames.figures.rows()) == {
        (COUNT, "all", None, None, None, "c", None),
        (SHARE, "all", 30.3, 952, 3145, None, "New system"),
    }


def test_a_blank_score_is_not_given_and_never_nought():
    frames, issues = read(filled("Scores", C2="Too early to say."))
    assert issues == []
    assert frames.scores.rows() == [("assessing_needs", None, "Too early to say.")]


def test_evidence_scores_are_read_where_they_are_switched_on():
    content = changed(
        lambda book: book["Evidence scores"].__setitem__("C3", 4), template(evidence_scores=True)
    )
    frames, issues = read(content, evidence_scores=True)
    assert issues == []
    assert frames.evidence.rows() == [("healthier_lives", None, 4, None, None)]


def test_an_ods_reads_as_the_xlsx_does():
    content = changed(score_learning, template(with_last=True, evidence_scores=True))
    frames, issues = read(ods(grids(content)), evidence_scores=True)
    assert issues == []
    assert same(frames, read(content, evidence_scores=True)[0])


@pytest.mark.parametrize("above", [1, 4])
def test_rows_are_numbered_as_the_spreadsheet_shows_them_when_empty_rows_stand_above(above):
    def push_down(book: openpyxl.Workbook) -> None:
        book["Scores"]["B3"] = "2-3"
        book["Scores"].insert_rows(1, above)

    content = changed(push_down)
    for issue in (only_issue(content), only_issue(ods(grids(content)))):
        assert issue.where == f"Scores, row {3 + above}"


def test_headers_are_known_in_any_case_order_and_spacing():
    def untidy(book: openpyxl.Workbook) -> None:
        sheet = book["Scores"]
        sheet.delete_rows(3, 9)
        sheet["A1"], sheet["B1"], sheet["C1"] = " REASON  (One sentence)", "own   SCORE", "statement"
        sheet["A2"], sheet["B2"], sheet["C2"] = "Because.", 4, "ASSESSING  needs"

    frames, issues = read(changed(untidy))
    assert issues == []
    assert frames.scores.rows() == [("assessing_needs", 4, "Because.")]


def test_a_missing_sheet_is_named_and_the_others_are_kept():
    def lose(book: openpyxl.Workbook) -> None:
        score_learning(book)
        book.remove(book["Answers"])

    frames, issues = read(changed(lose))
    assert [(issue.level, issue.check, issue.sheet) for issue in issues] == [
        ("error", "missing_sheet", "Answers")
    ]
    assert frames.scores["score"].to_list() == [3]


def test_of_two_sheets_that_differ_by_a_space_neither_is_read():
    def copy(book: openpyxl.Workbook) -> None:
        score_learning(book)
        book.copy_worksheet(book["Scores"]).title = "Scores "

    frames, [issue] = read(changed(copy))
    assert (issue.level, issue.message) == ("error", "There are two sheets called Scores.")
    assert frames.scores.is_empty()


def test_a_renamed_sheet_is_missing_and_a_stranger():
    def rename(book: openpyxl.Workbook) -> None:
        book["Metrics"].title = "Metrics (2)"

    issues = read(changed(rename))[1]
    assert [(issue.check, issue.sheet) for issue in issues] == [
        ("missing_sheet", "Metrics"),
        ("extra_sheet", "Metrics (2)"),
    ]


def test_a_missing_column_is_named_and_the_others_are_kept():
    def lose(book: openpyxl.Workbook) -> None:
        score_learning(book)
        book["Scores"].delete_cols(3)

    frames, [issue] = read(changed(lose))
    assert (issue.check, issue.where) == ("missing_column", "Scores")
    assert '"Reason"' in issue.message
    assert frames.scores.rows() == [("learning", 3, None)]


def test_a_sheet_without_its_first_column_gives_nothing():
    def lose(book: openpyxl.Workbook) -> None:
        score_learning(book)
        book["Scores"].delete_cols(1)

    frames, [issue] = read(changed(lose))
    assert (issue.check, issue.column) == ("missing_column", "Statement")
    assert frames.scores.is_empty()


def test_a_sheet_without_headers_says_so_once():
    def lose(book: openpyxl.Workbook) -> None:
        book["Scores"].delete_rows(1)

    assert only_issue(changed(lose)).message == "The row of headers is not among the first 10 rows."


def test_a_column_that_is_there_twice_is_an_error_and_the_first_is_read():
    frames, [issue] = read(filled("Scores", B2=3, D1="Own score", D2=1))
    assert (issue.check, issue.where) == ("repeated_column", "Scores, row 1")
    assert frames.scores["score"].to_list() == [3]


def test_a_sheet_of_somebodys_own_is_a_warning_and_an_empty_one_is_nothing():
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("Sheet1")
        book.create_sheet("Workings")["A1"] = "Sums"

    issue = only_issue(changed(add))
    assert (issue.level, issue.check, issue.sheet) == ("warning", "extra_sheet", "Workings")


def test_hidden_sheets_rows_and_columns_are_read_like_any_other_and_named():
    def hide(book: openpyxl.Workbook) -> None:
        score_learning(book)
        book["Scores"].sheet_state = "hidden"
        book["Scores"].row_dimensions[10].hidden = True
        book["Scores"].column_dimensions["B"].hidden = True

    frames, issues = read(changed(hide))
    assert [(issue.level, issue.check, issue.where, issue.column) for issue in issues] == [
        ("warning", "hidden_sheet", "Scores", None),
        ("warning", "hidden_column", "Scores", "Own score (1 to 4)"),
        ("warning", "hidden_row", "Scores, row 10", None),
    ]
    assert issues[1].message == "Column B, Own score, is hidden. It was read like the others."
    assert frames.scores.rows() == [("learning", 3, None)]


def test_what_is_hidden_and_empty_is_of_no_interest():
    def hide(book: openpyxl.Workbook) -> None:
        book["Scores"].row_dimensions[10].hidden = True
        book["Scores"].column_dimensions["H"].hidden = True

    assert read(changed(hide))[1] == []


def test_what_an_ods_hides_is_named_too():
    content = unzipped(ods(grids(changed(score_learning))))
    xml = content["content.xml"].decode()
    scores = xml.index('table:name="Scores"')
    row = [found.start() for found in re.finditer("<table:table-row", xml) if found.start() > scores][9]
    xml = f'{xml[:row]}<table:table-row table:visibility="filter"{xml[row + len("<table:table-row") :]}'
    frames, [issue] = read(zipped(content | {"content.xml": xml.encode()}))
    assert (issue.check, issue.where) == ("hidden_row", "Scores, row 10")
    assert frames.scores.height == 1


def test_merged_cells_are_read_by_their_first_and_named():
    def merge(book: openpyxl.Workbook) -> None:
        book["Scores"]["B2"] = 3
        book["Scores"].merge_cells("B2:B4")

    frames, [issue] = read(changed(merge))
    assert (issue.level, issue.check, issue.where) == ("warning", "merged_cells", "Scores, row 2")
    assert issue.message.startswith("Cells B2:B4 are merged.")
    assert frames.scores.rows() == [("assessing_needs", 3, None)]


def test_a_column_of_somebodys_own_is_a_warning_with_its_header_or_its_letter():
    issue = only_issue(filled("Scores", D1="Lead", D2="Adults", F3="see minutes"))
    assert (issue.level, issue.check, issue.where) == ("warning", "extra_column", "Scores, row 1")
    assert issue.message.startswith('Columns "Lead" and F are not part of the return.')


@pytest.mark.parametrize(
    ("ons_code", "quarter", "check", "said"),
    [
        (
            "E10000007",
            "2026-27 Q2",
            "wrong_council",
            "for Derby (E06000015), and this return is for this council (E10000007).",
        ),
        ("E06000015", "2026-27 Q3", "wrong_quarter", "for 2026-27 Q2, and this return is for 2026-27 Q3"),
    ],
)
def test_another_councils_or_quarters_workbook_is_refused_whole(ons_code, quarter, check, said):
    frames, [issue] = read_return(changed(score_learning), "return.xlsx", ons_code, quarter)
    assert is_empty(frames)
    assert (issue.level, issue.check) == ("error", check)
    assert said in issue.message
    assert "Nothing was loaded." in issue.message


@pytest.mark.parametrize(
    ("today", "level", "check"),
    [
        (date(2026, 6, 30), "error", "future_quarter"),
        (date(2026, 7, 1), "warning", "quarter_not_over"),
        (date(2026, 9, 30), "warning", "quarter_not_over"),
    ],
)
def test_a_quarter_that_is_not_over_is_a_warning_and_one_to_come_is_refused(today, level, check):
    frames, [issue] = read_return(changed(score_learning), "return.xlsx", DERBY, QUARTER, today=today)
    assert (issue.level, issue.check) == (level, check)
    assert issue.message.startswith("2026-27 Q2 (July to September 2026) ")
    assert is_empty(frames) == (level == "error")


def test_the_day_after_it_a_quarter_is_over():
    content = changed(score_learning)
    assert read_return(content, "return.xlsx", DERBY, QUARTER, today=date(2026, 10, 1))[1] == []


def test_a_workbook_that_does_not_say_whose_it_is_is_refused():
    frames, issues = read(changed(lambda book: book.remove(book["Read me"])))
    assert is_empty(frames)
    assert [issue.check for issue in issues] == ["council_not_named", "quarter_not_named"]


def test_the_sheet_read_me_may_be_renamed_and_moved():
    def move(book: openpyxl.Workbook) -> None:
        score_learning(book)
        book["Read me"].insert_rows(1, 3)
        book.move_sheet("Read me", 2)

    assert read(changed(move))[0].scores.height == 1
