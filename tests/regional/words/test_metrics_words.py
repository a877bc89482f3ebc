from datetime import date

import polars as pl
import pytest

from models.metric import metrics
from regional.words import metrics as words
from regional.words import metrics_table

DIRECT_PAYMENTS = metrics()["direct_payments"]
ROW = {
    "period": "2020-21",
    "series": "ours",
    "area": "Barnet",
    "value": 30.3,
    "numerator": 952.0,
    "denominator": 3145.0,
    "margin_of_error": None,
    "region": 24.4,
    "england": 26.6,
}
FIGURES = {"series": str, "area": str, "period": str, "value": float, "marker": str}


def figures(*rows):
    return pl.DataFrame(rows, schema=FIGURES, orient="row")


def before(*rows):
    schema = {"name": str, "until": pl.Date, "relation": str}
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_the_newest_figure_is_said_with_its_year_and_whose_it_is_beside_the_others():
    assert words.heading("Barnet", DIRECT_PAYMENTS, ROW) == (
        "People using services who receive direct payments: 30.3% in 2020-21 (Barnet); "
        "the region 24.4% and England 26.6%"
    )


def test_a_predecessors_figure_is_said_to_be_one():
    row = {**ROW, "series": "predecessor", "area": "Cumbria", "region": None}
    assert words.heading("Cumberland", DIRECT_PAYMENTS, row).endswith(
        "30.3% in 2020-21 (Cumbria, since replaced); England 26.6%"
    )


def test_where_no_year_has_a_value_it_says_so():
    assert words.heading("Barnet", DIRECT_PAYMENTS, None) == (
        "People using services who receive direct payments: no figure of Barnet is published"
    )


def test_a_survey_figure_comes_with_its_published_margin():
    said = words.counted(metrics()["control"], {**ROW, "margin_of_error": 4.8})
    assert said == "A survey estimate: give or take 4.8 (95%, as published)."


def test_a_share_comes_with_its_counts_as_published():
    assert words.counted(DIRECT_PAYMENTS, ROW) == (
        "952 of 3,145 as published; counts are rounded by their publisher."
    )


def test_without_either_the_interval_is_said_not_to_be_published():
    assert words.counted(DIRECT_PAYMENTS, {**ROW, "denominator": None}) == ("Its interval was not published.")


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (4, "No verdict on the trend: 4 yearly points, and a line needs five."),
        (1, "No verdict on the trend: 1 yearly point, and a line needs five."),
        (5, "5 yearly points; no verdict on the trend is worked out on this page."),
    ],
)
def test_a_line_needs_five_points_of_the_councils_own(points, said):
    years = [("ours", "Barnet", f"201{n}-1{n + 1}", 1.0, None) for n in range(points)]
    others = [("region", "London", "2010-11", 1.0, None), ("ours", "Barnet", "2018-19", None, "x")]
    assert words.trend(figures(*years, *others)) == said


def test_months_are_told_as_months():
    row = {**ROW, "period": "2026-03-31", "status": "provisional"}
    assert "30.3% on 31 March 2026 (Barnet, provisional)" in words.heading("Barnet", DIRECT_PAYMENTS, row)


def test_a_count_of_everybody_has_no_interval_to_be_said_to_be_missing():
    assert words.counted(metrics()["cld_assessments"], {**ROW, "denominator": None}) == ""


def test_the_table_of_a_monthly_metric_has_a_row_a_month():
    table = metrics_table.history(figures(("ours", "Barnet", "2026-03", 9.0, None)))
    assert table.rows(named=True) == [{"Month": "March 2026", "Barnet": "9.0"}]


def test_a_council_with_only_a_predecessors_figures_has_no_trend():
    said = words.trend(figures(("predecessor", "Cumbria", "2018-19", 1.0, None)))
    assert said.startswith("No verdict on the trend: ")


def test_what_came_before_is_named_with_its_last_day_and_what_happened():
    split = before(("Cumbria", date(2023, 4, 1), "split"), ("Other code", None, "recoded"))
    assert words.predecessors(split) == (
        "Before reorganisation, shown apart and never added up: Cumbria until 1 April 2023 (split)."
    )
    assert words.predecessors(split.clear()) == ""


def test_under_the_heading_stand_counts_trend_and_every_caveat():
    said = words.beneath(DIRECT_PAYMENTS, [ROW], figures(), before())
    assert said[0].startswith("952 of 3,145")
    assert said[2:] == list(DIRECT_PAYMENTS.caveats)
    assert all(said)


def test_the_subtitle_says_unit_and_direction():
    assert words.drawn(DIRECT_PAYMENTS).endswith("Unit: %. Higher is better.")


def test_the_source_line_names_publisher_code_and_newest_year_with_a_value():
    frame = pl.DataFrame(
        {
            "publication_id": ["a", "b"],
            "code": ["1C2A", "1C2A"],
            "period": ["2020-21", "2021-22"],
            "value": [1.0, None],
        }
    )
    publications = pl.DataFrame(
        {
            "id": ["a", "b", "c"],
            "publisher": ["NHS Digital", "NHS Digital", "CQC"],
            "read_on": ["2026-11-21", None, "2026-11-22"],
        }
    )
    assert words.source(DIRECT_PAYMENTS, frame, publications) == (
        f"Source: NHS Digital ({DIRECT_PAYMENTS.title}, 1C2A), newest year 2020-21, "
        "as read on 21 November 2026."
    )


def test_the_table_puts_the_council_first_and_says_why_a_figure_is_absent():
    table = metrics_table.history(
        figures(
            ("england", "England", "2019-20", 26.6, None),
            ("ours", "Barnet", "2018-19", 30.3, None),
            ("ours", "Barnet", "2019-20", None, "c"),
        )
    )
    assert table.columns == ["Year", "Barnet", "England"]
    (early, first, nothing), (late, withheld, england) = table.rows()
    assert (early, first, nothing) == ("2018-19", "30.3", "not published")
    assert (late, withheld, england) == ("2019-20", "too few to show", "26.6")


def test_how_it_was_made_says_what_is_counted_out_of_what_and_who_checked():
    made = words.how_made(DIRECT_PAYMENTS)
    for part in ("What is counted", "Out of", "Why it matters", "Definition checked by"):
        assert f"**{part}:**" in made
