import time
from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest
from sqlalchemy import update

from ingest.council_return.frames import FIGURES, ReturnFrames, empty
from ingest.load_return import Received, store_return
from models.council_return import OwnFigure
from models.event import record
from regional import access, data
from regional.workflow import regions

pytestmark = pytest.mark.both_databases

VIEWER = access.LOCAL


def test_a_frame_is_kept_until_something_is_stored(database):
    first = data.councils(VIEWER)
    assert data.councils(VIEWER) is first
    regions.ask_for(VIEWER, "London", "Evidence scores", on=True)
    assert data.councils(VIEWER) is not first


def test_an_empty_answer_has_the_types_of_its_table(database):
    nothing = data.findings(VIEWER, "E09000004")
    assert nothing.is_empty()
    assert nothing.schema["finding"] == pl.String
    assert nothing.schema["id"] == pl.Int64


def test_a_region_asks_for_evidence_scores_only_once_it_has_switched_them_on(database):
    assert not data.asked_sheets(VIEWER, "London")
    regions.ask_for(VIEWER, "London", "Evidence scores", on=True)
    assert data.asked_sheets(VIEWER, "London") == {"Evidence scores"}
    assert not data.asked_sheets(VIEWER, "South West")
    regions.ask_for(VIEWER, "London", "Evidence scores", on=False)
    assert not data.asked_sheets(VIEWER, "London")


def test_figures_of_an_area_come_in_order_and_an_absent_one_keeps_its_marker(database):
    figures = data.figures(VIEWER, ("E09000003",))
    assert figures["metric"].is_sorted()
    withheld = figures.filter(pl.col("value").is_null())
    assert withheld.height > 0
    assert withheld["marker"].null_count() == 0


def test_neighbours_are_found_by_the_fifteen_features_of_151_councils(database):
    features = data.features(VIEWER)
    assert features.height == 153
    assert features["sparsity"].null_count() == 0


def test_own_figures_are_exact_for_their_council_and_hide_small_counts_from_everybody_else(database):
    figures = pl.DataFrame(
        [("direct_payments", "all", 30.0, 3.0, 10.0, None, None)], schema=FIGURES, orient="row"
    )
    frames = ReturnFrames(empty().scores, empty().answers, figures, empty().evidence)
    store_return(Received("E09000003", "2026-27 Q2", "r.xlsx", b"x", frames, []), "submitted", "p1")
    with database.writing() as connection:
        connection.execute(update(OwnFigure).values(tier="public"))
        record(connection, "test", "tiers changed")
    [seen] = data.own_figures(access.PUBLIC, "E09000003").to_dicts()
    assert (seen["value"], seen["numerator"], seen["denominator"], seen["marker"]) == (None, None, None, "c")
    [own] = data.own_figures(access.council_viewer("p1", "E09000003"), "E09000003").to_dicts()
    assert (own["value"], own["numerator"], own["denominator"]) == (30.0, 3.0, 10.0)


def test_what_many_ask_for_at_once_is_made_once(database):
    made = []

    @data.kept_view
    def page(viewer, name):
        made.append(name)
        time.sleep(0.05)
        return name

    with ThreadPoolExecutor(8) as room:
        assert set(room.map(lambda _: page(VIEWER, "London"), range(8))) == {"London"}
    assert made == ["London"]
