import polars as pl
import pytest
from sqlalchemy import update

from ingest.fingertips.load import load_fingertips
from ingest.publication.load import PublishedFile
from models.figure import Figure
from models.metric import metrics
from regional import data, peers
from regional.access import LOCAL
from regional.views import compare_all
from regional.views.compare import choices, compare_page
from regional.views.compare_metric import basis, compare_metric, years
from regional.views.compare_statement import compare_statement
from tests.ingest import published_copies as copies

pytestmark = pytest.mark.usefixtures("database")
BARNET, HACKNEY, CUMBERLAND, SOMERSET = "E09000003", "E09000012", "E06000063", "E06000066"


def council(ons_code):
    return data.councils(LOCAL).row(by_predicate=pl.col("ons_code") == ons_code, named=True)


def group(ons_code, kind):
    return peers.peers(LOCAL, council(ons_code), kind)


def of_metric(ons_code, kind, metric="direct_payments", year="2020-21"):
    return compare_metric(LOCAL, council(ons_code), group(ons_code, kind), metric, year)


def verdicts(made):
    return dict(made.peers["verdict"].drop_nulls().value_counts().iter_rows())


def test_barnets_direct_payments_are_above_ten_neighbours_below_two_and_three_cannot_be_told():
    made = of_metric(BARNET, "neighbours")
    assert verdicts(made) == {"clearly above": 10, "clearly below": 2, "cannot tell": 3}
    assert (made.ours["value"], made.england, made.region) == (30.3, 26.6, 24.4)
    assert made.beside_england == "clearly above"


def test_the_council_comes_first_and_then_its_peers_in_their_order():
    names = of_metric(BARNET, "neighbours").rows["name"].to_list()
    assert names[:4] == ["Barnet", "Merton", "Harrow", "Hillingdon"]
    assert len(names) == 16


def test_a_share_of_four_people_is_not_compared():
    made = of_metric(BARNET, "neighbours", "direct_payments_carers")
    assert made.ours["few"]
    assert set(verdicts(made)) == {"not compared"}
    assert made.beside_england == "not compared"


def test_a_survey_has_its_margins_or_no_interval_whatever_its_counts():
    with_margin = of_metric(BARNET, "neighbours", "control", "2018-19").ours
    assert with_margin["upper"] - with_margin["value"] == pytest.approx(with_margin["margin_of_error"])
    without = of_metric(BARNET, "neighbours", "control", "2014-15")
    assert without.ours["numerator"] is not None
    assert without.rows["lower"].count() == 0
    assert set(verdicts(without)) == {"interval not published"}


def test_limits_that_fingertips_published_are_compared_by():
    cells = [
        [*row[:11], row[11].replace("2018/19", "2021/22"), *row[12:]]
        for row in copies.grid("fingertips/social_contact.csv")
    ]
    assert not load_fingertips(PublishedFile("fingertips", "later.csv", copies.csv(cells))).refused
    made = compare_metric(
        LOCAL, council(BARNET), peers.Peers("own", ("E09000007",), ""), "social_contact", "2021-22"
    )
    assert (made.ours["value"], made.ours["lower"], made.ours["upper"]) == (44.7, 39.5, 49.9)
    # Camden's 36.3 (31.2 to 41.4) is 8.4 less, and 8.4 is more than the root of 5.2 squared and 5.1 squared.
    assert verdicts(made) == {"clearly above": 1}


def test_only_surveys_are_taken_for_surveys():
    surveys = {name for name, metric in metrics().items() if basis(metric) == "survey"}
    with_margin = pl.read_csv("published_reports/figures.csv", infer_schema_length=None)
    assert set(with_margin.drop_nulls("margin_of_error")["metric"]) <= surveys
    assert "direct_payments" not in surveys


def test_a_withheld_figure_and_a_council_made_later_are_told_apart():
    made = of_metric(BARNET, "england")
    told = made.peers.filter(pl.col("ons_code").is_in([HACKNEY, CUMBERLAND, SOMERSET]))
    assert dict(told.select("name", "marker").iter_rows())["Hackney"] == "x"
    assert dict(told.select("name", "before").iter_rows()) == {
        "Hackney": None,
        "Cumberland": "Cumbria",
        "Somerset": "Somerset (county)",
    }


def test_the_years_are_the_councils_own_newest_first_or_everybodys_where_it_has_none():
    assert years(LOCAL, HACKNEY, "direct_payments")[0] == "2018-19"
    assert years(LOCAL, SOMERSET, "direct_payments")[0] == "2020-21"


def test_a_statement_counts_firm_formal_scores_and_the_council_is_not_its_own_peer():
    made = compare_statement(LOCAL, council(BARNET), group(BARNET, "neighbours"), "equity")
    counted = made.peers.filter("counted")
    assert made.n == counted.height == sum(made.place.values())
    assert made.k == counted.filter(pl.col("score") >= 3).height
    assert made.limits[0] < made.k / made.n < made.limits[1]


def test_pilots_and_inferred_scores_are_shown_and_not_counted():
    made = compare_statement(LOCAL, council(BARNET), group(BARNET, "england"), "equity")
    apart = made.rows.filter(~pl.col("counted")).drop_nulls("score")
    assert {"Birmingham", "Hull", "West Northamptonshire"} == set(apart["name"])
    assert made.n + 1 == made.rows.filter("counted").height


def test_all_metrics_agree_with_each_one_alone():
    every = compare_all.all_metrics(LOCAL, BARNET, group(BARNET, "neighbours"))
    row = every.row(by_predicate=pl.col("metric") == "direct_payments", named=True)
    assert [row[name] for name in ("period", "value", "england", "above", "below", "tested")] == [
        "2020-21",
        30.3,
        26.6,
        10,
        2,
        15,
    ]
    assert row["median"] == of_metric(BARNET, "neighbours").peers["value"].median()
    known = data.figures(LOCAL, (BARNET,)).drop_nulls("value")
    assert sorted(every["metric"]) == sorted(known["metric"].unique())


def test_what_can_be_compared_is_the_nine_statements_and_then_metrics_with_figures():
    labels = list(choices(LOCAL).values())
    with_figures = len(data.metrics_published(LOCAL))
    assert [label.partition(":")[0] for label in labels] == ["Statement"] * 9 + ["Metric"] * with_figures
    assert labels[9:] == sorted(labels[9:])


def page(ons_code=BARNET, kind="neighbours", what="direct_payments", year="2020-21", order="likeness"):
    return compare_page(LOCAL, ons_code, kind, (), what, year, order, "light")


def test_a_page_is_made_once_and_kept():
    assert page() is page()


def test_sorting_by_value_is_said_in_the_picture_and_leaves_ours_first():
    plot = page(order="value").compared.plot
    assert plot.rows["name"][0] == "Barnet"
    assert plot.rows["value"][1:].to_list() == sorted(plot.rows["value"][1:], reverse=True)
    assert "Sorted by value" in page(order="value").wide.subtitle
    assert "Sorted by value" not in page().wide.subtitle


@pytest.mark.parametrize("what", ["direct_payments", "equity"])
def test_england_is_a_strip_and_names_only_the_councils_region(what):
    plot = page(kind="england", what=what, order="name").compared.plot
    assert plot.rows.height == 33
    assert plot.everybody.height > 75
    assert page(kind="england", what=what, order="name").compared.table.height == 153


def test_a_region_of_which_one_council_has_a_figure_draws(database):
    with database.writing() as connection:
        others = Figure.ons_code.startswith("E0") & (Figure.ons_code != BARNET)
        connection.execute(update(Figure).where(others).values(value=None, marker="c"))
    made = page(kind="region", order="name")
    assert made.compared.heading == (
        "People using services who receive direct payments: Barnet has 30.3% in 2020-21; no peer has a figure"
    )
    assert made.wide.marks.filter(mark="point").height == 1


def test_no_peers_draw_nothing_and_say_what_to_do():
    made = page(kind="own")
    assert made.wide is None
    assert made.nobody.startswith("Nobody is chosen yet.")
