"""The order in which what was found is told."""

import openpyxl

from ingest.council_return.order import in_order
from ingest.issues import Issue
from tests.ingest.council_return.samples import changed, read


def issue(level: str, sheet: str | None = None, column: str | None = None, *rows: int) -> Issue:
    return Issue(level, "x", "x.", "y.", sheet, column, rows)


def test_errors_come_first_and_then_the_order_of_the_workbook():
    wanted = [
        issue("error"),  # the file as a whole
        issue("error", "Scores", None, 9),
        issue("error", "Scores", None, 10),  # as numbers: "10" comes before "9"
        issue("error", "Answers", None, 2),  # as the workbook has it: "Answers" comes before "Scores"
        issue("warning", "Metrics"),  # the sheet as a whole
        issue("warning", "Metrics", "Value", 4),
        issue("warning", "Metrics", "Note", 4),
        issue("warning", "Metrics", "Value", 12),
        issue("warning", "Holiday plans"),
    ]
    assert in_order(wanted[::-1]) == wanted


def test_the_rows_of_a_csv_are_in_their_order():
    wanted = [issue("error", None, "Value", row) for row in (4, 58, 100)]
    assert in_order(wanted[::-1]) == wanted


def test_a_files_faults_are_told_in_the_order_of_its_sheets():
    def spoil(book: openpyxl.Workbook) -> None:
        book["Metrics"]["E2"] = "about 40"
        book["Answers"]["E2"] = "perhaps"
        for row in (10, 9, 2):
            book["Scores"].cell(row, 2).value = "good"

    assert [each.where for each in read(changed(spoil))[1]] == [
        "Scores, row 2",
        "Scores, row 9",
        "Scores, row 10",
        "Answers, row 2",
        "Metrics, row 2",
    ]
