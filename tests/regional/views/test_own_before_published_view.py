from datetime import UTC, datetime

import polars as pl
import pytest
from sqlalchemy import update

from models.council_return import CouncilReturn
from regional import data
from regional.access import LOCAL, council_viewer
from regional.views.own_before_published import own_before_published
from regional.words import own_before_published as words

pytestmark = pytest.mark.usefixtures("database")
BARNET, BRENT = "E09000003", "E09000005"


@pytest.fixture
def came_in(database, send):
    """Send own scores and say when they were stored."""

    def sent(ons_code, quarter, at, **scores):
        send(ons_code, quarter, **scores)
        with database.writing() as connection:
            connection.execute(
                update(CouncilReturn)
                .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter)
                .values(stored_at=datetime(*at, 12, tzinfo=UTC), stage="shared")
            )
            touch(connection)

    return sent


def touch(connection):
    """What is kept is read anew after an event."""
    from models.event import record

    record(connection, "tester", "return submitted", at=datetime.now(UTC))


def barnet(viewer=LOCAL):
    return own_before_published(viewer, BARNET)


def reported():
    shown = data.assessments(LOCAL).filter(ons_code=BARNET, kind="formal")
    return shown["published"][-1]


def test_only_scores_stored_before_the_report_count(came_in):
    year = int(reported()[:4])
    came_in(BARNET, f"{year - 2}-{(year - 1) % 100:02} Q1", (year - 1, 1, 5), equity=3, learning=4)
    came_in(BARNET, f"{year}-{(year + 1) % 100:02} Q4", (year + 1, 6, 5), equity=1, learning=1)
    mine = barnet().mine
    assert mine["own"].to_list() == [3, 4]
    assert words.heading(mine, "Barnet").startswith("Barnet's own scores before CQC's report: ")


def test_a_return_stored_later_is_no_forecast(came_in):
    came_in(BARNET, "2026-27 Q1", (2026, 8, 1), equity=3)
    assert barnet().mine.is_empty()
    assert words.heading(barnet().mine, "Barnet").endswith("none to compare")


def test_another_council_sees_none_of_it(came_in):
    came_in(BARNET, "2020-21 Q1", (2020, 8, 1), equity=3)
    assert barnet(council_viewer("somebody", BRENT)).pairs.is_empty()
    assert barnet(council_viewer("somebody", BARNET)).mine.height == 1


def pairs(councils, own=3, published=2):
    rows = [
        (f"E{at}", statement, own, published)
        for at in range(councils)
        for statement in ("equity", "learning")
    ]
    return pl.DataFrame(rows, schema=["ons_code", "statement", "own", "published"], orient="row")


def test_under_ten_councils_there_are_counts_and_no_shares():
    said = " ".join(words.region(pairs(9), "London"))
    assert "London: 9 councils with own scores from before the report. Of 18 pairs 0 are the same" in said
    assert "%" not in said
    assert "95% interval 0% to 0%" in " ".join(words.region(pairs(10), "London"))


def test_kappa_needs_five_councils_and_two_sides_that_vary():
    assert not any("kappa" in each for each in words.region(pairs(4), "London"))
    assert any("kappa 0.00" in each for each in words.region(pairs(5), "London"))
    assert not any("kappa" in each for each in words.region(pairs(5, 3, 3), "London"))


def test_each_statement_says_how_often_the_own_score_was_higher():
    table = {row["Statement"]: row for row in words.by_statement(pairs(3)).to_dicts()}
    assert sum(int(row["Pairs"]) for row in table.values()) == 6
    assert sum(int(row["Own higher"]) for row in table.values()) == 6
