"""What an approver, a contributor and a lead read: where a return stands, and what to do."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from ingest.load_sign_off import Decided
from models.council import INVENTED_MARK
from regional.words import collection as board
from regional.words import reminders
from regional.words import sign_off as words
from regional.workflow.sign_off import Waiting

AT = datetime(2026, 11, 5, 10, tzinfo=UTC)
ROW = {"quarter": "2026-27 Q2", "version": 2, "stage": "submitted", "status": "current", "stored_at": AT}
NOTHING = pl.DataFrame()
WHOM = "Who may see it: all of it Ash only."


def waiting(since=None, names=("Approver",), step=1):
    return Waiting(ROW, step, names, since, NOTHING, NOTHING, NOTHING)


def test_what_waits_says_for_whom_and_what_others_see_meanwhile():
    assert words.waits(waiting(), "Ash") == (
        "Version 2 was submitted on 5 November 2026 and waits for Ash's approvers. "
        "Until it is approved, nobody else sees anything of 2026-27 Q2."
    )
    several = words.waits(waiting(("2026-27 Q2", 1), ("Director", "Cabinet"), 2), "Ash")
    assert several.endswith("(step 2 of 2: Cabinet). Until it is approved, version 1 is what others see.")


def test_each_step_but_the_last_says_whose_turn_is_next():
    two = ("Director", "Cabinet")
    assert words.approve(waiting(names=two)) == "Approve step 1 of 2: Director"
    assert words.approving(waiting(names=two), WHOM) == "After this step it waits for step 2 of 2: Cabinet."
    assert words.approving(waiting(), WHOM) == (
        f"Once it is approved it counts as shared. {WHOM} To open it to more, use the box below that says so."
    )


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("shared", f"Done: version 2 of Ash's return for Q is approved and shared. {WHOM}"),
        ("approved", "Done: step 1 of 2 of version 2 of Ash's return for Q is approved."),
        ("sent back", "Done: version 2 of Ash's return for Q is sent back with your note."),
    ],
)
def test_what_became_of_a_press(stage, said):
    assert words.decided(Decided(2, stage, 1, 2, done=True), "Ash", "Q", None, WHOM) == said
    kept = words.decided(Decided(2, stage, 1, 2, done=True), "Ash", "Q", 3, WHOM)
    assert kept == f"{said} Version 3 is a draft made since: it is kept, and not part of this."


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("superseded", "was replaced meanwhile by version 3 (waiting for approval, submitted on 5 November"),
        ("withdrawn", "was withdrawn meanwhile."),
        ("sent back", "was sent back meanwhile; the note stands below."),
        ("shared", "was approved and shared meanwhile."),
        ("approved", "is at step 2 of 2 by now. Look at it and press again."),
    ],
)
def test_whoever_was_too_late_is_told_what_happened_and_that_nothing_was_decided(stage, said):
    told = words.too_late(Decided(2, stage, 2, 2, done=False), ROW | {"version": 3})
    assert told.startswith("Note: nothing was decided, because version 2 ")
    assert said in told


def test_a_note_is_shown_as_it_was_typed():
    row = {"version": 2, "decided_at": AT, "note": "See [this](http://x) *now*"}
    assert "\\[this\\](http\\://x) \\*now\\*" in words.sent_back(row)


ELM = {"ons_code": "E1", "short_name": "Elm", "since": AT, "version": 2, "steps": 2, "decided": 1}


@pytest.mark.parametrize(
    ("state", "shared", "said"),
    [
        ("not started", None, "not started"),
        ("waiting", None, "waits for its approver (step 2 of 2)"),
        ("waiting", 1, "version 1 is shared; a correction waits for its approver (step 2 of 2)"),
        ("sent back", 1, "version 1 is shared; a correction was sent back by its approver"),
        ("draft", 1, "version 1 is shared; a correction is begun"),
        ("shared", 2, "shared"),
    ],
)
def test_the_board_says_in_words_how_far_a_council_is(state, shared, said):
    found = pl.DataFrame([ELM | {"state": state, "shared": shared, "late": None, "shared_late": None}])
    assert board.board(found)["Return"].to_list() == [said]


def test_the_board_counts_the_late_first_and_says_nothing_of_states_nobody_is_in():
    late = ELM | {"shared": None, "late": 3, "shared_late": None}
    rows = [late | {"state": state} for state in ("draft", "draft", "sent back")]
    rows.append(ELM | {"state": "shared", "shared": 1, "late": None, "shared_late": 14})
    assert board.counted(pl.DataFrame(rows)) == [
        "3 of 4 councils are late.",
        "2 have a draft.",
        "1 has a return that its approver sent back.",
        "1 has shared its return late.",
    ]
    assert board.board(pl.DataFrame(rows))["Late"].to_list() == ["3 days late"] * 3 + ["shared 14 days late"]


def test_a_chase_text_greets_names_no_council_and_says_where_to_go():
    due = date(2026, 11, 11)
    assert reminders.chase("London", "2026-27 Q2", due, date(2026, 11, 25)) == (
        "Hello,\n\nThe return for 2026-27 Q2 was due on 11 November 2026, 14 days ago. Your council's is not "
        "finished yet.\n\nOpen the page Our return to go on, or tell me what stands in the way."
    )
    assert "is due on 11 November 2026." in reminders.chase("London", "2026-27 Q2", due, due)


def test_what_is_to_be_copied_of_invented_councils_says_that_they_are():
    due = date(2026, 11, 11)
    assert reminders.chase("Hedgerow Counties", "2026-27 Q2", due, due).endswith(INVENTED_MARK)
    invented = ELM | {"ons_code": "X99000001", "state": "draft", "late": 3}
    assert reminders.body(invented, "2026-27 Q2", due).endswith(INVENTED_MARK)


def test_a_press_says_how_many_to_how_many_and_who_has_nobody():
    assert reminders.came_of_it((2, 1, 0, ["Ash", "Fir"]), 0, 0, False) == [
        "Done: 2 reminders to 1 council, to copy below.",
        "2 councils have nobody here who could send or approve the return: Ash and Fir. "
        "Copy the text below for them.",
    ]
    assert reminders.came_of_it((0, 0, 3, []), 0, 0, True) == [
        "Note: no new reminder.",
        "3 councils were reminded today before.",
    ]
    assert reminders.came_of_it((2, 2, 0, []), 1, 1, True)[1:] == [
        "1 reminder was sent by e-mail.",
        "1 reminder could not be sent: see below.",
    ]


def test_a_reminder_says_what_is_missing_and_since_when():
    row = ELM | {"state": "draft", "late": 3}
    assert reminders.body(row, "2026-27 Q2", date(2026, 11, 11)) == (
        "Hello,\n\nElm has a draft of its return for 2026-27 Q2, which is not submitted yet. "
        "It was due on 11 November 2026, 3 days ago. "
        "Open the page Our return to go on, or tell the region's lead what stands in the way."
    )
    assert "It is due on 11 November 2026." in reminders.body(row | {"late": None}, "Q", date(2026, 11, 11))
    assert " due " not in reminders.body(row | {"late": None}, "Q", None)


def test_an_approver_is_told_how_much_is_there_before_anything_else():
    cell = {"breakdown": "all", "before": None, "after": "3"}
    whole = pl.DataFrame(
        [
            {"sheet": "scores", "about": "equity", "field": "score", **cell},
            {"sheet": "scores", "about": "learning", "field": "reason", **cell},  # a reason is no score
            {"sheet": "figures", "about": "feel_safe", "field": "value", **cell},
            {"sheet": "figures", "about": "feel_safe", "field": "numerator", **cell},
            {"sheet": "figures", "about": "control", "field": "marker", **cell},
        ]
    )
    said = "It holds 1 of 9 own scores, answers on 0 of 9 statements and 2 of 33 figures."
    assert words.holds(whole, 33) == said
