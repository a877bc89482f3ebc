from datetime import UTC, datetime

from ingest.council_return.optional_checks import not_asked_for
from ingest.issues import Issue
from regional.words import fill_in_saved as words
from regional.workflow.fill_in_place import Place
from regional.workflow.typed import Fault

SCORE = Place("Scores", "equity", "", "score")
NOT_A_SCORE = Issue("error", "not_a_score", '"5" is not a score.', "Give 1 to 4.", rows=(4,))


def test_a_fault_is_told_by_its_boxs_name_and_not_by_a_row_of_a_file_nobody_sees():
    said = words.fault(Fault(NOT_A_SCORE, (SCORE,)))
    assert said == r'**Scores, Equity\: own score** "5" is not a score. Give 1 to 4.'


def test_what_is_about_a_whole_row_names_the_row():
    said = words.fault(Fault(NOT_A_SCORE, (SCORE, SCORE._replace(field="reason"))))
    assert said.startswith("**Scores, Equity** ")


def test_of_many_faults_the_first_are_listed_and_the_rest_are_counted():
    lines = words.listed([Fault(NOT_A_SCORE, (SCORE,))] * 11).split("\n")
    assert len(lines) == 9
    assert lines[-1] == "- 3 more, each under its row."


def test_personal_data_is_told_without_a_word_of_uploads():
    issue = Issue(
        "error", "personal_data", "Row 9 seems to hold an NHS number.", "Take it out and upload again."
    )
    assert words.message(issue).startswith("It seems to hold an NHS number. Take it out and press the button")


def test_a_sheet_that_was_switched_off_meanwhile_is_told_without_a_word_of_rows():
    said = words.message(not_asked_for("Waiting list", [4, 5]))
    assert (
        said == "The sheet Waiting list is not asked for. What is typed there is kept as it is and not read."
    )


def test_where_the_connection_was_lost_nobody_claims_to_know_what_the_form_began_from():
    row = {"version": 4, "stage": "draft", "stored_at": datetime(2026, 10, 14, 9, 0, tzinfo=UTC)}
    assert "When this form was opened, version 3 was the newest." in words.somebody_else(row, 3)
    assert "The connection was lost since this form was opened" in words.somebody_else(row, None)
