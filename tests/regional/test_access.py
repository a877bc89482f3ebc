"""Nobody reads what another council sent: every reader of returns, for every kind of viewer."""

import polars as pl
import pytest
from sqlalchemy import update

from ingest.council_return.frames import ANSWERS, FIGURES, SCORES, ReturnFrames, empty
from ingest.load_return import Received, store_return
from models.council_return import OwnScore
from regional import access, data

BARNET, DERBY, QUARTER = "E09000003", "E06000015", "2026-27 Q2"


def send(ons_code, stage="submitted"):
    def frame(row, schema):
        return pl.DataFrame([row], schema=schema, orient="row")

    frames = ReturnFrames(
        frame(("equity", 3, "Audits say so."), SCORES),
        frame(("equity", "Well.", "Audits.", "More audits.", False), ANSWERS),
        frame(("direct_payments", "all", 30.0, 30.0, 100.0, None, None), FIGURES),
        empty().evidence,
    )
    store_return(
        Received(ons_code, QUARTER, "r.xlsx", f"{ons_code}{stage}".encode(), frames, []), stage, "p1"
    )


READERS = {
    "own_scores": lambda viewer, code: data.own_scores(viewer, QUARTER).filter(pl.col("ons_code") == code),
    "own_answers": lambda viewer, code: data.own_answers(viewer, code, QUARTER),
    "own_figures": lambda viewer, code: data.own_figures(viewer, code),
    "versions": lambda viewer, code: data.versions(viewer, code),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_council_reads_its_own_and_nothing_of_another(database, reader):
    send(BARNET)
    send(DERBY)
    barnet = access.council_viewer("p1", BARNET)
    assert READERS[reader](barnet, BARNET).height == 1
    assert READERS[reader](barnet, DERBY).height == 0


@pytest.mark.parametrize("reader", READERS)
def test_the_public_reads_nothing_a_council_sent(database, reader):
    send(BARNET)
    assert READERS[reader](access.PUBLIC, BARNET).height == 0


@pytest.mark.parametrize("reader", READERS)
def test_the_local_viewer_reads_every_council(database, reader):
    send(BARNET)
    send(DERBY)
    assert READERS[reader](access.LOCAL, BARNET).height == 1
    assert READERS[reader](access.LOCAL, DERBY).height == 1


def test_two_viewers_in_one_process_never_share_a_cached_frame(database):
    send(BARNET)
    send(DERBY)
    seen = {
        viewer.person: data.own_scores(viewer, QUARTER)["ons_code"].to_list()
        for viewer in (
            access.LOCAL,
            access.council_viewer("b", BARNET),
            access.PUBLIC,
            access.council_viewer("d", DERBY),
        )
    }
    assert seen == {"local": [BARNET, DERBY], "b": [BARNET], "public": [], "d": [DERBY]}


@pytest.mark.parametrize("tier", ["region_anonymous", "region"])
def test_a_tier_between_council_and_public_opens_to_nobody_else_yet(database, tier):
    send(BARNET)
    set_tier(database, tier)
    assert data.own_scores(access.council_viewer("d", DERBY), QUARTER).is_empty()
    assert data.own_scores(access.PUBLIC, QUARTER).is_empty()


def test_a_public_datum_is_read_by_everyone(database):
    send(BARNET)
    set_tier(database, "public")
    assert data.own_scores(access.PUBLIC, QUARTER)["score"].to_list() == [3]


def test_a_draft_is_in_no_reader_of_data(database):
    send(BARNET, stage="draft")
    for reader in ("own_scores", "own_answers", "own_figures"):
        assert READERS[reader](access.LOCAL, BARNET).is_empty()


def test_quarters_sent_are_those_of_councils_the_viewer_may_see(database):
    send(BARNET)
    assert data.quarters_sent(access.council_viewer("d", DERBY)) == ()
    assert data.quarters_sent(access.council_viewer("b", BARNET)) == (QUARTER,)


def test_only_a_council_s_own_people_may_send_for_it():
    barnet = access.council_viewer("p1", BARNET)
    assert access.may_send(barnet, BARNET)
    assert not access.may_send(barnet, DERBY)
    assert not access.may_send(access.PUBLIC, BARNET)


def set_tier(database, tier):
    with database.writing() as connection:
        connection.execute(update(OwnScore).values(tier=tier))
    # A change of tier goes through the app with an event; here the cache is told by a new return.
    send("E06000001")
