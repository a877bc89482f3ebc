"""What others read of practice and replies once somebody changed their mind, or an agreement ended."""

from datetime import date

import pytest

from regional import access, data, days
from regional.data import practice, replies
from regional.workflow import agreements, practice_decide, practice_use
from regional.workflow import practice as entries
from regional.workflow import replies as workflow
from tests.regional.workflow.practice_given import GIVEN
from tests.regional.workflow.signing_off import APPROVER, BARNET, BRENT, CONTRIBUTOR, LEAD, MEMBER, RIVAL

pytestmark = pytest.mark.both_databases
SENT, AFTER = date(2026, 12, 18), date(2027, 1, 7)


@pytest.fixture
def today(monkeypatch, database):
    def is_now(day):
        monkeypatch.setattr(days, "today", lambda: day)

    is_now(SENT)
    return is_now


def test_an_answer_that_an_ended_agreement_hides_takes_its_note_with_it(today):
    agreements.ask_for_agreements(LEAD, "London", on=True)
    until = agreements.Agreement("Barnet and London ADASS", "Learning together", "region", SENT, SENT)
    agreements.record_agreement(LEAD, data.council(LEAD, BARNET), until)
    workflow.send_note(LEAD, BARNET, "Waits were named.", "", None, None)
    [note] = replies.notes(APPROVER)["id"]
    workflow.reply(APPROVER, BARNET, note, "disagree", "It fell to 31 days.", "")
    assert replies.notes(MEMBER)["id"].to_list() == [note]
    today(AFTER)
    assert replies.notes(MEMBER).is_empty()  # "no reply" would be false


def test_a_comment_that_was_narrowed_is_read_on_by_nobody_else(today):
    [finding, *_] = data.findings(APPROVER, BARNET).to_dicts()
    workflow.comment(APPROVER, BARNET, finding, "disagree", "Not so.", "", "public")
    workflow.comment(APPROVER, BARNET, finding, "agree", "On reflection, so it was.", "", "region")
    assert replies.replies(access.PUBLIC).is_empty()
    assert replies.replies(MEMBER)["answer"].to_list() == ["agree", "disagree"]


def test_what_came_of_a_use_that_the_region_sees_is_told_by_an_approver(today):
    entry, version = entries.keep(CONTRIBUTOR, BARNET, GIVEN)
    entries.offer(APPROVER, BARNET, entry, version)
    practice_decide.share(LEAD, BARNET, entry, version)
    practice_use.use(RIVAL, BRENT, entry, SENT, "With our own carers centre.", "region")
    writer = access.viewer_of("p-writer", [access.Held("contributor", BRENT, "London")], True)
    with pytest.raises(PermissionError):
        practice_use.came_of_it(writer, BRENT, entry, "Nothing.")
    assert practice.uses(MEMBER)["came_of"].to_list() == [None]
