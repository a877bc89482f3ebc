"""The Replies page: a note sent, answered, answered late; and a comment beside a published finding."""

import sqlite3
from datetime import date

import pytest
from sqlalchemy.exc import OperationalError

from regional import data, days
from regional.access import LOCAL
from regional.words import replies as words
from regional.words import unfit
from regional.words.database import NOT_STORED
from regional.workflow import replies as workflow
from regional.workflow.unfit import Unfit
from tests.regional.pages.text import text_of
from tests.regional.workflow.signing_off import BARNET

SCRIPT = "<script>alert(1)</script> in three of five reports"


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: date(2026, 12, 18))


def shown(app):
    return "".join(str(each.proto) for each in app.get("html"))


def press(app, label):
    app.button(key=next(button.key for button in app.button if button.label == label)).click()
    return app.run()


def test_a_lead_sends_a_note_and_is_told_until_when_it_can_be_answered(database, open_page):
    app = open_page("replies", **{"as": words.AS_LEAD, "region": "London"})
    assert app.title[0].value == "Replies: nothing is said of a council of London"
    app.session_state["replies-sent-new-London"] = True
    app.run()
    app.text_area(key="replies-sent-said").set_value(SCRIPT)
    app = press(app, words.SEND)
    assert not app.exception
    assert "has until 6 January 2027 to answer." in text_of(app)
    assert "can be answered until 6 January 2027" in shown(app)
    assert "<script>alert" not in shown(app)


class Full(sqlite3.OperationalError):
    sqlite_errorname = "SQLITE_FULL"


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (PermissionError("p may not"), unfit.MAY_NOT),
        (LookupError("no such council"), unfit.MAY_NOT),
        (Unfit("Shorten it."), "To mend: Shorten it."),
        (OperationalError("INSERT", {}, Full()), NOT_STORED["full"]),
    ],
)
def test_a_press_that_is_refused_or_cannot_be_stored_is_told_and_keeps_what_was_typed(
    database, open_page, monkeypatch, refusal, told
):
    def refuse(*_):
        raise refusal

    app = open_page("replies", **{"as": words.AS_LEAD, "region": "London"})
    app.session_state["replies-sent-new-London"] = True
    app.run()
    app.text_area(key="replies-sent-said").set_value(SCRIPT)
    monkeypatch.setattr(workflow, "send_note", refuse)
    app = press(app, words.SEND)
    assert not app.exception
    assert [error.value for error in app.error] == [told]
    assert words.WHAT_IT_IS in [each.value for each in app.caption]  # the page does not break off there
    assert app.text_area(key="replies-sent-said").value == SCRIPT


def test_a_council_answers_late_and_is_told_that_it_is_kept_and_shown_as_late(
    database, open_page, monkeypatch
):
    workflow.send_note(LOCAL, BARNET, SCRIPT, "", "waiting_times", None)
    monkeypatch.setattr(days, "today", lambda: date(2027, 1, 7))
    app = open_page("replies", council="Barnet")
    assert app.title[0].value == "Replies: 1 note for Barnet to answer"
    assert "no reply; it was due 6 January 2027" in shown(app)
    note = "note-1"
    app.session_state[note] = True
    app.run()
    app.radio(key=f"{note}-answer").set_value("disagree")
    app = press(app, words.ANSWER)
    assert "To mend: Fill in what the council says." in text_of(app)
    app.text_area(key=f"{note}-text").set_value("It fell to 31 days.")
    app = press(app, words.ANSWER)
    assert words.STORED_LATE in text_of(app)
    assert "late: it was due 6 January 2027. It fell to 31 days." in shown(app)


def test_a_comment_stands_beside_the_finding_on_the_councils_page(database, open_page):
    [finding, *_] = data.findings(LOCAL, BARNET).to_dicts()
    workflow.comment(LOCAL, BARNET, finding, "context", "This was before the merger.", "", "public")
    app = open_page("council", council="Barnet")
    app.session_state["comments"] = True
    app.run()
    assert not app.exception
    assert "What Barnet says of its report: 1 finding commented on" in [each.label for each in app.expander]
    assert "This was before the merger." in shown(app)
