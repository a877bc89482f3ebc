import polars as pl
import pytest

from models.metric import metrics
from regional import data
from regional.access import LOCAL
from regional.views import metrics as views


def seen(name):
    return views.metrics(
        LOCAL, data.councils(LOCAL).row(by_predicate=pl.col("short_name") == name, named=True)
    )


@pytest.mark.usefixtures("database")
def test_barnet_has_23_metrics_each_of_them_defined():
    barnet = seen("Barnet")
    assert len(barnet.metrics) == 23
    assert set(barnet.metrics) <= set(metrics())


@pytest.mark.usefixtures("database")
def test_barnets_newest_direct_payments_are_as_published_beside_london_and_england():
    row = views.newest(seen("Barnet").figures).row(
        by_predicate=pl.col("metric") == "direct_payments", named=True
    )
    figures = [row[name] for name in ("period", "value", "numerator", "denominator", "region", "england")]
    assert figures == ["2020-21", 30.3, 952, 3145, 24.4, 26.6]


@pytest.mark.parametrize(
    ("council", "predecessor"),
    [
        ("Somerset", "Somerset (county)"),
        ("North Yorkshire", "North Yorkshire (county)"),
        ("Cumberland", "Cumbria"),
        ("Westmorland and Furness", "Cumbria"),
    ],
)
@pytest.mark.usefixtures("database")
def test_a_council_made_in_2023_has_only_its_predecessors_figures_and_they_are_shown_as_such(
    council, predecessor
):
    view = seen(council)
    newest = views.newest(view.figures)
    assert view.figures.filter(series="ours").is_empty()
    assert newest["series"].unique().to_list() == ["predecessor"]
    assert newest["area"].unique().to_list() == [predecessor]
    assert view.predecessors["name"].to_list() == [predecessor]


@pytest.mark.parametrize("council", ["Sheffield", "North Yorkshire", "Barnet"])
@pytest.mark.usefixtures("database")
def test_every_area_goes_by_one_name_through_all_the_years(council):
    figures = seen(council).figures
    names = figures.group_by("ons_code").agg(pl.col("area").n_unique())
    assert names["area"].to_list() == [1] * names.height


@pytest.mark.usefixtures("database")
def test_each_metric_has_one_newest_row_and_it_has_a_value():
    newest = views.newest(seen("Isles of Scilly").figures)
    assert newest["metric"].is_unique().all()
    assert newest["value"].null_count() == 0


def figures(*rows):
    columns = ["metric", "period", "series", "area", "value"]
    frame = pl.DataFrame(rows, schema=columns, orient="row")
    counts = {name: pl.lit(None, pl.Float64) for name in ("numerator", "denominator", "margin_of_error")}
    return frame.with_columns(**counts)


def test_a_year_without_a_value_is_passed_over_and_the_others_are_of_the_same_year():
    newest = views.newest(
        figures(
            ("waits", "2020-21", "ours", "Ash", None),
            ("waits", "2019-20", "ours", "Ash", 12.0),
            ("waits", "2019-20", "england", "England", 10.0),
            ("waits", "2020-21", "england", "England", 99.0),
        )
    )
    assert newest.select("period", "value", "england", "region").rows() == [("2019-20", 12.0, 10.0, None)]


@pytest.mark.parametrize(
    ("metric", "years"),
    [("dols_backlog_rate", ["2026-27"]), ("dols_mean_days", ["2026-27", "2027-28"]), ("staff_absence", [])],
)
def test_a_break_in_the_middle_of_a_year_parts_it_from_both_sides_unless_it_is_a_snapshot(metric, years):
    known = figures(*((metric, each, "ours", "Ash", 1.0) for each in ("2024-25", "2027-28")))
    assert list(views.breaks(metrics()[metric], known)) == years


def test_the_councils_own_figure_goes_before_its_predecessors_of_the_same_year():
    newest = views.newest(
        figures(
            ("waits", "2019-20", "predecessor", "Old Ash", 14.0),
            ("waits", "2019-20", "ours", "Ash", 12.0),
        )
    )
    assert newest.select("series", "value").rows() == [("ours", 12.0)]
