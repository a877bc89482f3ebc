"""What pages give away: the values of the screen as numbers, for every page and every way to look at it."""

import io
from datetime import date

import openpyxl
import polars as pl
import pytest

from models.framework import STATEMENTS
from regional import data
from regional.access import LOCAL, PUBLIC
from regional.exports.table import data_csv
from regional.exports.workbook import sheets, workbook
from regional.views.compare_taken import compare_taken
from regional.views.council_taken import council_taken, one_score_taken
from regional.views.metric_taken import metric_taken
from regional.views.own_history_taken import own_history_taken
from regional.views.region_page import region_page
from regional.views.region_taken import region_taken
from regional.views.taken_facts import plain
from regional.views.themes_taken import themes_taken

DAY = date(2026, 11, 23)
BARNET, SCILLY, LINCOLNSHIRE, SORRELMOUTH = "E09000003", "E06000053", "E10000019", "Sorrelmouth"


def written(taken) -> openpyxl.Workbook:
    """The page as a workbook, read back; it has a chart for each it names, and its data as a .csv."""
    assert data_csv(taken, DAY).count(b"\n") >= taken.data.height
    book = openpyxl.load_workbook(io.BytesIO(workbook(taken, DAY)))
    assert book.sheetnames == sheets(taken)
    assert len(book["Summary"]._charts) == len(taken.charts)
    assert all(chart.alt for chart in taken.charts)
    return book


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict]:
    """The rows of a sheet's table, by its heads."""
    cells = book[sheet][next(iter(book[sheet].tables.values())).ref]
    head, *values = [[cell.value for cell in row] for row in cells]
    return [dict(zip(head, row, strict=True)) for row in values]


def named(book: openpyxl.Workbook, sheet: str, head: str, name: str) -> dict:
    [row] = [row for row in rows(book, sheet) if row[head] == name]
    return row


def council(name: str) -> dict:
    return data.councils(LOCAL).row(by_predicate=pl.col("short_name") == name, named=True)


def test_markup_of_the_screen_is_taken_out_of_a_sentence():
    assert plain(r"**What:** 3\_a \[b\]. [Open](https://a.org)") == "What: 3_a [b]. Open: https://a.org"


@pytest.mark.usefixtures("database")
def test_a_region_holds_its_33_councils_with_scores_as_numbers_and_reasons_for_none():
    taken = region_taken(LOCAL, "London", "published", None)
    book = written(taken)
    barnet = named(book, "Scores", "Council", "Barnet")
    assert (barnet["Assessing needs"], barnet["Total, 9 to 36"], barnet["CQC's rating"]) == (2, 23, "good")
    hackney = named(book, "Scores", "Council", "Hackney")
    assert (hackney["Equity"], hackney["Why empty"]) == (None, "nine scores not known to us yet")
    assert named(book, "Scores", "Council", "Bexley")["Why empty"] == "nothing known to us yet"
    assert len(rows(book, "Scores")) == 33
    assert len(rows(book, "Each score")) == taken.data.height == 33 * len(STATEMENTS)
    needs = named(book, "By statement", "Statement", "Assessing needs")
    assert (needs["Councils at 2: some shortfalls"], needs["Councils with a known score"]) == (13, 17)


@pytest.mark.usefixtures("database")
def test_the_data_of_a_region_keep_score_unit_and_how_it_was_read_apart():
    frame = region_taken(LOCAL, "London", "published", None).data
    one = frame.row(
        by_predicate=(pl.col("council") == "Barnet") & (pl.col("statement") == "Equity"), named=True
    )
    assert (one["score"], one["unit"], one["indicative"], one["marker"]) == (2, "score, 1 to 4", False, None)
    assert "not yet checked" in one["how_read"]
    none = frame.filter(pl.col("score").is_null())
    assert set(none["marker"]) == {"score not known"}


@pytest.mark.usefixtures("database")
def test_a_council_its_one_score_card_and_its_metrics():
    book = written(council_taken(LOCAL, BARNET, "neighbours", ()))
    assert book.sheetnames[1:5] == ["Statements", "One score", "Metrics", "Findings"]
    needs = named(book, "Statements", "Statement", "Assessing needs")
    assert (needs["CQC's score of Barnet, 1 to 4"], needs["Peers with a known score"]) == (2, 9)
    paid = named(book, "Metrics", "Metric", "People using services who receive direct payments")
    assert (paid["Unit"], paid["For"], paid["Barnet"], paid["England"]) == ("%", "2020-21", 30.3, 26.6)
    assert one_score_taken(LOCAL, BARNET).data["total"].dtype.is_integer()


@pytest.mark.usefixtures("database")
def test_councils_with_little_known_are_still_taken_away():
    for code in (SCILLY, LINCOLNSHIRE, council("Bexley")["ons_code"]):
        written(council_taken(LOCAL, code, "neighbours", ()))
        written(compare_taken(LOCAL, code, "neighbours", (), "equity", None, "likeness"))


@pytest.mark.usefixtures("database")
def test_a_metric_has_a_row_for_a_year_without_a_figure_and_its_line_a_gap():
    taken = metric_taken(LOCAL, council("Barnet"), "direct_payments")
    missing = named(written(taken), "By year", "Year", "2019-20")
    assert (missing["Barnet (%)"], missing["Why empty"]) == (None, "not published for every area")
    first = taken.data.row(0, named=True)
    assert (first["value"].__class__, first["unit"]) == (float, "%")


@pytest.mark.usefixtures("demonstration")
def test_no_line_of_a_metric_crosses_a_declared_break_of_its_series():
    taken = metric_taken(LOCAL, council("Tansyford"), "direct_payments")
    drawn = [series.column for series in taken.charts[0].series if series.column.startswith("Tansyford")]
    before, after = (taken.tables[0].frame.filter(pl.col(each).is_not_null()) for each in drawn)
    assert before["period"].max() < after["period"].min() == "2023-24"
    assert taken.tables[0].notes[0].startswith("The series breaks in 2023-24: new ASCOF framework")
    row = named(written(taken), "By year", "Year", "2023-24")
    assert row["Tansyford (%), from 2018-19"] is None
    assert row["Tansyford (%), from 2023-24"] is not None


@pytest.mark.usefixtures("database")
def test_a_comparison_has_limits_as_numbers_and_the_council_first():
    choice = (BARNET, "neighbours", (), "direct_payments", "2020-21", "likeness")
    taken = compare_taken(LOCAL, *choice)
    first, *others = rows(written(taken), "Beside peers")
    assert (first["Council or area"], first["2020-21 (%)"]) == ("Barnet", 30.3)
    assert (round(first["95% interval, from"], 1), round(first["95% interval, to"], 1)) == (28.7, 31.9)
    assert [row["Council or area"] for row in others[:3]] == ["England", "London", "Merton"]
    assert taken.charts[0].series[0].up


@pytest.mark.usefixtures("database")
def test_what_was_not_compared_is_empty_with_its_reason_and_no_count_of_none():
    few = ("E09000005", "E09000017")  # two peers: no middle of them
    made = written(compare_taken(LOCAL, BARNET, "own", few, "direct_payments", "2020-21", "name"))
    paid = named(made, "All metrics", "Metric", "People using services who receive direct payments")
    assert (paid["Peers with a figure"], paid["Middle of peers"]) == (2, None)
    assert paid["Why empty"] == "too few peers for a middle"
    turnover = named(made, "All metrics", "Metric", "Care workforce turnover")
    assert (turnover["Clearly above peers"], turnover["Peers compared"]) == (None, 0)
    assert turnover["Why empty"].startswith("interval not published")


@pytest.mark.usefixtures("database")
def test_of_all_england_only_the_region_is_drawn_and_all_are_in_the_table():
    taken = compare_taken(LOCAL, BARNET, "england", (), "equity", None, "name")
    written(taken)
    assert taken.tables[0].frame.height == 153
    assert taken.charts[0].rows == 33
    assert "drawn: its region alone, of 153 rows" in taken.charts[0].axis


@pytest.mark.usefixtures("database")
def test_themes_are_counted_in_councils_and_every_finding_is_there():
    taken = themes_taken(LOCAL, "England", None)
    book = written(taken)
    waiting = named(book, "Themes", "Theme", "Waiting times")
    assert waiting["Councils with a shortfall, of 48 reports read"] == 21
    assert len(rows(book, "Findings")) + len(rows(book, "Counted apart")) == data.all_findings(LOCAL).height
    assert taken.data.filter(theme="Waiting times")["shortfall"].item() == 21
    written(themes_taken(LOCAL, "London", "waiting_times", "matrix"))


@pytest.mark.usefixtures("demonstration")
def test_what_councils_sent_is_taken_away_as_numbers_by_those_who_may_see_it_alone():
    quarter = data.quarters_sent(LOCAL)[0]
    own = region_taken(LOCAL, "Hedgerow Counties", "own", quarter)
    assert "not for publication" in str(own.facts)
    named(written(own), "Scores", "Council", SORRELMOUTH)
    gap = region_taken(LOCAL, "Hedgerow Counties", "gap", quarter)
    both = named(written(gap), "By statement", "Statement", "Equity")
    assert all(isinstance(both[head], int) for head in ("Own score lower", "The same", "Own score higher"))
    code = council(SORRELMOUTH)["ons_code"]
    mine = rows(written(council_taken(LOCAL, code, "region", ())), "Statements")
    assert all(row[f"Own score, {quarter}"] for row in mine)
    theirs = council_taken(PUBLIC, code, "region", ())
    assert theirs.data["own_score"].null_count() == theirs.data.height
    assert "not for publication" not in str(theirs.facts)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("mode", ["own", "gap"])
def test_a_picture_of_what_councils_sent_says_that_it_is_not_for_publication(mode):
    quarter = data.quarters_sent(LOCAL)[0]
    page = region_page(LOCAL, "Hedgerow Counties", mode, quarter, "light")
    assert "not for publication" in page.map.drawing.footer
    assert page.source.startswith(page.map.drawing.footer)
    assert (
        "Source: Care Quality Commission" in page.source
    )  # the parts under the map are about published scores


@pytest.mark.usefixtures("demonstration")
def test_a_quarter_without_a_figure_is_null_with_its_reason():
    oxlipstead = council("Oxlipstead")
    sent = data.own_figures(LOCAL, oxlipstead["ons_code"])
    metric = sent.filter(pl.col("marker") == "c")["metric"][0]
    taken = own_history_taken(LOCAL, oxlipstead, metric)
    absent = taken.data.filter(pl.col("value").is_null())
    assert "too few to show" in set(absent["marker"])
    assert taken.data.drop_nulls("value")["marker"].null_count() == taken.data.drop_nulls("value").height
    written(taken)


@pytest.mark.usefixtures("demonstration")
def test_no_line_crosses_a_series_break_because_each_side_has_a_column_of_its_own():
    tansyford = council("Tansyford")
    sent = data.own_figures(LOCAL, tansyford["ons_code"])
    broken = sent.filter(pl.col("note").str.to_lowercase().str.starts_with("series break"))
    taken = own_history_taken(LOCAL, tansyford, broken["metric"][0])
    [chart] = taken.charts
    before, after = (taken.tables[0].frame[each.column] for each in chart.series)
    assert not (before.is_not_null() & after.is_not_null()).any()
    assert taken.tables[0].frame.filter(after.is_not_null())["quarter"][0] == broken["quarter"][0]
    heads = list(rows(written(taken), "By quarter")[0])
    assert any(head.endswith(f"from {broken['quarter'][0]}") for head in heads)


@pytest.mark.usefixtures("demonstration")
def test_a_difference_in_the_table_keeps_its_sign():
    page = region_page(LOCAL, "Hedgerow Counties", "gap", data.quarters_sent(LOCAL)[0], "light")
    assert set(page.map.table["Assessing needs"]) == {"+2", "+1", "0", "not known"}
    assert "−1" in page.map.table["Governance"]
