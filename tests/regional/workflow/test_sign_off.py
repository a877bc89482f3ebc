"""A return from its contributor to the region: approved in steps, or sent back, and nobody overruled."""

import pytest
from sqlalchemy import select

from ingest.last_return import last_return
from models.event import Event
from regional import access, data
from regional.data import sign_offs
from regional.workflow import sign_off
from regional.workflow.sign_off_steps import set_steps
from regional.workflow.unfit import Unfit
from tests.regional.workflow.signing_off import APPROVER, BARNET, CONTRIBUTOR, LEAD, QUARTER, RIVAL


def stands():
    frame = data.versions(APPROVER, BARNET).sort("version")
    return frame.select("version", "stage", "status").rows()


def seen(viewer):
    """The own scores that a viewer reads of the quarter."""
    return data.own_scores(viewer, QUARTER)["score"].to_list()


def approve(version, step=1, viewer=APPROVER):
    return sign_off.approve(viewer, BARNET, QUARTER, version, step)


def test_what_is_submitted_waits_and_is_shared_by_its_approval(submit):
    assert submit(3).stage == "submitted"
    assert seen(APPROVER) == []
    found = sign_off.waiting(APPROVER, BARNET, QUARTER)
    assert (found.row["version"], found.step, found.names, found.since) == (1, 1, ("Approver",), None)
    assert approve(1).stage == "shared"
    assert seen(APPROVER) == [3]
    assert sign_off.waiting(APPROVER, BARNET, QUARTER) is None


def test_a_correction_supersedes_what_is_shared_only_once_it_is_approved(submit):
    submit(3), approve(1)
    submit(2)
    assert stands() == [(1, "shared", "current"), (2, "submitted", "current")]
    assert seen(APPROVER) == [3]
    found = sign_off.waiting(APPROVER, BARNET, QUARTER)
    assert found.since == (QUARTER, 1)
    assert found.changes.select("about", "field", "before", "after").rows() == [("equity", "score", "3", "2")]
    approve(2)
    assert stands() == [(1, "shared", "superseded"), (2, "shared", "current")]
    assert seen(APPROVER) == [2]


def test_sent_back_with_a_note_it_is_mended_and_submitted_again(submit):
    submit(3)
    sign_off.send_back(APPROVER, BARNET, QUARTER, 1, 1, "Equity is a 2, see the audit.")
    assert stands() == [(1, "sent back", "current")]
    [told] = sign_offs.steps(CONTRIBUTOR, BARNET)["note"]
    assert told == "Equity is a 2, see the audit."
    assert last_return(BARNET, QUARTER)[1].scores["score"].to_list() == [3]  # the template begins from it
    assert submit(3).version == 2  # the very same file may be sent again
    submit(2)
    assert stands() == [
        (1, "sent back", "superseded"),
        (2, "submitted", "superseded"),
        (3, "submitted", "current"),
    ]
    approve(3)
    assert seen(APPROVER) == [2]


def test_nobody_approves_what_they_were_not_shown(submit):
    submit(3)
    submit(2)
    found = approve(1)
    assert (found.done, found.stage) == (False, "superseded")
    assert stands() == [(1, "submitted", "superseded"), (2, "submitted", "current")]


def test_of_two_who_decide_at_once_the_second_is_told_and_changes_nothing(submit):
    submit(3)
    sign_off.send_back(APPROVER, BARNET, QUARTER, 1, 1, "Look again.")
    assert (approve(1).done, approve(1).stage) == (False, "sent back")
    submit(2), approve(2)
    late = sign_off.send_back(APPROVER, BARNET, QUARTER, 2, 1, "Too late.")
    assert (late.done, late.stage) == (False, "shared")
    assert seen(APPROVER) == [2]


def test_a_draft_made_meanwhile_is_kept_beside_what_is_approved(submit):
    submit(3)
    submit(4, stage="draft")
    approve(1)
    assert stands() == [(1, "shared", "current"), (2, "draft", "current")]


def test_a_contributor_does_not_approve_nor_does_another_council_s_approver_or_a_lead(submit):
    submit(3)
    for viewer in (CONTRIBUTOR, RIVAL, LEAD, access.PUBLIC):
        with pytest.raises(PermissionError):
            approve(1, viewer=viewer)
        with pytest.raises(PermissionError):
            sign_off.send_back(viewer, BARNET, QUARTER, 1, 1, "No.")
    assert sign_off.waiting(RIVAL, BARNET, QUARTER) is None
    assert stands() == [(1, "submitted", "current")]


def test_each_decision_leaves_an_event_and_says_if_it_is_of_who_submitted(database, submit):
    submit(3, viewer=APPROVER)
    sign_off.send_back(APPROVER, BARNET, QUARTER, 1, 1, "Equity is a 2.")
    submit(2), approve(2)
    with database.engine().connect() as connection:
        events = connection.execute(select(Event.what, Event.detail).order_by(Event.id)).all()
    assert [tuple(each) for each in events[-4:]] == [
        ("return submitted", "2026-27 Q2, version 1"),
        ("return sent back", "2026-27 Q2, version 1, step 1 of 1, by who submitted it"),
        ("return submitted", "2026-27 Q2, version 2"),
        ("return approved and shared", "2026-27 Q2, version 2, step 1 of 1"),
    ]


def test_steps_are_taken_in_order_and_the_last_one_shares(submit, barnet):
    set_steps(LEAD, barnet, "quarter", ["Director", " ", "Cabinet"])
    submit(3)
    set_steps(APPROVER, barnet, "quarter", ["Director"])  # what waits keeps its two
    assert not approve(1, step=2).done
    assert approve(1, step=1).stage == "approved"
    assert seen(APPROVER) == []
    assert not approve(1, step=1).done  # a second press of the same button
    assert approve(1, step=2).stage == "shared"


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ([""], "one to 6"),
        (["a"] * 7, "one to 6"),
        (["Director", "director"], "of its own"),
        (["x" * 61], "60 fit"),
    ],
)
def test_steps_that_cannot_be_are_refused_in_words(barnet, names, why):
    with pytest.raises(Unfit, match=why):
        set_steps(APPROVER, barnet, "year", names)


def test_only_the_council_s_approver_and_its_region_s_lead_set_the_steps(barnet):
    for viewer in (CONTRIBUTOR, RIVAL, access.PUBLIC):
        with pytest.raises(PermissionError):
            set_steps(viewer, barnet, "year", ["Director"])


@pytest.mark.parametrize(
    ("note", "why"),
    [(" ", "Fill in"), ("x" * 501, "500 fit"), ("Ask about NHS number 943 476 5919", "NHS number")],
)
def test_a_note_that_cannot_be_kept_is_refused_and_nothing_is_decided(submit, note, why):
    submit(3)
    with pytest.raises(Unfit, match=why) as refused:
        sign_off.send_back(APPROVER, BARNET, QUARTER, 1, 1, note)
    assert "943" not in str(refused.value)
    assert stands() == [(1, "submitted", "current")]


def test_where_nobody_signs_in_what_is_submitted_is_shared_at_once(submit):
    assert submit(3, viewer=access.LOCAL).stage == "shared"
    assert seen(access.LOCAL) == [3]
