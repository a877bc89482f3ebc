import polars as pl
import pytest
from sqlalchemy import select

from models import database
from models.event import Event
from regional import access, data
from regional.workflow import returns
from regional.workflow.withdraw import REASONS, withdraw

BARNET, BRENT, QUARTER, NEXT = "E09000003", "E09000005", "2026-27 Q1", "2026-27 Q2"
VIEWER = access.LOCAL


@pytest.fixture
def sent(database) -> bytes:
    """Barnet's return for QUARTER, submitted: what was sent."""
    return send(QUARTER)


def send(quarter: str, score: int = 3) -> bytes:
    council = data.councils(VIEWER).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
    content = (
        f"council,{BARNET},,,\nquarter,{quarter},,,\nsheet,statement_or_code,breakdown,field,value\n"
        f"Scores,equity,,score,{score}\n"
    ).encode()
    stored = returns.store(VIEWER, returns.preview(VIEWER, council, quarter, "a.csv", content), "submitted")
    assert not stored.already
    return content


def test_what_is_withdrawn_counts_no_longer_and_its_file_stays(sent):
    assert data.own_scores(VIEWER, QUARTER).height == 1
    assert withdraw(VIEWER, BARNET, QUARTER, REASONS[0]) == 1
    assert data.own_scores(VIEWER, QUARTER).is_empty()
    assert data.quarters_sent(VIEWER) == ()
    assert data.versions(VIEWER, BARNET)["status"].to_list() == ["withdrawn"]
    assert data.stored_file(VIEWER, BARNET, QUARTER, 1)[1] == sent


def test_an_event_says_who_and_why(sent):
    withdraw(VIEWER, BARNET, QUARTER, REASONS[1])
    with database.engine().connect() as connection:
        newest = connection.execute(select(Event.who, Event.what, Event.ons_code, Event.detail)).all()[-1]
    assert newest == ("local", "return withdrawn", BARNET, "2026-27 Q1: meant for another quarter")


def test_the_same_file_may_be_sent_again_and_is_a_new_version(sent):
    withdraw(VIEWER, BARNET, QUARTER, REASONS[0])
    send(QUARTER)
    shown = data.versions(VIEWER, BARNET).select("version", "status")
    assert shown.rows() == [(2, "current"), (1, "withdrawn")]


def test_other_quarters_stand(sent):
    send(NEXT)
    withdraw(VIEWER, BARNET, QUARTER, REASONS[0])
    assert data.quarters_sent(VIEWER) == (NEXT,)


def test_what_no_longer_stands_cannot_be_withdrawn_twice(sent):
    withdraw(VIEWER, BARNET, QUARTER, REASONS[0])
    with pytest.raises(LookupError):
        withdraw(VIEWER, BARNET, QUARTER, REASONS[0])


@pytest.mark.parametrize("viewer", [access.PUBLIC, access.council_viewer("p-1", BRENT)])
def test_nobody_withdraws_another_councils_return(sent, viewer):
    with pytest.raises(PermissionError):
        withdraw(viewer, BARNET, QUARTER, REASONS[0])
    assert data.versions(VIEWER, BARNET)["status"].to_list() == ["current"]


def test_a_reason_is_chosen_and_never_typed(sent):
    with pytest.raises(ValueError, match="none of the reasons"):
        withdraw(VIEWER, BARNET, QUARTER, "Mrs Smith asked us to")
