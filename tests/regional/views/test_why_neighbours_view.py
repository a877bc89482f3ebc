import pytest

from regional import peers
from regional.access import LOCAL
from regional.analysis.neighbours import WEIGHTS
from regional.views.why_neighbours import why_neighbours
from regional.words.why_neighbours import FEATURES

pytestmark = pytest.mark.usefixtures("database")
BARNET = "E09000003"


def test_every_fact_that_likeness_is_measured_on_has_a_name():
    assert list(FEATURES) == list(WEIGHTS)


def test_the_table_has_the_fifteen_in_order_and_what_sets_each_apart():
    shown = why_neighbours(LOCAL, BARNET).neighbours
    assert shown["Council"].to_list()[:3] == ["Merton", "Harrow", "Hillingdon"]
    assert shown.height == 15
    assert all("% of the distance)" in each for each in shown["What sets it apart most"])


def test_it_says_who_just_missed_who_is_mutual_and_what_z_scores_would_give():
    why = why_neighbours(LOCAL, BARNET)
    assert why.missed.height == 5
    assert why.missed_heading.startswith("Who just missed the list: ")
    mutual = (why.neighbours["Has Barnet among its own"] == "yes").sum()
    assert why.sentences[0].startswith(f"{mutual} of 15 have Barnet among their own 15")
    assert why.sentences[-1].startswith("By plain z-scores of the same facts ")


def test_it_says_what_each_weight_would_change():
    why = why_neighbours(LOCAL, BARNET)
    assert set(why.weights.columns) == {"If", "Stay", "Go", "Come"}
    assert all(int(stay) < 15 for stay in why.weights["Stay"])
    assert why.weights_heading.startswith("If a weight changed: at most ")


def test_the_list_itself_is_that_of_the_peers():
    codes = peers.distances(LOCAL, BARNET).sort("rank")["neighbour_code"]
    assert len(codes) == why_neighbours(LOCAL, BARNET).neighbours.height
