"""A region switches sheets on; its councils send them; only they see them."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from sqlalchemy import func, select, update

from ingest.council_return import frames as shapes
from ingest.council_return.frames import empty
from ingest.last_return import last_return
from ingest.load_return import Received, store_return
from models.council_return import CaseAudit, OwnDocument, WaitingBand
from models.event import Event
from regional import access, data
from regional.workflow import compared, regions

BARNET, QUARTER = "E09000003", "2026-27 Q2"
VIEWER = access.LOCAL


def document(row, title, reference=None):
    return (row, "equity", title, "plan", date(2026, 3, 31), reference, None)


def sent(*documents, waiting=(), audits=()):
    return replace(
        empty(),
        documents=pl.DataFrame(documents, schema=shapes.DOCUMENTS, orient="row"),
        waiting=pl.DataFrame(waiting, schema=shapes.WAITING, orient="row"),
        audits=pl.DataFrame(audits, schema=shapes.AUDITS, orient="row"),
    )


WHOLE = sent(
    document(1, "Carers plan"),
    waiting=[("green", 3, 4, None, None), ("red", 2, 9, None, "New")],
    audits=[("review", 40, 30, 6, 4, None)],
)


def store(frames, content=b"x", stage="submitted"):
    store_return(Received(BARNET, QUARTER, "barnet.xlsx", content, frames, []), stage, "p1")


def test_switching_one_sheet_on_leaves_the_others_as_they_were(database):
    regions.ask_for(VIEWER, "London", "Documents", on=True)
    regions.ask_for(VIEWER, "London", "Waiting list", on=True)
    regions.ask_for(VIEWER, "London", "Documents", on=False)
    assert data.asked_sheets(VIEWER, "London") == {"Waiting list"}
    assert data.asked_sheets(VIEWER, "South West") == frozenset()


def test_switching_leaves_an_event(database):
    regions.ask_for(VIEWER, "London", "Case audits", on=True)
    with database.engine().connect() as connection:
        last = connection.execute(select(Event.what, Event.detail).order_by(Event.id.desc())).first()
    assert tuple(last) == ("case audits switched on", "London")


def test_only_whoever_decides_for_the_region_may_switch_and_only_what_is_optional(database):
    with pytest.raises(PermissionError):
        regions.ask_for(access.council_viewer("p1", BARNET), "London", "Documents", on=True)
    with pytest.raises(ValueError, match="no optional sheet"):
        regions.ask_for(VIEWER, "London", "Scores", on=False)
    assert data.asked_sheets(VIEWER, "London") == frozenset()


def test_what_is_sent_is_stored_with_its_tier_and_is_the_last_return(database):
    store(WHOLE)
    with database.engine().connect() as connection:
        for table in (WaitingBand, CaseAudit, OwnDocument):
            assert connection.scalars(select(table.tier).distinct()).all() == ["council"]
    frames = last_return(BARNET, "2026-27 Q3")[1]
    assert frames.documents.equals(WHOLE.documents)
    assert frames.audits.equals(WHOLE.audits)
    assert set(frames.waiting.rows()) == set(WHOLE.waiting.rows())


def test_a_council_reads_its_own_in_order_and_nobody_else_does(database):
    store(WHOLE)
    own, other = access.council_viewer("p1", BARNET), access.council_viewer("p2", "E06000015")
    assert data.own_waiting(own, BARNET, QUARTER)["band"].to_list() == ["red", "green"]
    assert data.own_audits(own, BARNET, QUARTER)["audited"].to_list() == [40]
    assert data.own_documents(own, BARNET, QUARTER)["dated"].to_list() == [date(2026, 3, 31)]
    for viewer in (other, access.PUBLIC):
        for reader in (data.own_waiting, data.own_audits, data.own_documents):
            assert reader(viewer, BARNET, QUARTER).is_empty()


def test_small_counts_stay_with_their_council_even_when_their_tier_is_public(database):
    store(WHOLE, stage="shared")
    with database.writing() as connection:
        for table in (WaitingBand, CaseAudit, OwnDocument):
            connection.execute(update(table).values(tier="public"))
    waiting = data.own_waiting(access.PUBLIC, BARNET, QUARTER)
    assert waiting.select("band", "waiting", "marker").rows() == [("red", None, "c"), ("green", None, "c")]
    [audits] = data.own_audits(access.PUBLIC, BARNET, QUARTER).select("audited", "met", "not_met").rows()
    assert audits == (40, 30, None)
    assert data.own_documents(access.PUBLIC, BARNET, QUARTER)["title"].to_list() == ["Carers plan"]


def test_a_draft_is_not_shown(database):
    store(WHOLE, stage="draft")
    assert data.own_waiting(VIEWER, BARNET, QUARTER).is_empty()


def test_a_correction_supersedes_them_and_keeps_what_was_sent_before(database):
    store(WHOLE)
    store(sent(document(1, "Carers plan", "v2")), b"y")
    assert data.own_documents(VIEWER, BARNET, QUARTER)["reference"].to_list() == ["v2"]
    with database.engine().connect() as connection:
        assert connection.scalar(select(func.count()).select_from(OwnDocument)) == 2


def test_a_document_is_known_by_its_title_wherever_it_stands():
    before = sent(document(1, "Carers plan"), document(2, "Audit"))
    after = sent(document(1, "Audit"), document(2, "Carers plan", "v2"))
    assert compared.changes(before, after).rows() == [
        ("documents", "Carers plan", "all", "reference", None, "v2")
    ]


def test_documents_of_one_title_and_of_none_are_compared_in_their_order():
    before = sent(document(1, "A"), document(2, "A"), document(3, "A (2)"), document(4, None))
    after = sent(document(1, "A"), document(2, "A", "v2"), document(3, "A (2)"), document(4, None, "v3"))
    assert compared.changes(before, after).select("about", "after").rows() == [
        ("A", "v2"),
        ("untitled", "v3"),
    ]


def test_a_new_document_and_a_band_that_changed_are_changes():
    after = sent(document(1, "A"), waiting=[("red", 3, 9, None, None)])
    found = compared.changes(sent(waiting=[("red", 2, 9, None, None)]), after)
    assert found.filter(pl.col("sheet") == "waiting").rows() == [
        ("waiting", "red", "all", "waiting", "2", "3")
    ]
    assert ("documents", "A", "all", "title", None, "A") in found.rows()


def test_what_is_left_out_is_said_only_of_sheets_that_are_asked_for():
    checks = [issue.sheet for issue in compared.left_out(WHOLE, QUARTER, empty(), {"Documents"})]
    assert checks == ["Documents"]
