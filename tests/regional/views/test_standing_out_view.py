import pytest
from sqlalchemy import insert, select

from models import database, wall
from models.council_return import CarriedCell, CouncilReturn
from models.event import record
from regional import data
from regional.access import LOCAL, PUBLIC, council_viewer
from regional.views.own_history import metrics_sent, own_history
from regional.views.standing_out import for_council, for_region
from regional.views.standing_out_council import judged_series

SORRELMOUTH, NETTLEBOROUGH = "Sorrelmouth", "Nettleborough"
BACKLOG = "People waiting for a Care Act assessment"


def code(name):
    return dict(data.councils(LOCAL).select("short_name", "ons_code").iter_rows())[name]


def said(found):
    return " ".join(sentence for sentence, _ in found.said)


def test_a_council_sure_of_itself_is_told_where(demonstration):
    found = for_council(LOCAL, code(SORRELMOUTH))
    assert "Sorrelmouth scores itself above CQC for 2026-27 Q2 on 9 statements: " in said(found)
    assert "assessing needs (4, CQC 2)" in said(found)
    assert all(why.startswith("It is here because ") for _, why in found.said)


def test_a_growing_backlog_stands_out_as_a_concern(demonstration):
    found = for_council(LOCAL, code(NETTLEBOROUGH))
    assert f"{BACKLOG}, own figures to 2026-27 Q2: the newest figure, 412, " in said(found)
    assert "a sign of concern" in said(found)


def test_a_value_that_was_copied_forward_is_no_news(demonstration):
    ons_code = code(NETTLEBOROUGH)
    this = (CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == "2026-27 Q2")
    with wall.seen_by(wall.EVERYTHING), database.writing() as connection:
        stands = connection.scalar(select(CouncilReturn.id).where(*this, CouncilReturn.status == "current"))
        cell = {"sheet": "figures", "about": "waiting_assessment_count", "breakdown": "all", "field": "value"}
        connection.execute(insert(CarriedCell), cell | {"return_id": stands, "from_quarter": "2026-27 Q1"})
        record(connection, "tester", "marked")
    assert BACKLOG not in said(for_council(LOCAL, ons_code))


def test_what_stands_out_is_tested_as_the_council_s_own_page_tests_it(demonstration):
    """So a definition's break parts both: here the Supreme Court's judgment of June 2026."""
    ons_code, point = code(NETTLEBOROUGH), ["quarter", "mean", "upper", "point", "part"]
    judged = judged_series(LOCAL, ons_code, "2026-27 Q2")
    assert judged.filter(metric="dols_backlog_rate")["part"].max() == 1
    for metric in metrics_sent(LOCAL, ons_code):
        own = own_history(LOCAL, ons_code, metric)
        assert own.select(point).equals(judged.filter(metric=metric).select(point))


def test_no_list_is_longer_than_seven_and_none_says_a_thing_twice(demonstration):
    for name in data.councils(LOCAL)["short_name"]:
        sentences = [sentence for sentence, _ in for_council(LOCAL, code(name)).said]
        assert len(sentences) == len(set(sentences)) <= 7


def test_a_region_says_what_is_shared_and_who_is_strong(demonstration):
    found = for_region(LOCAL, "Hedgerow Counties")
    assert "Assessing needs: 10 of 11 councils scored 2 or below; Oxlipstead scored 3 or above." in said(
        found
    )
    assert found.changed


def test_what_changed_names_what_came_and_what_went(demonstration):
    changes = [
        each for name in data.councils(LOCAL)["short_name"] for each in for_council(LOCAL, code(name)).changed
    ]
    assert any(each.startswith("New in 2026-27 Q2: ") for each in changes)
    assert any(" and no longer: " in each for each in changes)


@pytest.mark.parametrize("who", [None, NETTLEBOROUGH])
def test_nobody_is_told_of_another_council_s_returns(demonstration, who):
    viewer = council_viewer("somebody", code(who)) if who else PUBLIC
    found = for_council(viewer, code(SORRELMOUTH))
    assert "scores itself" not in said(found)
    assert "sign of" not in said(found)
    assert found.changed == []


def test_the_public_is_told_what_is_public_of_a_region(demonstration):
    found = for_region(PUBLIC, "Hedgerow Counties")
    assert "Assessing needs: 10 of 11 councils scored 2 or below" in said(found)
    assert "2026-27" not in said(found)
    assert found.changed == []
