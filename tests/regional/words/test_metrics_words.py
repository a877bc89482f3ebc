from datetime import date

import polars as pl
import pytest

from models.metric import metrics
from regional.views.trend import by_year
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


@pytest.fixture(autouse=True)
def _soon_after(monkeypatch):
    """A day on which 2020-21 is not yet old."""
    monkeypatch.setattr(words.days, "today", lambda: date(2022, 1, 1))


def test_the_newest_figure_is_said_with_its_year_and_whose_it_is_beside_the_others():
    assert words.heading("Barnet", DIRECT_PAYMENTS, ROW) == (
        "People using services who receive direct payments: 30.3% in 2020-21 (Barnet); "
        "the region 24.4% and England 26.6%"
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2023, 3, 31), "2020-21"),
        (date(2023, 4, 1), "2020-21, more than 2 years ago"),
        (date(2026, 11, 26), "2020-21, more than 5 years ago"),
    ],
)
def test_an_old_year_is_said_to_be_old(monkeypatch, today, said):
    monkeypatch.setattr(words.days, "today", lambda: today)
    assert words.dated("2020-21") == said
    assert f"30.3% in {said} (Barnet)" in words.heading("Barnet", DIRECT_PAYMENTS, ROW)


def test_a_hole_in_the_line_is_told_with_its_reason():
    years = [("england", "England", year, 1.0, None) for year in ("2016-17", "2018-19", "2020-21")]
    barnet = ("ours", "Barnet", "2020-21", None, "x")
    assert words.holes(DIRECT_PAYMENTS, figures(*years, barnet)) == [
        "No figure of anybody for 2017-18 and 2019-20: no file with this metric is loaded for those years.",
        "No figure of Barnet for 2020-21: not available.",
    ]
    assert words.holes(metrics()["qol_carers"], figures(*years[:2])) == [
        "No figure of anybody for 2017-18: this survey is not held every year."
    ]
    assert words.holes(DIRECT_PAYMENTS, figures()) == []


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


def test_a_figure_with_published_limits_comes_with_them():
    said = words.counted(metrics()["social_contact"], {**ROW, "lower": 39.5, "upper": 49.9})
    assert said == "95% interval 39.5% to 49.9%, as published."


def test_a_share_comes_with_its_counts_as_published():
    assert words.counted(DIRECT_PAYMENTS, ROW) == (
        "952 of 3,145 as published; counts are rounded by their publisher."
    )


def test_without_either_the_interval_is_said_not_to_be_published():
    assert words.counted(DIRECT_PAYMENTS, {**ROW, "denominator": None}) == ("Its interval was not published.")


def test_months_are_told_as_months():
    row = {**ROW, "period": "2026-03-31", "status": "provisional"}
    assert "30.3% on 31 March 2026 (Barnet, provisional)" in words.heading("Barnet", DIRECT_PAYMENTS, row)


def test_a_count_of_everybody_has_no_interval_to_be_said_to_be_missing():
    assert words.counted(metrics()["cld_assessments"], {**ROW, "denominator": None}) == ""


def test_the_table_of_a_monthly_metric_has_a_row_a_month():
    month = figures(("ours", "Barnet", "2026-03", 9.0, None))
    table = metrics_table.history(month, by_year(month, metrics()["cld_assessments"], {}))
    assert table.rows(named=True) == [{"Month": "March 2026", "Barnet": "9.0", "Trend": "–"}]


def test_what_came_before_is_named_with_its_last_day_and_what_happened():
    split = before(("Cumbria", date(2023, 4, 1), "split"), ("Other code", None, "recoded"))
    assert words.predecessors(split) == (
        "Before reorganisation, shown apart and never added up: Cumbria until 1 April 2023 (split)."
    )
    assert words.predecessors(split.clear()) == ""


def test_under_the_heading_stand_counts_and_every_caveat():
    said = words.beneath(DIRECT_PAYMENTS, [ROW], figures(), before())
    assert said[0].startswith("952 of 3,145")
    assert said[1:] == list(DIRECT_PAYMENTS.caveats)
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
    shown = figures(
        ("england", "England", "2019-20", 26.6, None),
        ("ours", "Barnet", "2018-19", 30.3, None),
        ("ours", "Barnet", "2019-20", None, "c"),
    )
    table = metrics_table.history(shown, by_year(shown, DIRECT_PAYMENTS, {}))
    assert table.rows(named=True) == [
        {"Year": "2018-19", "Barnet": "30.3", "England": "not published", "Trend": "–"},
        {"Year": "2019-20", "Barnet": "too few to show", "England": "26.6", "Trend": "–"},
    ]


def test_how_it_was_made_says_what_is_counted_out_of_what_and_who_checked():
    made = words.how_made(DIRECT_PAYMENTS)
    for part in ("What is counted", "Out of", "Why it matters", "Definition checked by"):
        assert f"**{part}:**" in made
