import io

import openpyxl
import polars as pl
import pytest

from regional import access, data
from regional.workflow import returns

BARNET, QUARTER, NEXT = "E09000003", "2026-27 Q1", "2026-27 Q2"  # both are over
VIEWER = access.LOCAL


@pytest.fixture
def council(database):
    return data.councils(VIEWER).row(by_predicate=pl.col("ons_code") == BARNET, named=True)


def filled(council, quarter, **cells):
    """The template with own scores by row number under the header and, if given, one answer."""
    book = openpyxl.load_workbook(io.BytesIO(returns.template(VIEWER, council, quarter)))
    scores, answers = book["Scores"], book["Answers"]
    for row, score in cells.get("scores", {}).items():
        scores.cell(header(scores) + row, 2).value = score  # None empties it
    if "doing" in cells:
        answers.cell(header(answers) + 1, 2, cells["doing"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def header(sheet):
    return next(cell.row for cell in sheet["A"] if cell.value == "Statement")


def look(council, quarter, content):
    return returns.preview(VIEWER, council, quarter, "barnet.xlsx", content)


def test_a_look_at_a_file_stores_nothing(council):
    look(council, QUARTER, filled(council, QUARTER, scores={1: 3}))
    assert data.versions(VIEWER, BARNET).is_empty()


def test_what_was_looked_at_is_what_is_stored(council):
    looked_at = look(council, QUARTER, filled(council, QUARTER, scores={1: 3, 2: 2}))
    assert looked_at.may_be_submitted
    returns.store(VIEWER, looked_at, "submitted")
    own = data.own_scores(VIEWER, QUARTER)
    assert dict(own.select("statement", "score").iter_rows()) == {"assessing_needs": 3, "healthier_lives": 2}


def test_last_quarter_sent_again_is_said_and_one_change_is_enough(council):
    returns.store(VIEWER, look(council, QUARTER, filled(council, QUARTER, scores={1: 3})), "submitted")

    def checks(content):
        return [each.check for each in look(council, NEXT, content).to_look_at]

    assert "all_as_before" in checks(filled(council, NEXT))
    assert "all_as_before" not in checks(filled(council, NEXT, scores={1: 2}))


def test_only_what_changed_since_the_last_quarter_is_a_change(council):
    first = look(council, QUARTER, filled(council, QUARTER, scores={1: 3, 2: 2}))
    assert first.last_quarter is None
    returns.store(VIEWER, first, "submitted")
    second = look(council, NEXT, filled(council, NEXT, scores={1: 4}))
    assert second.last_quarter == QUARTER
    assert second.changes.rows() == [("scores", "assessing_needs", "all", "score", "3", "4")]


def test_an_answer_marked_unchanged_with_new_words_is_a_warning(council):
    returns.store(VIEWER, look(council, QUARTER, filled(council, QUARTER, doing="Steady.")), "submitted")
    again = look(council, NEXT, filled(council, NEXT, doing="Better."))
    assert [issue.check for issue in again.to_look_at] == ["said_unchanged_but_changed"]
    assert again.to_look_at[0].where == "Answers, row 2"  # so that it can be marked in the person's own file
    assert again.may_be_submitted


def test_a_faulty_file_may_be_kept_and_not_submitted(council):
    looked_at = look(council, QUARTER, filled(council, QUARTER, scores={1: "2-3", 2: 3}))
    assert len(looked_at.to_mend) == 1
    assert (looked_at.may_be_kept, looked_at.may_be_submitted) == (True, False)
    returns.store(VIEWER, looked_at, "draft")
    assert data.versions(VIEWER, BARNET)["stage"].to_list() == ["draft"]


def test_a_file_with_personal_data_may_not_even_be_kept(council):
    looked_at = look(
        council, QUARTER, filled(council, QUARTER, scores={1: 3}, doing="NHS number 943 476 5919")
    )
    assert not looked_at.may_be_kept
    with pytest.raises(ValueError, match="nothing in it"):
        returns.store(VIEWER, looked_at, "draft")


def test_a_file_of_nothing_but_faults_may_be_kept_with_what_is_to_be_mended(council):
    looked_at = look(council, QUARTER, filled(council, QUARTER, scores={1: "2-3"}))
    assert (looked_at.may_be_kept, looked_at.may_be_submitted) == (True, False)
    returns.store(VIEWER, looked_at, "draft")
    assert data.versions(VIEWER, BARNET)["stage"].to_list() == ["draft"]


def test_a_template_with_nothing_in_it_may_not_be_kept(council):
    looked_at = look(council, QUARTER, returns.template(VIEWER, council, QUARTER))
    assert not looked_at.may_be_kept


def figure(council, quarter, value, **scores):
    """The template with one figure, the count of people waiting for an assessment, and own scores."""
    book = openpyxl.load_workbook(io.BytesIO(filled(council, quarter, **scores)))
    sheet = book["Metrics"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "waiting_assessment_count")
    sheet.cell(row, 5).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), row


def test_a_figure_and_a_score_far_from_the_last_are_said_and_stored_as_given(council):
    before, row = figure(council, QUARTER, 412, scores={1: 1})
    returns.store(VIEWER, look(council, QUARTER, before), "submitted")
    after, row = figure(council, NEXT, 4120, scores={1: 3})
    looked_at = look(council, NEXT, after)
    assert [(issue.check, issue.where) for issue in looked_at.to_look_at] == [
        ("far_from_last", "Scores, row 2"),
        ("far_from_last", f"Metrics, row {row}"),
    ]
    assert (
        "is 4,120; it was 412 in 2026-27 Q1. It will be stored as given." in looked_at.to_look_at[1].message
    )
    assert looked_at.may_be_submitted


def test_a_figure_that_was_given_and_is_empty_now_is_said_with_its_row(council):
    before, row = figure(council, QUARTER, 412, scores={1: 3})
    returns.store(VIEWER, look(council, QUARTER, before), "submitted")
    [issue] = look(council, NEXT, figure(council, NEXT, None)[0]).to_look_at
    assert (issue.check, issue.where) == ("gap", f"Metrics, row {row}")
    assert 'It will be stored as "not given".' in issue.message


def test_the_file_comes_back_marked_under_its_own_name_and_a_refused_one_never(council):
    looked_at = look(council, QUARTER, filled(council, QUARTER, scores={1: "2-3"}))
    assert looked_at.may_be_marked
    assert returns.marked_name(looked_at) == "barnet-marked.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(returns.marked(looked_at)))
    assert book["Scores"]["B2"].comment.text.startswith('To mend: "2-3" is not a score.')
    assert not look(council, QUARTER, filled(council, QUARTER, scores={1: "3 - Good"})).may_be_marked
    refused = look(council, QUARTER, filled(council, QUARTER, doing="NHS number 943 476 5919"))
    assert not refused.may_be_marked
    assert returns.marked(refused) is None


def test_nobody_sends_for_another_council(council):
    derby = access.council_viewer("p1", "E06000015")
    for step in (
        lambda: returns.template(derby, council, QUARTER),
        lambda: returns.preview(derby, council, QUARTER, "r.xlsx", b""),
        lambda: returns.store(
            derby, look(council, QUARTER, filled(council, QUARTER, scores={1: 3})), "draft"
        ),
    ):
        with pytest.raises(PermissionError):
            step()


def test_a_correction_begins_from_what_was_submitted_for_the_quarter(council):
    returns.store(VIEWER, look(council, QUARTER, filled(council, QUARTER, scores={1: 3, 2: 2})), "submitted")
    correction = look(council, QUARTER, filled(council, QUARTER, scores={2: 3}))
    assert correction.last_quarter == QUARTER
    assert correction.changes.rows() == [("scores", "healthier_lives", "all", "score", "2", "3")]


def test_what_a_file_leaves_out_is_said_before_it_replaces_anything(council):
    whole = filled(council, QUARTER, scores={1: 3, 2: 2, 3: 4})
    returns.store(VIEWER, look(council, QUARTER, whole), "submitted")
    less = look(council, QUARTER, filled(council, QUARTER, scores={1: 3, 2: None, 3: None}))
    [warning] = less.to_look_at
    assert warning.message.startswith("2 of 3 rows given for 2026-27 Q1 are not in this file.")


def without(content, name):
    book = openpyxl.load_workbook(io.BytesIO(content))
    del book[name]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_that_is_missing_is_said_once_and_not_what_it_held(council):
    before, _ = figure(council, QUARTER, 412, scores={1: 3}, doing="Steady.")
    returns.store(VIEWER, look(council, QUARTER, before), "submitted")
    for name in ("Metrics", "Answers"):
        looked_at = look(council, NEXT, without(filled(council, NEXT), name))
        told = [issue.check for issue in looked_at.received.issues if issue.sheet == name]
        assert told == ["missing_sheet"]


def test_what_is_known_only_beside_the_last_return_has_its_place_in_the_order(council):
    before, _ = figure(council, QUARTER, 412, scores={1: 1, 2: 2})
    returns.store(VIEWER, look(council, QUARTER, before), "submitted")
    after, row = figure(council, NEXT, "4,120", scores={1: 3, 2: None})
    assert [(issue.check, issue.where) for issue in look(council, NEXT, after).to_look_at] == [
        ("left_out", "Scores"),
        ("far_from_last", "Scores, row 2"),
        ("read_otherwise", f"Metrics, row {row}"),
        ("far_from_last", f"Metrics, row {row}"),
    ]
