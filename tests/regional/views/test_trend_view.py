import polars as pl

from models.metric import metrics
from regional.access import LOCAL
from regional.views.own_history import own_history
from regional.views.trend import by_year

DP, CARERS = metrics()["direct_payments"], metrics()["qol_carers"]
MADDERBRIDGE, TANSYFORD = "X99000005", "X99000010"


def yearly(values, first=2010):
    rows = [("ours", f"{year}-{(year + 1) % 100:02}", value) for year, value in enumerate(values, first)]
    frame = pl.DataFrame(rows, schema=["series", "period", "value"], orient="row", strict=False)
    others = frame.with_columns(series=pl.lit("england"), value=pl.col("value") * 2)
    return pl.concat([others, frame]).filter(pl.col("value").is_not_null())


def test_only_the_council_s_own_years_are_tested_and_a_missing_one_is_a_gap():
    found = by_year(yearly([1.0, 2.0, None, 4.0, 5.0, 4.0]), DP, {})
    assert found["value"].to_list() == [1, 2, None, 4, 5, 4]
    assert found["points"].unique().to_list() == [5]


def test_a_survey_held_every_two_years_has_no_gaps_between():
    assert CARERS.published == "every two years"
    assert by_year(yearly([1.0, None, 2.0, None, 4.0]), CARERS, {})["value"].to_list() == [1, 2, 4]


def test_each_break_between_years_begins_a_part():
    breaks = {"2012-13": "another survey", "2014-15": "another definition"}
    found = by_year(yearly([1.0, 2.0, 3.0, 4.0, 5.0, 4.0]), DP, breaks)
    assert found["part"].to_list() == [0, 0, 1, 1, 2, 2]
    first_missing = by_year(yearly([1.0, 2.0, None, 4.0, 5.0, 4.0]), DP, {"2012-13": "another survey"})
    assert first_missing["part"].to_list() == [0, 0, 1, 1, 1, 1]


def test_a_council_with_only_its_predecessor_s_figures_has_no_trend():
    figures = yearly([1.0, 2.0]).filter(pl.col("series") != "ours")
    assert by_year(figures, DP, {}).is_empty()


def test_the_demonstration_s_shift_shows(demonstration):
    history = own_history(LOCAL, MADDERBRIDGE, "median_days_request_to_assessment")
    assert history["state"].unique().to_list() == ["full limits"]
    assert set(history["point"][6:]) <= {"improvement", "common"}


def test_the_demonstration_s_break_parts_what_is_tested(demonstration):
    history = own_history(LOCAL, TANSYFORD, "sg_conversion_rate")
    assert history["part"].to_list() == [0] * 4 + [1] * 8
    assert history["state"].to_list() == ["line only"] * 4 + ["trial limits"] * 8
