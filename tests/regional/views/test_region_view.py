import polars as pl
import pytest

from models.assessment import FIRM_CHECKS
from models.council import REGIONS
from models.framework import STATEMENTS
from regional import data
from regional.access import LOCAL, council_viewer
from regional.views import region as views
from tests.held import firm

pytestmark = pytest.mark.usefixtures("database")

BARNET, QUARTER = "E09000003", "2026-27 Q2"


def rated(view, council):
    return view.results.row(by_predicate=pl.col("council") == council, named=True)


def test_london_has_33_councils_and_its_firm_scores_are_counted():
    london = views.region(LOCAL, "London")
    assert london.councils.height == 33
    assert london.cells.height == 33 * 9
    known = [len(firm("London", statement)) for statement in STATEMENTS]
    assert (london.counts["n"].min(), london.counts["n"].max()) == (min(known), max(known))
    assert 17 <= london.complete <= min(known)


def test_the_nine_regions_hold_153_councils_and_the_east_midlands_10():
    sizes = {name: views.region(LOCAL, name).councils.height for name in REGIONS}
    assert (sum(sizes.values()), sizes["East Midlands"]) == (153, 10)


def test_38_councils_have_no_formal_rating():
    results = pl.concat([views.region(LOCAL, name).results for name in REGIONS])
    unrated = results.filter(pl.col("rating").is_null() | pl.col("indicative"))
    assert unrated.height <= 38
    assert unrated.filter(pl.col("indicative"))["council"].sort().to_list() == [
        "Birmingham",
        "Lincolnshire",
        "North Lincolnshire",
        "Suffolk",
    ]
    # Nottingham, the fifth pilot, has been assessed since.
    assert not rated(views.region(LOCAL, "East Midlands"), "Nottingham")["indicative"]


def test_stockton_on_tees_alone_has_scores_and_no_rating():
    results = pl.concat([views.region(LOCAL, name).results for name in REGIONS])
    assert results.filter(state="scores only")["council"].to_list() == ["Stockton-on-Tees"]


def test_a_result_that_was_raised_is_shown_as_raised_and_one_under_review_as_provisional():
    assert rated(views.region(LOCAL, "South West"), "Swindon")["rating"] == "good"
    bromley = rated(views.region(LOCAL, "London"), "Bromley")
    assert (bromley["rating"], bromley["status"]) == ("requires improvement", "provisional")


def test_a_pilot_is_shown_among_the_cells_and_counted_nowhere():
    west = views.region(LOCAL, "West Midlands")
    pilots = west.cells.filter(pl.col("indicative"))
    assert pilots["council"].unique().to_list() == ["Birmingham"]
    firm = west.scores.filter(pl.col("kind") == "formal", pl.col("check").is_in(FIRM_CHECKS))
    assert west.counts["n"].sum() == firm.height < west.cells["value"].count()


def test_inferred_scores_are_shown_and_not_counted():
    yorkshire = views.region(LOCAL, "Yorkshire and The Humber")
    equity = yorkshire.cells.filter(statement="equity").drop_nulls("value")
    inferred = equity.filter(check="inferred").height
    counted = yorkshire.counts.row(by_predicate=pl.col("statement") == "equity", named=True)["n"]
    assert inferred > 0
    assert counted == equity.filter(~pl.col("indicative")).height - inferred


def test_healthier_lives_is_where_yorkshire_differs_and_its_own_councils_are_not_elsewhere():
    compared = views.region(LOCAL, "Yorkshire and The Humber").compared
    clear = compared.filter(pl.col("verdict").str.starts_with("clearly"))
    others = [region for region in REGIONS if region != "Yorkshire and The Humber"]
    here = firm("Yorkshire and The Humber", "healthier_lives")
    elsewhere = [score for region in others for score in firm(region, "healthier_lives")]
    k, elsewhere_k = (sum(score >= 3 for score in scores) for scores in (here, elsewhere))
    assert clear.select("statement", "k", "n", "elsewhere_k", "elsewhere_n", "verdict").rows() == [
        ("healthier_lives", k, len(here), elsewhere_k, len(elsewhere), "clearly fewer")
    ]


def test_barnet_stands_on_the_edge_with_23_and_camden_with_32():
    edges = views.region(LOCAL, "London").edges
    found = {row[1]: row[2:] for row in edges.rows()}
    assert found["Barnet"] == (23, False, True)
    assert found["Camden"] == (32, False, True)
    assert found["Brent"] == (22, True, False)


def test_own_scores_are_beside_the_published_ones_once_a_return_is_submitted(send):
    send(BARNET, QUARTER, assessing_needs=3, equity=4)
    london = views.region(LOCAL, "London")
    own = views.own(LOCAL, london, QUARTER)
    published = london.cells.filter(ons_code=BARNET, statement="equity")["value"][0]
    gap = own.gap_cells.filter(ons_code=BARNET, statement="equity")["value"][0]
    assert own.sent == 1
    assert gap == 4 - published
    assert rated(own, "Barnet")["state"] == "scores only"
    assert rated(own, "Camden")["state"] == "nothing"


def test_another_council_sees_nothing_of_them(send):
    send(BARNET, QUARTER, equity=4)
    camden = council_viewer("camden", "E09000007")
    own = views.own(camden, views.region(camden, "London"), QUARTER)
    assert (own.sent, own.cells["value"].count(), own.gap_cells["value"].count()) == (0, 0, 0)
    assert data.quarters_sent(camden) == ()
