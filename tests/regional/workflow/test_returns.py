import io

import openpyxl
import polars as pl
import pytest

from regional import access, data
from regional.workflow import returns

BARNET, QUARTER, NEXT = "E09000003", "2026-27 Q2", "2026-27 Q3"
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
    assert warning.message.startswith("2 of 3 rows given for 2026-27 Q2 are not in this file.")
