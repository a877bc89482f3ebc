"""Counts without names: frozen by a lead, seen by the region, and never one council's own."""

from datetime import date, timedelta

import polars as pl
import pytest
from sqlalchemy import delete, insert, select, update

from models.council import Council
from models.council_return import CouncilReturn, OwnFigure, OwnScore, Upload
from models.event import record
from regional import access, data, days
from regional.data import anonymous
from regional.workflow.freeze import TooSoon, freeze
from tests.regional.returns_world import WHEN

QUARTER, REGION = "2026-27 Q2", "North East"
TODAY = date(2026, 11, 25)
LEAD = access.viewer_of("lead", [access.Held("regional_lead", None, REGION)], second_factor=True)


@pytest.fixture
def on(monkeypatch):
    def turned(day):
        monkeypatch.setattr(days, "today", lambda: day)

    turned(TODAY)
    return turned


@pytest.fixture
def councils(database, on):
    with database.engine().connect() as connection:
        query = select(Council.ons_code).where(Council.region == REGION).order_by(Council.ons_code)
        return connection.scalars(query).all()


@pytest.fixture
def share(database):
    """share({code: (score, tier)}): in place of what was shared before."""

    def shared(scores, figures=None):
        with database.writing() as connection:
            for table in (OwnScore, OwnFigure, CouncilReturn, Upload):
                connection.execute(delete(table))
            for code, (score, tier) in scores.items():
                upload = {"filename": code, "sha256": code, "content": b"", "received_at": WHEN}
                number = connection.execute(insert(Upload), upload).inserted_primary_key[0]
                row = {
                    "ons_code": code,
                    "quarter": QUARTER,
                    "version": 1,
                    "stage": "shared",
                    "framework": "2024",
                }
                row |= {"upload_id": number, "issues": "[]", "stored_by": "p", "stored_at": WHEN}
                number = connection.execute(insert(CouncilReturn), row).inserted_primary_key[0]
                datum = {"return_id": number, "statement": "equity", "score": score, "tier": tier}
                connection.execute(insert(OwnScore), datum)
                if x_n := (figures or {}).get(code):
                    figure = {
                        "return_id": number,
                        "metric": "direct_payments",
                        "breakdown": "all",
                        "tier": tier,
                    }
                    figure |= {"value": 0.0, "numerator": x_n[0], "denominator": x_n[1]}
                    connection.execute(insert(OwnFigure), figure)
            record(connection, "test", "shared")

    return shared


def viewer(code):
    return access.viewer_of(code, [access.Held("contributor", code, REGION)], second_factor=False)


def counted(who=LEAD):
    """(councils, at 3 or above) of the region on equity; null if it is not shown."""
    found = anonymous.counted(who, REGION, QUARTER).filter(
        pl.col("council_type") == "", pl.col("kind") == "scores"
    )
    return found.select("councils", "three_or_above").rows()[0] if found.height else None


def named(councils, n, tier="region_anonymous"):
    return {code: (3 if at % 2 else 2, tier) for at, code in enumerate(councils[:n])}


def test_a_frozen_count_is_seen_by_the_region_and_by_nobody_else(councils, share):
    share(named(councils, 7))
    assert counted() is None
    freeze(LEAD, REGION, QUARTER)
    assert counted() == counted(viewer(councils[0])) == counted(viewer(councils[8])) == (7, 3)
    elsewhere = access.viewer_of("m", [access.Held("member", None, "London")], second_factor=False)
    operator = access.viewer_of("o", [access.Held("operator")], second_factor=True)
    reviewer = access.viewer_of("r", [access.Held("peer_reviewer", councils[0], REGION)], second_factor=False)
    for nobody in (elsewhere, operator, reviewer, access.PUBLIC):
        assert counted(nobody) is None
        assert anonymous.frozen_quarters(nobody, REGION) == ()


def test_five_others_are_needed(councils, share):
    share(named(councils, 5))
    freeze(LEAD, REGION, QUARTER)
    assert counted(viewer(councils[0])) is None  # four others
    assert counted(viewer(councils[8])) == (5, 2)
    assert counted() is None  # a lead may come from any of them


def test_nothing_is_shown_where_all_others_agree(councils, share):
    share({code: (3 if at else 2, "region_anonymous") for at, code in enumerate(councils[:8])})
    freeze(LEAD, REGION, QUARTER)
    assert counted(viewer(councils[0])) is None  # it gave the only 2, so it would know all others
    assert counted(viewer(councils[9])) == (8, 7)


def test_what_stays_with_a_council_is_in_no_count(councils, share):
    share(named(councils, 7) | {councils[8]: (4, "council")})
    freeze(LEAD, REGION, QUARTER)
    assert counted() == (7, 3)


def test_a_correction_does_not_move_a_frozen_count_and_shows_in_the_next(database, councils, share, on):
    share(named(councils, 7))
    freeze(LEAD, REGION, QUARTER)
    with database.writing() as connection:
        code = select(CouncilReturn.id).where(CouncilReturn.ons_code == councils[0]).scalar_subquery()
        connection.execute(update(OwnScore).where(OwnScore.return_id == code).values(score=4))
        record(connection, "test", "corrected")
    assert counted() == (7, 3)
    with pytest.raises(TooSoon) as refused:
        freeze(LEAD, REGION, QUARTER)
    assert refused.value.again == date(2027, 1, 1)
    on(date(2027, 1, 1))
    freeze(LEAD, REGION, QUARTER)
    assert counted() == (7, 4)


def test_a_count_stays_where_one_council_alone_has_joined_it(councils, share, on):
    share(named(councils, 7))
    freeze(LEAD, REGION, QUARTER)
    share(named(councils, 8))
    on(TODAY + timedelta(days=60))
    freeze(LEAD, REGION, QUARTER)
    assert counted() == (7, 3)


def test_who_opened_its_name_since_is_taken_away_before_the_rest_is_shown(database, councils, share):
    share(named(councils, 6))
    freeze(LEAD, REGION, QUARTER)
    assert counted() == (6, 3)
    with database.writing() as connection:
        code = select(CouncilReturn.id).where(CouncilReturn.ons_code == councils[0]).scalar_subquery()
        connection.execute(update(OwnScore).where(OwnScore.return_id == code).values(tier="region"))
        record(connection, "test", "opened")
    assert counted() is None


def test_a_metric_is_the_sums_one_over_the_other_in_whole_per_cents(councils, share):
    figures = {code: (100 + at, 1000) for at, code in enumerate(councils[:7])}
    share(named(councils, 7), figures)
    freeze(LEAD, REGION, QUARTER)
    [row] = (
        anonymous.counted(LEAD, REGION, QUARTER)
        .filter(pl.col("kind") == "figures", pl.col("council_type") == "")
        .to_dicts()
    )
    assert (row["value"], row["councils"]) == (10.0, 7)  # 721 of 7,000


def test_only_the_region_s_lead_freezes(councils):
    for nobody in (viewer(councils[0]), access.PUBLIC):
        with pytest.raises(PermissionError):
            freeze(nobody, REGION, QUARTER)
        with pytest.raises(PermissionError):
            anonymous.contributions(nobody, REGION, QUARTER)


def test_a_room_sees_the_counts_and_nothing_of_one_council(councils, share):
    share(named(councils, 7) | {councils[8]: (4, "region"), councils[9]: (1, "public")})
    freeze(LEAD, REGION, QUARTER)
    room = access.in_room(LEAD)
    assert counted(room) == (9, 4)
    assert data.own_scores(room, QUARTER)["ons_code"].to_list() == [councils[9]]
    assert counted(access.in_room(access.LOCAL)) == (9, 4)
    assert counted(access.in_room(access.PUBLIC)) is None
