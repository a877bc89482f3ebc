import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import polars as pl
import pytest

from ingest.council_return import frames as return_frames
from ingest.council_return.frames import ReturnFrames, empty
from ingest.issues import Issue
from ingest.load_return import Stored
from models.metric import metrics
from regional.words import our_return as words
from regional.words import upload

QUARTER = "2026-27 Q2"
ERROR = Issue("error", "not_a_score", "It is not a score.", "Give 1 to 4.", "Scores", "Own score", (6,))
CHANGES = pl.DataFrame(
    [
        ("scores", "equity", "all", "score", "2", "3"),
        ("figures", "direct_payments", "all", "value", None, "30.3"),
        ("figures", "direct_payments", "carers", "value", None, "7"),
    ],
    schema=["sheet", "about", "breakdown", "field", "before", "after"],
    orient="row",
)


def versions(*rows):
    columns = ["quarter", "version", "stage", "status", "issues", "stored_at"]
    kinds = dict.fromkeys(columns, pl.String)
    kinds |= {"version": pl.Int64, "stored_at": pl.Datetime(time_zone="UTC")}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def stored(stage, *, issues="[]", status="current", quarter=QUARTER):
    return quarter, 2, stage, status, issues, datetime(2026, 10, 14, tzinfo=UTC)


def looked_at(frames, to_mend=(), last_quarter=None, changes=CHANGES, may_be_kept=False):
    return SimpleNamespace(
        received=SimpleNamespace(frames=frames),
        to_mend=list(to_mend),
        may_be_kept=may_be_kept,
        asked=frozenset(each.id for each in metrics().values() if each.collected_quarterly),
        last_quarter=last_quarter,
        changes=changes,
    )


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ([], "Nothing has been sent yet. No due date is set."),
        ([stored("shared")], "Version 2 was submitted on 14 October 2026 and is shared."),
        ([stored("submitted")], "Version 2 was submitted on 14 October 2026 and waits for approval."),
        ([stored("approved")], "Version 2 was submitted on 14 October 2026 and waits for approval."),
        ([stored("sent back")], "Version 2 was submitted on 14 October 2026 and sent back."),
        ([stored("draft")], "Version 2 is kept as a draft with nothing to mend."),
        (
            [stored("draft", issues=json.dumps([asdict(ERROR), asdict(replace(ERROR, level="warning"))]))],
            "Version 2 is kept as a draft with 1 thing to mend.",
        ),
        ([stored("submitted", status="superseded")], "Nothing has been sent yet. No due date is set."),
        ([stored("submitted", quarter="2026-27 Q1")], "Nothing has been sent yet. No due date is set."),
    ],
)
def test_it_says_where_this_quarters_return_stands(sent, said):
    assert words.standing(QUARTER, versions(*sent), "Only Ash sees it.") == f"{said} Only Ash sees it."


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 10), "It is due on 11 November 2026."),
        (date(2026, 11, 11), "It is due on 11 November 2026, today."),
        (date(2026, 11, 12), "It was due on 11 November 2026: 1 day ago."),
    ],
)
def test_it_says_by_which_day_it_is_due_until_it_is_shared(today, said):
    assert words.due({"due": date(2026, 11, 11)}, today) == said
    for sent, told in (([], True), ([stored("draft")], True), ([stored("shared")], False)):
        assert (said in words.standing(QUARTER, versions(*sent), "", said)) == told


def test_an_issue_says_where_what_and_how_to_mend_it():
    assert upload.issues([ERROR]).rows() == [("Scores, row 6", "It is not a score.", "Give 1 to 4.")]


def test_a_row_has_the_name_of_its_statement_or_metric_where_it_is_known():
    rows = {("Scores", "equity", "all"): (6,), ("Metrics", "direct_payments", "65 and over"): (58,)}
    assert upload.issues([ERROR], rows)["Where"].to_list() == ["Scores, row 6 (Equity)"]
    title = metrics()["direct_payments"].title
    csv = [replace(ERROR, sheet=None, rows=(58,)), replace(ERROR, sheet=None, rows=(4,))]
    assert upload.issues(csv, rows)["Where"].to_list() == [f"Row 58 ({title} (65 and over))", "Row 4"]
    both = replace(ERROR, rows=(6, 7))
    assert upload.issues([both], rows)["Where"].to_list() == ["Scores, rows 6 and 7"]


def test_what_will_be_stored_is_counted_and_an_empty_score_is_none():
    scores = pl.DataFrame(
        [("equity", 3, None), ("learning", None, None)], schema=return_frames.SCORES, orient="row"
    )
    frames = ReturnFrames(scores, *(getattr(empty(), name) for name in ("answers", "figures", "evidence")))
    assert upload.will_be_stored(looked_at(frames, [ERROR])) == (
        "The file holds 1 of 9 own scores. What is to be mended (1) is left empty."
    )
    assert upload.will_be_stored(looked_at(empty())) == "Nothing in this file can be stored."


def test_a_file_of_nothing_but_faults_can_be_kept_as_a_draft_and_says_so():
    assert upload.will_be_stored(looked_at(empty(), [ERROR], may_be_kept=True)) == (
        "Nothing in this file can be read until it is mended (1). It can be kept as a draft."
    )


def test_the_step_in_hand_is_the_bold_one():
    assert words.steps("Mend") == "1 Download · 2 Upload · **3 Mend** · 4 See what changed · 5 Submit"


@pytest.mark.parametrize(
    ("last_quarter", "changes", "said"),
    [
        (None, CHANGES, "No earlier return: everything in it is new"),
        ("2026-27 Q1", CHANGES, "What changed since 2026-27 Q1: 3 cells"),
        ("2026-27 Q1", CHANGES.clear(), "What changed since 2026-27 Q1: nothing"),
    ],
)
def test_what_changed_is_counted_against_the_last_return(last_quarter, changes, said):
    seen = looked_at(empty(), last_quarter=last_quarter, changes=changes)
    assert upload.changes_heading(seen) == said


def test_changes_are_told_in_names_that_people_read():
    assert upload.changes(CHANGES).rows() == [
        ("Scores", "Equity", "own score", "2", "3"),
        ("Metrics", "People using services who receive direct payments", "value", "–", "30.3"),
        ("Metrics", "People using services who receive direct payments (carers)", "value", "–", "7"),
    ]


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (
            Stored(1, "shared"),
            "Done: Ash's return for 2026-27 Q2 is submitted as version 1. "
            "It is shared at once, because nobody signs in here.",
        ),
        (
            Stored(1, "submitted"),
            "Done: Ash's return for 2026-27 Q2 is submitted as version 1. "
            "It waits for one of Ash's approvers; nobody else sees it before.",
        ),
        (
            Stored(2, "draft"),
            "Done: kept as a draft, version 2. It can be submitted once nothing is left to mend.",
        ),
        (
            Stored(1, "submitted", already=True),
            "Note: this file is stored already as version 1. It is the same file, so nothing has changed.",
        ),
    ],
)
def test_what_was_done_is_said_with_the_version(done, said):
    assert upload.stored(done, "Ash", QUARTER) == said


def test_nobody_is_promised_secrecy():
    assert "Freedom of Information Act" in words.DISCLOSURE


def test_a_draft_that_is_there_is_the_next_step_and_not_the_download():
    def step(*issues, stage="draft"):
        row = {
            "quarter": ["2026-27 Q2"],
            "status": ["current"],
            "stage": [stage],
            "issues": [json.dumps(issues)],
        }
        return words.step_with(pl.DataFrame(row), "2026-27 Q2")

    fault = {"level": "error", "check": "not_a_score", "message": "m", "mend": "d", "sheet": "Scores"}
    fault |= {"column": None, "rows": [4], "refuses_file": False}
    assert step(fault) == "Mend"
    assert step() == "Upload"
    assert step(stage="sent back") == "Download"
    assert step(stage="submitted") is None


def test_where_the_return_is_sent_no_step_is_the_next():
    assert words.steps("Mend").count("**") == 2
    assert "**" not in words.steps(None)
