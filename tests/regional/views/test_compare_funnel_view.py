import polars as pl
import pytest

from regional import data
from regional.access import LOCAL
from regional.views.compare_funnel import compare_funnel
from regional.views.compare_funnel_shown import funnel_shown
from regional.words import funnel as words

pytestmark = pytest.mark.usefixtures("database")
BARNET, ISLES_OF_SCILLY = "E09000003", "E06000053"


def made(metric="direct_payments", year="2020-21", ons_code=BARNET):
    return compare_funnel(LOCAL, data.council(LOCAL, ons_code), metric, year)


def test_every_council_with_a_share_has_a_place_and_the_others_are_counted():
    found = made()
    assert found.areas.height + found.left_out == 153
    assert found.ours["place"] == "inside"
    assert found.areas["name"].is_sorted()


def test_councils_differ_by_more_than_chance_so_the_limits_are_widened_and_both_are_said():
    found = made()
    assert found.spread.wider
    said = " ".join(words.sentences(found))
    assert "councils differ more than chance alone allows (factor 56.7)" in said
    assert "Without that 121 of 146 councils would be outside the 95% limits." in said
    assert (found.areas["place"] == "inside").sum() > (found.areas["by_chance"] == "inside").sum()


def test_the_middle_is_all_people_counted_over_all_people_asked():
    found = made()
    people = (found.areas["value"] * found.areas["n"]).sum() / found.areas["n"].sum()
    assert found.baseline == pytest.approx(people)


@pytest.mark.parametrize("metric", ["control", "median_days_request_to_assessment", "delayed_transfers"])
def test_a_survey_a_wait_and_a_figure_without_people_have_no_funnel(metric):
    assert made(metric, "2018-19") is None


def test_the_page_s_part_says_why_there_is_none():
    shown = funnel_shown(LOCAL, BARNET, "control", "2018-19")
    assert (shown.heading, shown.draw) == ("No funnel of all councils for this figure", None)
    assert shown.sentences[0].startswith("No funnel is drawn: it needs a share or a rate")


def test_what_is_taken_away_has_every_council_with_its_place():
    shown = funnel_shown(LOCAL, BARNET, "direct_payments", "2020-21")
    assert shown.heading.startswith("Funnel of all councils: Barnet's 30.3% is inside the 95% limits; ")
    assert shown.taken().data.height == shown.table.height == 146
    assert shown.draw("light").alt.startswith(shown.heading)


def test_rates_have_funnels_too():
    found = made("admissions_65", "2020-21")
    assert found.areas["value"].max() > 100  # per 100,000
    assert found.curve.filter(pl.col("upper_998") < found.baseline).is_empty()
