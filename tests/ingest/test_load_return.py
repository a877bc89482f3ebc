import json

import polars as pl
import pytest
from sqlalchemy import select

from ingest.council_return.frames import SCORES, empty
from ingest.issues import Issue
from ingest.last_return import last_return
from ingest.load_return import Received, store_return
from models.council_return import CouncilReturn, OwnScore, Upload
from models.event import Event

pytestmark = pytest.mark.both_databases

BARNET = "E09000003"
FAULT = Issue("error", "not_a_score", '"2-3" is not a score.', "Give one whole number.", "Scores", rows=(2,))


def received(score=3, quarter="2026-27 Q2", issues=(), content=None):
    """A return with one own score; its bytes are told apart by the score unless given."""
    scores = pl.DataFrame([("equity", score, "Audits say so.")], schema=SCORES, orient="row")
    frames = empty().__class__(scores, *list(vars(empty()).values())[1:])
    return Received(
        BARNET, quarter, "barnet.xlsx", content or f"score {score}".encode(), frames, list(issues)
    )


def versions(database):
    """(version, stage, status) in order."""
    query = select(CouncilReturn.version, CouncilReturn.stage, CouncilReturn.status)
    with database.engine().connect() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(CouncilReturn.version))]


def test_a_return_is_kept_as_received_with_its_hash_its_tier_and_an_event(database):
    sent = received()
    store_return(sent, "submitted", "p1")
    with database.engine().connect() as connection:
        upload = connection.execute(select(Upload.content, Upload.sha256)).one()
        tier = connection.scalar(select(OwnScore.tier))
        event = connection.execute(
            select(Event.who, Event.what, Event.sha256).order_by(Event.id.desc())
        ).first()
    assert tuple(upload) == (sent.content, sent.sha256)
    assert tier == "council"
    assert tuple(event) == ("p1", "return submitted", sent.sha256)


def test_a_correction_supersedes_and_never_overwrites(database):
    store_return(received(3), "submitted", "p1")
    store_return(received(2), "submitted", "p1")
    assert versions(database) == [(1, "shared", "superseded"), (2, "shared", "current")]
    with database.engine().connect() as connection:
        assert connection.scalars(select(OwnScore.score).order_by(OwnScore.return_id)).all() == [3, 2]


def test_the_same_file_twice_is_stored_once(database):
    first = store_return(received(), "submitted", "p1")
    again = store_return(received(), "submitted", "p1")
    assert (first.already, again.already, again.version) == (False, True, 1)
    assert versions(database) == [(1, "shared", "current")]


def test_a_draft_does_not_supersede_what_was_submitted(database):
    store_return(received(3), "submitted", "p1")
    store_return(received(2), "draft", "p1")
    assert versions(database) == [(1, "shared", "current"), (2, "draft", "current")]


def test_submitting_a_draft_s_own_file_is_a_version_that_supersedes_the_rest(database):
    store_return(received(3), "submitted", "p1")
    store_return(received(2), "draft", "p1")
    assert store_return(received(2), "submitted", "p2").version == 3
    assert versions(database) == [
        (1, "shared", "superseded"),
        (2, "draft", "superseded"),
        (3, "shared", "current"),
    ]


def test_a_return_with_errors_can_be_kept_with_its_issues_but_not_submitted(database):
    with pytest.raises(ValueError, match="only be kept as a draft"):
        store_return(received(issues=[FAULT]), "submitted", "p1")
    store_return(received(issues=[FAULT]), "draft", "p1")
    with database.engine().connect() as connection:
        [issue] = json.loads(connection.scalar(select(CouncilReturn.issues)))
    assert issue["message"] == '"2-3" is not a score.'


def test_a_return_with_nothing_in_it_is_not_stored(database):
    nothing = Received(BARNET, "2026-27 Q2", "barnet.xlsx", b"x", empty(), [])
    with pytest.raises(ValueError, match="nothing in it"):
        store_return(nothing, "draft", "p1")
    assert versions(database) == []


def test_the_last_return_is_the_last_submitted_one_up_to_the_quarter_and_no_draft(database):
    store_return(received(2, "2026-27 Q1"), "submitted", "p1")
    store_return(received(4, "2026-27 Q2"), "draft", "p1")
    store_return(received(1, "2026-27 Q3"), "submitted", "p1")
    quarter, frames = last_return(BARNET, "2026-27 Q2")
    assert (quarter, frames.scores["score"].to_list()) == ("2026-27 Q1", [2])
    assert last_return(BARNET, "2026-27 Q3")[0] == "2026-27 Q3"  # what a correction begins from
    assert last_return(BARNET, "2025-26 Q4")[0] is None


def test_a_failure_half_way_leaves_nothing(database, monkeypatch):
    monkeypatch.setattr("ingest.load_return._tell", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store_return(received(), "submitted", "p1")
    assert versions(database) == []
    with database.engine().connect() as connection:
        assert connection.execute(select(Upload.id)).all() == []
