import polars as pl
import pytest

from models.framework import STATEMENTS
from regional import data, peers
from regional.access import LOCAL, council_viewer
from regional.views import council as views
from tests.held import firm

pytestmark = pytest.mark.usefixtures("database")

QUARTER = "2026-27 Q2"


def row_of(name):
    return data.councils(LOCAL).row(by_predicate=pl.col("short_name") == name, named=True)


def seen(name, kind="region", viewer=LOCAL, own_list=()):
    council = row_of(name)
    return views.council(viewer, council["ons_code"], peers.peers(viewer, council, kind, own_list))


def test_barnet_is_good_with_23():
    barnet = seen("Barnet")
    assert (barnet.result["rating"], sum(barnet.nine.values())) == ("good", 23)
    assert barnet.statements["statement"].to_list() == list(STATEMENTS)


def test_stockton_on_tees_has_four_scores_and_no_rating():
    stockton = seen("Stockton-on-Tees")
    assert (stockton.result["rating"], len(stockton.known), stockton.nine) == (None, 4, None)


def test_swindon_is_good_and_what_was_believed_before_is_kept():
    swindon = seen("Swindon")
    assert swindon.result["rating"] == "good"
    assert swindon.earlier.select("rating", "percent", "status").rows() == [
        ("requires improvement", 62, "superseded")
    ]


def test_bromley_is_provisional():
    assert seen("Bromley").result["status"] == "provisional"


def test_a_pilot_has_no_arithmetic_and_no_place_among_peers():
    lincolnshire = seen("Lincolnshire")
    assert lincolnshire.pilot
    assert len(lincolnshire.known) == 1
    assert lincolnshire.nine is None
    assert lincolnshire.statements["below"].count() == 0


def test_nottinghams_pilot_stands_behind_its_formal_result():
    nottingham = seen("Nottingham")
    assert not nottingham.pilot
    assert nottingham.earlier["kind"].to_list() == ["pilot"]


def test_of_the_city_of_london_nothing_is_known_and_its_statements_are_still_nine():
    city = seen("City of London", "neighbours")
    assert city.result is None
    assert city.known == {}
    assert city.statements.height == 9
    assert city.statements["peers_known"].sum() == 0


def test_peers_are_below_level_or_above_and_add_up_without_the_council_itself():
    barnet = seen("Barnet").statements  # one of London's complete sets
    others = [len(firm("London", statement)) - 1 for statement in STATEMENTS]
    assert barnet["peers_known"].to_list() == others
    assert barnet.select(pl.sum_horizontal("below", "same", "above")).to_series().to_list() == others
    level = [row[f"peers_{row['published']}"] for row in barnet.to_dicts()]
    assert barnet["same"].to_list() == level


def test_peers_pilots_and_inferred_scores_are_not_counted():
    doncaster = seen("Doncaster").statements  # Yorkshire and The Humber: 7 equity scores, some inferred
    known = data.scores(LOCAL).join(
        data.assessments(LOCAL).select("id", "ons_code", "kind"), left_on="assessment_id", right_on="id"
    )
    region = data.councils(LOCAL).filter(region="Yorkshire and The Humber")["ons_code"].to_list()
    firm = known.filter(
        pl.col("ons_code").is_in(region), pl.col("check") != "inferred", kind="formal", statement="equity"
    )
    counted = doncaster.row(by_predicate=pl.col("statement") == "equity", named=True)["peers_known"]
    assert counted == firm.height - 1


def test_scores_of_its_own_that_were_inferred_are_shown_and_not_compared():
    barking = seen("Barking and Dagenham")
    assert len(barking.known) == 4
    assert barking.statements["check"].drop_nulls().unique().to_list() == ["inferred"]
    assert barking.statements["below"].count() == 0


def test_an_own_list_is_the_councils_chosen_and_never_the_council_itself():
    codes = tuple(row_of(name)["ons_code"] for name in ("Barnet", "Camden", "Brent"))
    group = peers.peers(LOCAL, row_of("Barnet"), "own", codes)
    assert set(group.codes) == set(codes[1:])
    assert seen("Barnet", "own", own_list=codes).statements["peers_known"].to_list() == [2] * 9


def test_own_scores_stand_beside_the_published_ones_for_who_may_see_them(send):
    send(row_of("Barnet")["ons_code"], QUARTER, equity=4, learning=None)
    mine = seen("Barnet")
    given = mine.statements.drop_nulls("own").select("statement", "own").rows()
    assert (mine.own_quarter, given) == (QUARTER, [("equity", 4)])
    others = seen("Barnet", viewer=council_viewer("camden", "E09000007"))
    assert (others.own_quarter, others.statements["own"].count()) == (None, 0)
