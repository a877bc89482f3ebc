import pytest

from regional import data
from regional.access import LOCAL
from regional.charts.colours import LIGHT
from regional.views.spine import spine
from regional.views.spine_shown import spine_shown

pytestmark = pytest.mark.usefixtures("database")
BARNET, CUMBERLAND = "E09000003", "E06000063"


def barnet():
    return {row["metric"]: row for row in spine(LOCAL, data.council(LOCAL, BARNET)).to_dicts()}


def test_every_metric_of_barnet_has_a_row_a_verdict_and_a_place():
    rows = barnet()
    assert len(rows) == 16
    judged = [row["judged"] for row in rows.values()]
    counted = {word: judged.count(word) for word in ("better", "similar", "worse", "not compared")}
    assert counted == {"better": 3, "similar": 9, "worse": 2, "not compared": 2}
    assert rows["direct_payments"]["beside_england"] == "clearly above"


def test_low_is_good_for_admissions_and_right_is_better():
    row = barnet()["admissions_65"]
    assert row["higher_is"] == "worse"
    assert row["value"] > row["england"]
    assert row["x_value"] < 0 < row["x_highest"] + 1


def test_its_heading_counts_and_says_what_chance_gives():
    shown = spine_shown(LOCAL, BARNET)
    assert shown.heading == "Barnet against England on 14 metrics: 3 better, 9 similar, 2 worse"
    assert shown.sentences[0].startswith("14 comparisons: if nothing differed, about 1 of them")
    assert "Not compared because the figure rests on under five people: 2 metrics." in shown.sentences


def test_better_is_a_square_worse_a_triangle_and_the_rest_hollow():
    marks = spine_shown(LOCAL, BARNET).draw("light").marks.filter(mark="point")
    drawn = marks.filter(marks["tooltip"].is_not_null())
    assert drawn.filter(shape="square")["fill"].to_list() == [LIGHT.improvement] * 3
    assert drawn.filter(shape="triangle-up")["fill"].to_list() == [LIGHT.concern] * 2
    assert drawn.filter(shape="circle")["fill"].to_list() == [LIGHT.page] * 11


def test_a_row_keeps_its_year_however_long_its_title():
    texts = spine_shown(LOCAL, BARNET).draw("light").marks.filter(mark="text")["text"].drop_nulls().to_list()
    assert len([text for text in texts if text.endswith((", 2020-21", ", 2018-19"))]) == 16


def test_what_is_taken_away_has_every_metric_without_a_total():
    taken = spine_shown(LOCAL, BARNET).taken()
    assert taken.data.height == 16
    assert "total" not in " ".join(taken.data.columns)


def test_a_council_without_figures_says_so():
    shown = spine_shown(LOCAL, CUMBERLAND)  # made in 2023: its figures are its predecessor's
    assert shown.heading == "No metric has a figure of Cumberland and of England in the same year"
    assert shown.draw is None
