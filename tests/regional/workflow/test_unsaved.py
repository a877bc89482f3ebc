"""What is typed and not saved: kept for one person, taken over by the next sitting, never personal data."""

from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from sqlalchemy import select, update

from models.unsaved_return import UnsavedReturn
from regional import access, data
from regional.access import council_viewer
from regional.workflow import fill_in, unsaved
from regional.workflow.fill_in_place import Place

BARNET, QUARTER = "E09000003", "2026-27 Q2"
SCORE = Place("Scores", "assessing_needs", "", "score")
REASON = SCORE._replace(field="reason")
DOING = Place("Answers", "equity", "", "how_are_we_doing")
ANNE, BEN = council_viewer("p1", BARNET), council_viewer("p2", BARNET)
OF_CAMDEN = council_viewer("p1", "E09000007")

pytestmark = pytest.mark.both_databases


@pytest.fixture
def form(database):
    barnet = data.councils(ANNE).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
    return fill_in.opened(ANNE, barnet, QUARTER)


def left(viewer=ANNE):
    return unsaved.left_by(viewer, BARNET, QUARTER)


def rows(database):
    with database.engine().connect() as connection:
        return connection.execute(select(UnsavedReturn.id, UnsavedReturn.texts)).all()


def test_what_was_typed_is_there_at_the_next_sitting_and_gone_when_it_was_saved(form):
    unsaved.keep(ANNE, form, "a", {SCORE: "3"})
    unsaved.keep(ANNE, form, "a", {SCORE: "3", REASON: "Waits are down."})
    found = left()
    assert (found.texts, found.version) == ({SCORE: "3", REASON: "Waits are down."}, 0)
    unsaved.forget(ANNE, BARNET, "b", found.rows)
    assert left() is None


def test_nobody_else_sees_it_and_nobody_who_may_not_send_for_the_council(form):
    unsaved.keep(ANNE, form, "a", {SCORE: "3"})
    assert left(BEN) is None
    assert left(access.LOCAL) is None
    unsaved.forget(BEN, BARNET, "a")  # nor takes it away
    assert left().texts == {SCORE: "3"}
    with pytest.raises(PermissionError):
        left(OF_CAMDEN)  # she has changed councils
    with pytest.raises(PermissionError):
        unsaved.keep(OF_CAMDEN, form, "a", {SCORE: "4"})


def test_two_windows_of_one_person_keep_both_and_the_last_typed_stands(form):
    unsaved.keep(ANNE, form, "a", {SCORE: "3", REASON: "Waits are down."})
    unsaved.keep(ANNE, form, "b", {SCORE: "2"})
    assert left().texts == {SCORE: "2", REASON: "Waits are down."}


def test_a_sitting_takes_over_what_it_found_but_not_what_is_typed_there_meanwhile(form, database):
    unsaved.keep(ANNE, form, "a", {SCORE: "3"})
    taken_over = left().rows
    unsaved.keep(ANNE, form, "b", {SCORE: "3", DOING: "Well."}, taken_over)
    assert [row.id for row in rows(database)] == ["b"]

    unsaved.keep(ANNE, form, "a", {SCORE: "4"})  # the first window was open still
    unsaved.forget(ANNE, BARNET, "b", taken_over)
    assert left().texts == {SCORE: "4"}


def test_personal_data_is_not_written_here_either_and_its_box_is_told(form, database):
    refused = unsaved.keep(ANNE, form, "a", {SCORE: "3", DOING: "Mrs A, NHS number 943 476 5919"})
    assert refused == {DOING}
    assert left().texts == {SCORE: "3"}
    assert "943" not in str(rows(database))
    assert unsaved.keep(ANNE, form, "a", {DOING: "Mrs A, NHS number 943 476 5919"}) == {DOING}
    assert rows(database) == []


def test_the_version_it_was_begun_from_is_remembered_as_the_oldest_of_several(form):
    unsaved.keep(ANNE, replace(form, version=2), "a", {SCORE: "3"})
    unsaved.keep(ANNE, replace(form, version=1), "b", {SCORE: "3"})
    assert left().version == 1
    unsaved.keep(ANNE, replace(form, version=None), "c", {SCORE: "3"})
    assert left().version is None


def test_what_lies_untouched_for_a_quarter_is_taken_away(form, database):
    unsaved.keep(ANNE, form, "a", {SCORE: "3"})
    long_ago = left().typed_at - unsaved.KEPT_FOR - timedelta(days=1)
    with database.writing() as connection:
        connection.execute(update(UnsavedReturn).values(typed_at=long_ago))
    unsaved.keep(BEN, form, "b", {SCORE: "2"})
    assert [row.id for row in rows(database)] == ["b"]


def test_a_box_of_a_sheet_that_was_switched_off_has_no_place_and_a_line_of_its_own_has(form):
    off = Place("Waiting list", "red", "", "waiting")
    group = Place("Metrics", "direct_payments", "carers", "value")
    unsaved.keep(ANNE, form, "a", {off: "12", group: "30"})
    boxes = left().over(form.texts)
    assert off not in boxes
    assert boxes[group] == "30"
    assert boxes[group._replace(field="marker")] == ""
    places = list(boxes)
    assert places.index(group) > places.index(group._replace(breakdown="all"))
