"""What is typed goes the way an upload goes, and no two people undo each other."""

from datetime import datetime

import polars as pl
import pytest

from regional import access, data
from regional.workflow import fill_in, returns, typed
from regional.workflow.fill_in_place import Place

BARNET, QUARTER = "E09000003", "2026-27 Q2"
VIEWER = access.LOCAL
NOW = datetime(2026, 11, 23, 10, 0)
SCORE = Place("Scores", "assessing_needs", "", "score")
DOING = Place("Answers", "equity", "", "how_are_we_doing")
NUMERATOR = Place("Metrics", "direct_payments", "all", "numerator")
DENOMINATOR = NUMERATOR._replace(field="denominator")


@pytest.fixture
def form(database):
    barnet = data.councils(VIEWER).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
    return fill_in.opened(VIEWER, barnet, QUARTER)


def save(form, given, **how):
    return typed.save(VIEWER, form, form.texts | given, NOW, **how)


def reopened(form):
    return fill_in.opened(VIEWER, form.council, QUARTER)


def versions():
    return data.versions(VIEWER, BARNET).select("version", "stage", "status").rows()


def test_what_is_typed_is_read_as_the_same_file_uploaded_would_be(form):
    given = form.texts | {
        SCORE: "3",
        DOING: "- 5 fewer wait\n= better",
        NUMERATOR: "952",
        DENOMINATOR: "3145",
    }
    found = typed.look(VIEWER, form, given, NOW).looked_at
    uploaded = returns.preview(VIEWER, form.council, QUARTER, "barnet.csv", typed.file_of(form, given))
    for name in ("scores", "answers", "figures"):
        assert getattr(found.received.frames, name).equals(getattr(uploaded.received.frames, name))
    assert found.received.frames.answers["how_are_we_doing"].to_list() == ["- 5 fewer wait\n= better"]
    assert found.received.frames.figures["value"].to_list() == [30.3]  # 952 of 3,145
    assert found.received.filename == "typed in the browser, 2026-11-23.csv"


def test_what_was_typed_is_kept_so_that_no_spreadsheet_runs_it(form):
    assert b',"=1+1"' not in typed.file_of(form, {DOING: "=1+1"})
    assert b", =1+1" in typed.file_of(form, {DOING: "=1+1"})


def test_a_fault_names_its_box_and_the_draft_keeps_what_was_typed(form):
    saved = save(form, {SCORE: "3", NUMERATOR: "about 40", DOING: "x" * 1501})
    errors = [(fault.issue.check, fault.places) for fault in saved.faults if fault.issue.level == "error"]
    assert errors == [("text_too_long", (DOING,)), ("not_a_number", (NUMERATOR,))]
    assert saved.stored.stage == "draft"
    again = reopened(form).texts
    assert (again[NUMERATOR], len(again[DOING])) == ("about 40", 1501)


def test_a_form_with_nothing_but_a_fault_in_it_is_kept_too(form):
    assert save(form, {NUMERATOR: "about 40"}).stored.stage == "draft"
    assert reopened(form).texts[NUMERATOR] == "about 40"


def test_a_share_over_100_names_both_its_parts(form):
    [fault] = save(form, {NUMERATOR: "520", DENOMINATOR: "500"}).faults
    assert fault.places == (NUMERATOR, DENOMINATOR)


def test_personal_data_is_named_by_its_box_and_nothing_is_stored(form):
    saved = save(form, {SCORE: "3", DOING: "Mrs A, NHS number 943 476 5919"})
    assert [fault.places for fault in saved.faults] == [(DOING,)]
    assert (saved.stored, versions()) == (None, [])


def test_submitting_with_a_fault_keeps_a_draft_and_without_one_submits(form):
    assert save(form, {SCORE: "3", NUMERATOR: "about 40"}, submit=True).stored.stage == "draft"
    form = reopened(form)
    assert save(form, {NUMERATOR: ""}, submit=True).stored.stage == "shared"
    assert versions() == [(2, "shared", "current"), (1, "draft", "superseded")]


def test_a_version_that_somebody_stored_since_is_not_saved_over_unasked(form):
    theirs = save(form, {SCORE: "2"})
    mine = save(form, {SCORE: "4"})  # opened before theirs was stored
    assert (mine.stored, mine.newer) == (None, 1)
    assert versions() == [(1, "draft", "current")]
    assert theirs.stored.version == 1


def test_it_is_saved_over_once_the_person_was_told_and_both_are_kept(form):
    save(form, {SCORE: "2"})
    assert save(form, {SCORE: "4"}, over=1).stored.version == 2
    files = [data.stored_file(VIEWER, BARNET, QUARTER, version)[1] for version in (1, 2)]
    assert [b"assessing_needs,,score,2" in files[0], b"assessing_needs,,score,4" in files[1]] == [True, True]


def test_a_third_person_in_between_is_told_of_too(form):
    save(form, {SCORE: "2"})
    save(reopened(form), {SCORE: "3"})
    assert save(form, {SCORE: "4"}, over=1).newer == 2


def test_what_differs_is_told_box_by_box():
    found = typed.differences({SCORE: "4", DOING: "same"}, {SCORE: "2", DOING: "same "})
    assert found.select("about", "field", "mine", "theirs").rows() == [("assessing_needs", "score", "4", "2")]


def test_a_row_counts_as_given_when_it_says_what_is_asked(form):
    part = {SCORE._replace(field="reason"): "No score yet", NUMERATOR: "952", DOING: "One answer of three"}
    assert typed.given(form.texts | part) == {"Scores": (0, 9), "Answers": (0, 9), "Metrics": (0, 33)}
    whole = {SCORE: "3", DENOMINATOR: "3145"}
    whole |= {DOING._replace(field=field): "Said" for field in ("how_do_we_know", "what_next")}
    assert typed.given(form.texts | part | whole) == {"Scores": (1, 9), "Answers": (1, 9), "Metrics": (1, 33)}


def test_a_document_list_has_no_number_to_reach():
    row = Place("Documents", "row 1", "", "title").line
    assert typed.given(dict.fromkeys(row, "Plan")) == {"Documents": (1, None)}
