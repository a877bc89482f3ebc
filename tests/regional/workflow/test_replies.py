"""Right of reply: to the council first, ten working days, no reply is no agreement, late is kept."""

from datetime import date

import polars as pl
import pytest

from regional import access, data, days
from regional.data import replies
from regional.words import replies as words
from regional.workflow import replies as workflow
from regional.workflow.unfit import Unfit
from tests.regional.workflow.signing_off import (
    APPROVER,
    BARNET,
    BRENT,
    CONTRIBUTOR,
    ELSEWHERE,
    LEAD,
    LEAD_ELSEWHERE,
    MEMBER,
    RIVAL,
)

SENT, DUE, AFTER = date(2026, 12, 18), date(2027, 1, 6), date(2027, 1, 7)
SAID = "Waits for an assessment were named in three of five reports; Barnet's is one."


@pytest.fixture
def today(monkeypatch):
    def is_now(day):
        monkeypatch.setattr(days, "today", lambda: day)

    is_now(SENT)
    return is_now


@pytest.fixture
def note(database, today):
    workflow.send_note(LEAD, BARNET, SAID, "Report of January 2025", "waiting_times", None)
    [row] = replies.notes(APPROVER).to_dicts()
    return row["id"]


def seen(viewer):
    return replies.notes(viewer)["said"].to_list()


def state(viewer, today):
    table = words.table(replies.notes(viewer), replies.replies(viewer), today)
    return table["Where it stands"].to_list()


@pytest.mark.both_databases
def test_a_note_goes_to_the_council_first_and_to_its_region_once_it_has_answered(note):
    assert seen(CONTRIBUTOR) == seen(APPROVER) == [SAID]
    assert seen(MEMBER) == seen(RIVAL) == seen(access.PUBLIC) == []
    assert not workflow.reply(APPROVER, BARNET, note, "disagree", "It fell to 31 days.", "Return for Q2")
    assert seen(MEMBER) == seen(RIVAL) == [SAID]
    assert seen(ELSEWHERE) == seen(access.PUBLIC) == []
    [said] = state(MEMBER, SENT)
    assert said.startswith("Barnet disagrees, ")
    assert said.endswith("It fell to 31 days. Evidence: Return for Q2")


def test_ten_working_days_later_the_region_sees_it_with_no_reply_and_never_agreement(note, today):
    today(DUE)
    assert seen(MEMBER) == []
    today(AFTER)
    assert seen(MEMBER) == [SAID]
    assert state(MEMBER, AFTER) == ["no reply; it was due 6 January 2027"]
    assert "agrees" not in str(state(MEMBER, AFTER))
    notes, answers = replies.sent_notes(LEAD, "London")
    assert words.heading("London", notes, answers, AFTER) == (
        "Replies in London: 0 of 1 notes answered, no reply to 1"
    )


def test_a_late_answer_is_kept_and_said_to_be_late(note, today):
    today(AFTER)
    assert workflow.reply(APPROVER, BARNET, note, "agree", "", "")
    [said] = state(MEMBER, AFTER)
    assert "Barnet agrees" in said
    assert "late: it was due 6 January 2027" in said


def test_what_was_answered_before_is_kept(note):
    workflow.reply(APPROVER, BARNET, note, "disagree", "Not so.", "")
    workflow.reply(APPROVER, BARNET, note, "context", "A new team began in May.", "")
    answers = replies.replies(APPROVER).filter(pl.col("note_id") == note).to_dicts()
    assert [each["answer"] for each in answers] == ["context", "disagree"]
    assert words.history(answers).height == 2


def test_only_the_named_councils_approver_answers_and_only_the_lead_says(note):
    for other in (CONTRIBUTOR, LEAD, MEMBER, RIVAL):
        with pytest.raises(PermissionError):
            workflow.reply(other, BARNET, note, "agree", "", "")
    with pytest.raises(LookupError):
        workflow.reply(RIVAL, BRENT, note, "agree", "", "")
    for other in (CONTRIBUTOR, APPROVER, MEMBER, LEAD_ELSEWHERE):
        with pytest.raises(PermissionError):
            workflow.send_note(other, BARNET, SAID, "", None, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Fill in what the council says"), ("x" * 2000, "Shorten"), ("call 07700 900123", "Take a mobile")],
)
def test_an_answer_that_cannot_be_kept_is_told_and_nothing_is_stored(note, text, said):
    with pytest.raises(Unfit, match=said):
        workflow.reply(APPROVER, BARNET, note, "disagree", text, "")
    assert replies.replies(APPROVER).is_empty()


def test_a_note_taken_back_is_seen_by_the_council_and_the_lead_alone(note, today):
    workflow.withdraw_note(LEAD, "London", note)
    today(AFTER)
    assert seen(MEMBER) == []
    assert state(APPROVER, AFTER) == ["taken back"]
    with pytest.raises(Unfit, match="taken this note back"):
        workflow.reply(APPROVER, BARNET, note, "agree", "", "")


def test_a_published_finding_carries_the_councils_comment_and_stays_as_it_is(database, today):
    [finding, *_] = data.findings(APPROVER, BARNET).to_dicts()
    workflow.comment(APPROVER, BARNET, finding, "context", "This was before the merger.", "", "public")
    for anybody in (MEMBER, access.PUBLIC, ELSEWHERE):
        [seen] = replies.replies(anybody).to_dicts()
        assert (seen["about"], seen["text"]) == (finding["finding"], "This was before the merger.")
    assert data.findings(access.PUBLIC, BARNET)["finding"][0] == finding["finding"]
    with pytest.raises(ValueError, match="no such comment"):
        workflow.comment(RIVAL, BRENT, finding, "agree", "", "", "public")
