"""Last quarter copied forward: what is filled, what is marked, and what takes a mark away."""

import io
from datetime import datetime

import openpyxl
import pytest

from models.quarter import previous
from regional import access, data
from regional.data import sign_offs
from regional.workflow import carry_forward, fill_in, returns, sign_off, typed
from regional.workflow.fill_in_place import Place
from tests.regional.workflow.signing_off import APPROVER, BARNET, CONTRIBUTOR, QUARTER, RIVAL

NOW, BEFORE = datetime(2026, 11, 2, 9, 0), previous(QUARTER)
SCORE = Place("Scores", "equity", "", "score")
REASON = Place("Scores", "equity", "", "reason")
DAYS = Place("Metrics", "ot_wait_median", "all", "value")
PART = Place("Metrics", "direct_payments", "all", "numerator")
WHOLE = Place("Metrics", "direct_payments", "all", "denominator")


def save(form, changes, submit=False):
    texts = {**form.texts, **changes}
    return typed.save(CONTRIBUTOR, form, texts, NOW, submit=submit)


@pytest.fixture
def form(barnet):
    """The form for QUARTER, with a return for the quarter before that was shared."""
    earlier = fill_in.opened(CONTRIBUTOR, barnet, BEFORE)
    cells = {SCORE: "3", REASON: "Audits say so.", DAYS: "31", PART: "20", WHOLE: "80"}
    save(earlier, cells, submit=True)
    sign_off.approve(APPROVER, BARNET, BEFORE, 1, 1)
    return fill_in.opened(CONTRIBUTOR, barnet, QUARTER)


@pytest.fixture
def copied(form, barnet):
    carry_forward.copy_forward(CONTRIBUTOR, form, form.texts, NOW)
    return fill_in.opened(CONTRIBUTOR, barnet, QUARTER)


def marked(version):
    frame = sign_offs.carried(CONTRIBUTOR, BARNET, QUARTER).filter(version=version, confirmed=False)
    return set(frame.select("about", "field").rows())


ALL = {
    ("equity", "score"),
    ("equity", "reason"),
    ("ot_wait_median", "value"),
    ("direct_payments", "numerator"),
    ("direct_payments", "denominator"),
    ("direct_payments", "value"),  # worked out from them
}


def test_one_press_fills_the_empty_lines_keeps_a_draft_and_marks_every_cell(form, copied):
    assert form.texts[DAYS] == ""
    assert carry_forward.may_be_copied(form)
    assert (copied.begun_from, copied.texts[DAYS], copied.texts[PART]) == (1, "31", "20")
    assert marked(1) == ALL
    assert not carry_forward.may_be_copied(copied)


def test_a_line_in_which_something_is_typed_stays_as_it_is(form, barnet):
    carry_forward.copy_forward(CONTRIBUTOR, form, {**form.texts, PART: "25"}, NOW)
    texts = fill_in.opened(CONTRIBUTOR, barnet, QUARTER).texts
    assert (texts[PART], texts[WHOLE], texts[DAYS]) == ("25", "", "31")


def test_a_mark_goes_when_its_cell_changes_and_the_others_stay(copied):
    save(copied, {SCORE: "2"})
    assert marked(2) == ALL - {("equity", "score")}


EQUITY = ("scores", "equity", "all")


def test_a_line_that_somebody_confirmed_stays_confirmed_in_the_next_version(copied):
    assert carry_forward.confirm(CONTRIBUTOR, BARNET, QUARTER, 1, [EQUITY]) == 2
    assert carry_forward.confirm(CONTRIBUTOR, BARNET, QUARTER, 1, [EQUITY]) == 0
    save(copied, {DAYS: "33"})
    assert marked(2) == {(about, field) for about, field in ALL if about == "direct_payments"}


def test_the_approver_and_whoever_reads_what_is_shared_are_told(copied, barnet):
    save(copied, {DAYS: "33"}, submit=True)
    waits = sign_off.waiting(APPROVER, BARNET, QUARTER)
    assert waits.changes.select("about", "before", "after").rows() == [("ot_wait_median", "31", "33")]
    assert waits.carried.height == 5
    sign_off.approve(APPROVER, BARNET, QUARTER, 2, 1)
    assert data.own_scores(APPROVER, QUARTER).select("statement", "carried").rows() == [("equity", True)]
    assert data.own_scores(APPROVER, BEFORE)["carried"].to_list() == [False]
    # What is shared changes by a correction and by nothing else.
    assert carry_forward.confirm(CONTRIBUTOR, BARNET, QUARTER, 2, [EQUITY]) == 0


def test_a_workbook_that_was_copied_forward_marks_what_nobody_changed(form, barnet):
    content = returns.template(CONTRIBUTOR, barnet, QUARTER, carried=True)
    book = openpyxl.load_workbook(io.BytesIO(content))
    [row] = [each[0].row for each in book["Metrics"].iter_rows() if each[0].value == "ot_wait_median"]
    assert book["Metrics"][f"E{row}"].value == 31
    book["Metrics"][f"E{row}"] = 35
    changed = io.BytesIO()
    book.save(changed)
    looked_at = returns.preview(CONTRIBUTOR, barnet, QUARTER, "barnet.xlsx", changed.getvalue())
    returns.store(CONTRIBUTOR, looked_at, "submitted")
    assert marked(1) == ALL - {("ot_wait_median", "value")}


def test_the_usual_workbook_marks_nothing(form, barnet):
    content = returns.template(CONTRIBUTOR, barnet, QUARTER)
    looked_at = returns.preview(CONTRIBUTOR, barnet, QUARTER, "barnet.xlsx", content)
    returns.store(CONTRIBUTOR, looked_at, "draft")
    assert marked(1) == set()


def test_nobody_else_confirms_and_nobody_reads_another_council_s_marks(copied):
    for viewer in (RIVAL, access.PUBLIC):
        with pytest.raises(PermissionError):
            carry_forward.confirm(viewer, BARNET, QUARTER, 1, [EQUITY])
        assert sign_offs.carried(viewer, BARNET, QUARTER).is_empty()


def test_what_somebody_types_that_happens_to_be_last_quarters_is_not_marked(form, barnet):
    carry_forward.copy_forward(CONTRIBUTOR, form, {**form.texts, DAYS: "40"}, NOW)
    save(fill_in.opened(CONTRIBUTOR, barnet, QUARTER), {DAYS: "31"})
    assert marked(2) == ALL - {("ot_wait_median", "value")}
