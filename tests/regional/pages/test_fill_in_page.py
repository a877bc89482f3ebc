"""The return typed in the browser, as somebody goes through it who has no spreadsheet at hand."""

from datetime import date, datetime

import polars as pl
import pytest

from models.quarter import latest
from regional import data
from regional.access import LOCAL
from regional.pages.parts import fill_in_sitting as sittings
from regional.words.plain import escaped
from regional.workflow import fill_in, typed
from regional.workflow.fill_in_place import Place
from tests.regional.pages.tables import tables

BARNET = "E09000003"
QUARTER, BEFORE = latest(date.today(), 2)
SCORE = "Assessing needs: own score"
DOING = "Assessing needs: how are we doing?"
PAYMENTS = "People using services who receive direct payments: "


@pytest.fixture
def form(app):
    """Barnet's form for the newest quarter; form() opens it anew, as a reload does."""

    def opened():
        app.switch_page("regional/pages/our_return.py").run()
        app.selectbox(key="council").select(BARNET)
        app.selectbox(key="quarter").select(QUARTER)
        return app.radio(key="how").set_value("form").run()

    return opened


def box(app, label):
    [found] = [
        each for kind in (app.radio, app.text_input, app.text_area) for each in kind if each.label == label
    ]
    return found


def press(app, label="Check and save draft"):
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def labels(app):
    return [button.label for button in app.button]


def in_another_tab(**texts):
    """Somebody else saves a score of assessing needs meanwhile."""
    barnet = data.councils(LOCAL).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
    form = fill_in.opened(LOCAL, barnet, QUARTER)
    given = {Place("Scores", about, "", "score"): text for about, text in texts.items()}
    return typed.save(LOCAL, form, form.texts | given, datetime.now())


def test_every_box_has_a_name_of_its_own_and_a_press_says_how_far_one_has_come(form, shown):
    app = form()
    names = [each.label for kind in (app.radio, app.text_input, app.text_area) for each in kind]
    assert len(names) > 180
    assert len(set(names)) == len(names)
    assert "Scores 0 of 9 given, Answers 0 of 9, Metrics 0 of 33." in shown(app)
    assert "Submit" not in labels(app)
    box(app, SCORE).set_value("3")
    box(app, PAYMENTS + "numerator").set_value("952")
    box(app, PAYMENTS + "denominator").set_value("3145")
    press(app)
    assert not app.exception
    assert "Done: kept as a draft, version 1. It can be submitted." in shown(app)
    assert "Scores 1 of 9 given, Answers 0 of 9, Metrics 1 of 33; nothing to mend." in shown(app)
    assert "952 / 3,145 makes 30.3" in shown(app)  # under its own row
    assert "Submit" in labels(app)


def test_what_is_to_mend_is_told_by_name_and_under_its_row_and_nothing_typed_is_lost(form, shown):
    app = form()
    box(app, SCORE).set_value("3")
    box(app, PAYMENTS + "value, %").set_value("about 40")
    press(app)
    assert escaped(f"Metrics, {PAYMENTS}value, %") in app.error[0].value
    assert '**To mend:** "about 40" under Value is not a number.' in shown(app)
    assert "with 1 thing to mend" in shown(app)
    assert "Submit" not in labels(app)
    app.switch_page("regional/pages/sources.py").run()  # the page is left, and its boxes with it
    in_another_tab(equity="2")  # somebody goes on from the draft
    again = form()
    assert box(again, "Equity: own score").value == "2"
    assert box(again, PAYMENTS + "value, %").value == "about 40"
    assert box(again, SCORE).value == "3"
    assert "1 to mend." in shown(again)


def test_it_is_submitted_with_what_was_typed_after_the_last_check(form, shown):
    app = form()
    box(app, SCORE).set_value("3")
    press(app)
    box(app, SCORE).set_value("2")
    press(app, "Submit")
    assert f"Done: Barnet's return for {QUARTER} is submitted as version 2." in shown(app)
    assert data.own_scores(LOCAL, QUARTER)["score"].to_list() == [2]
    assert "Submit" not in labels(app)


def test_personal_data_is_told_of_its_box_without_being_repeated_and_nothing_is_stored(form, shown):
    app = form()
    box(app, DOING).set_value("Mrs A, NHS number 943 476 5919")
    press(app)
    assert escaped(f"Answers, {DOING}") in app.error[0].value
    assert "It seems to hold an NHS number. Take it out" in shown(app)
    assert "943" not in shown(app)
    assert data.versions(LOCAL, BARNET).is_empty()
    assert box(app, DOING).value  # it is in its box still, to be mended


def test_two_people_neither_loses_what_was_typed(form, shown):
    app = form()
    in_another_tab(assessing_needs="2", equity="2")
    box(app, SCORE).set_value("4")
    press(app)
    assert not app.exception
    assert "Note: version 1 was kept as a draft on" in app.warning[0].value
    [differing] = [table.value for table in tables(app) if "Yours" in table.value.columns]
    assert differing[["About", "Yours", "Version 1"]].to_numpy().tolist() == [
        ["Assessing needs", "4", "2"],
        ["Equity", "–", "2"],
    ]
    assert data.versions(LOCAL, BARNET).height == 1
    assert "Not stored: version 1 was stored meanwhile" in shown(app)
    press(app, "Keep mine as a new draft")
    assert "kept as a draft, version 2" in shown(app)
    assert box(app, SCORE).value == "4"
    assert not app.warning


def leave_and_come_back(app, form):
    app.switch_page("regional/pages/sources.py").run()  # the page is left, and its boxes with it
    return form()


def test_what_was_typed_is_there_after_the_page_was_left_and_no_version_is_made_of_it(form, shown):
    app = form()
    box(app, SCORE).set_value("3").run()
    box(app, PAYMENTS + "value, %").set_value("about 40").run()
    assert "Metrics 1 of 33. 2 boxes kept as typed, not yet checked." in shown(app)
    again = leave_and_come_back(app, form)
    assert box(again, SCORE).value == "3"
    assert box(again, PAYMENTS + "value, %").value == "about 40"
    assert "Note: the boxes hold what you typed until" in again.info[0].value
    assert "1 to mend. 2 boxes kept as typed, for you alone." in shown(again)
    assert data.versions(LOCAL, BARNET).is_empty()
    press(again)
    assert "with 1 thing to mend" in shown(again)
    assert not again.info
    assert not leave_and_come_back(again, form).info


def test_after_coming_back_a_fault_is_marked_before_anybody_presses(form, shown):
    app = form()
    box(app, PAYMENTS + "value, %").set_value("about 40").run()
    again = leave_and_come_back(app, form)
    assert any("To mend (1): it can be submitted when none is left." in each.value for each in again.error)
    assert "**To mend:**" in shown(again)  # under its row


def test_once_it_is_submitted_nothing_more_is_asked_for(form, shown):
    app = form()
    box(app, SCORE).set_value("3")
    press(app)
    press(app, "Submit")
    assert "It is submitted, and there is nothing more to do." in shown(app)
    [save] = [each for each in app.button if each.label == "Check and save draft"]
    assert save.proto.type == "secondary"
    box(app, SCORE).set_value("4").run()
    again = leave_and_come_back(app, form)
    assert "there is nothing more to do" not in shown(again)


def test_what_was_typed_may_be_thrown_away(form, shown):
    app = form()
    box(app, SCORE).set_value("3")
    press(app)
    box(app, SCORE).set_value("1").run()
    again = leave_and_come_back(app, form)
    assert box(again, SCORE).value == "1"
    press(again, "Throw away what I typed")
    assert box(again, SCORE).value == "3"  # of version 1
    assert not leave_and_come_back(again, form).info


def test_somebody_who_stored_a_version_meanwhile_is_told_of_at_once_and_neither_is_lost(form, shown):
    app = form()
    box(app, SCORE).set_value("4").run()
    in_another_tab(equity="2")
    again = leave_and_come_back(app, form)
    assert "Note: version 1 was kept as a draft on" in again.warning[0].value
    assert (box(again, SCORE).value, box(again, "Equity: own score").value) == ("4", "2")
    [differing] = [table.value for table in tables(again) if "Yours" in table.value.columns]
    assert differing[["About", "Yours", "Version 1"]].to_numpy().tolist() == [["Assessing needs", "4", "–"]]
    press(again, "Keep mine as a new draft")
    assert "kept as a draft, version 2" in shown(again)


def test_personal_data_is_not_kept_as_it_is_typed_and_its_row_says_so(form, shown):
    app = form()
    box(app, SCORE).set_value("3").run()
    box(app, DOING).set_value("Mrs A, NHS number 943 476 5919").run()
    assert "A box of this row seems to hold something about a person." in shown(app)
    assert "1 box kept as typed, not yet checked. 1 box is not kept: look under its row." in shown(app)
    again = leave_and_come_back(app, form)
    assert not box(again, DOING).value
    assert box(again, SCORE).value == "3"


def test_what_was_typed_before_the_connection_was_lost_is_told_and_not_stored_over_anothers(form, shown):
    app = form()
    box(app, SCORE).set_value("3")
    press(app)
    in_another_tab(equity="2")
    del app.session_state[sittings.KEPT]  # a new session; the browser gives it the boxes it still holds
    app.run()
    assert "The boxes hold what was typed before the connection was lost." in shown(app)
    assert "This is version 2" not in shown(app)
    assert (box(app, SCORE).value, box(app, "Equity: own score").value) == ("3", "")
    press(app)
    assert "Not stored: version 2 was stored meanwhile" in shown(app)
    assert "The connection was lost since this form was opened" in shown(app)
    press(app, "Keep mine as a new draft")
    assert "Done: kept as a draft, version 3" in shown(app)
    assert "This is version 3, as it was stored." in shown(app)


def test_one_may_go_on_from_the_others_version_and_ones_own_is_kept(form, shown):
    app = form()
    in_another_tab(assessing_needs="2")
    box(app, SCORE).set_value("4")
    press(app)
    press(app, "Keep mine, then go on from theirs")
    assert "Yours is kept as version 2. The form now shows version 1" in shown(app)
    assert box(app, SCORE).value == "2"
    press(app)
    assert "kept as a draft, version 3" in shown(app)


def test_last_quarters_figure_stands_beside_its_box(form, send, shown):
    send(BEFORE, Scores={"B2": 3}, Metrics={"E2": 30.3})
    app = form()
    assert f"Scores and answers are those of {BEFORE}" in shown(app)
    assert "30.3%" in shown(app)
    assert box(app, SCORE).value == "3"


def test_a_typed_drafts_faults_are_told_by_their_boxes_beside_the_workbook_too(app, form, shown):
    in_another_tab(assessing_needs="3-4")
    app.switch_page("regional/pages/our_return.py").run()
    app.selectbox(key="council").select(BARNET)
    app.selectbox(key="quarter").select(QUARTER).run()
    assert "To mend in version 1, kept as a draft on" in app.error[0].value
    assert escaped(f"Scores, {SCORE}") in shown(app)
    assert any("Download as received" in str(each) for each in app.get("download_button"))
