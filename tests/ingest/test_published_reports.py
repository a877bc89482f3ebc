import shutil

import polars as pl
import pytest

from ingest.published_reports import FOLDER, read_published
from tests.held import held


@pytest.fixture
def folder(tmp_path):
    """A copy of published_reports/ to spoil."""
    return shutil.copytree(FOLDER, tmp_path / "published_reports")


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_published_record_reads_without_an_issue():
    frames, issues = read_published()
    assert issues == []
    assert frames["councils"].height == 153


def test_the_councils_are_those_of_the_nine_regions():
    councils = read_published()[0]["councils"]
    assert dict(councils.group_by("region").len().iter_rows()) == {
        "East Midlands": 10,
        "East of England": 11,
        "London": 33,
        "North East": 12,
        "North West": 24,
        "South East": 19,
        "South West": 15,
        "West Midlands": 14,
        "Yorkshire and The Humber": 15,
    }


def test_the_figures_are_those_of_today_s_councils_and_eight_since_abolished():
    frames = read_published()[0]
    figures = frames["figures"]
    codes = set(figures.filter(pl.col("level") == "council")["ons_code"])
    today = codes & set(frames["councils"]["ons_code"])
    assert (figures.height, figures["metric"].n_unique(), len(today), len(codes - today)) == (
        len(held("figures")),
        23,
        149,
        8,
    )
    assert (figures["year"].min(), figures["year"].max()) == ("2014-15", "2022-23")


@pytest.mark.parametrize(
    ("ons_code", "metric", "year", "value"),
    [  # looked up in NHS Digital's and Oflog's own files
        ("E09000003", "direct_payments", "2020-21", 30.3),
        ("E09000007", "feel_safe", "2018-19", 62.6),
        ("E10000027", "home_or_family", "2018-19", 80.8),
        ("E92000001", "direct_payments", "2020-21", 26.6),
        ("E06000015", "workforce_turnover", "2022-23", 28.45714938),
    ],
)
def test_spot_checked_figures_are_as_published(ons_code, metric, year, value):
    figures = read_published()[0]["figures"]
    chosen = (pl.col("ons_code") == ons_code) & (pl.col("metric") == metric) & (pl.col("year") == year)
    assert figures.filter(chosen)["value"].to_list() == [value]


def test_a_withheld_figure_has_a_marker_and_no_value_and_is_no_zero():
    withheld = read_published()[0]["figures"].filter(pl.col("marker").is_not_null())
    assert withheld.height == 1133
    assert withheld["value"].null_count() == 1133


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "ratings.csv",
            ",assessing_needs,2,",
            ",asessing_needs,2,",
            "Statement is not known: 'asessing_needs'.",
        ),
        ("ratings.csv", ",assessing_needs,2,", ",assessing_needs,5,", "a statement's row has a score"),
        ("ratings.csv", ",assessing_needs,2,", ",assessing_needs,two,", "Score is not a number."),
        (
            "ratings.csv",
            "2023-11-17,overall",
            "17/11/2023,overall",
            "Published is not a date such as 2025-10-24",
        ),
        ("ratings.csv", ",official,", ",seen,", "Check is not known: 'seen'."),
        ("ratings.csv", "E08000025", "E99999999", "Ons_code is not known: 'E99999999'."),
        ("findings.csv", ",safeguarding,shortfall,", ",safeguarding,weakness,", "Polarity is not known"),
        ("figures.csv", "admissions_18_64", "admisions_18_64", "Metric is not known: 'admisions_18_64'."),
        ("figures.csv", "ascof-2014-15", "ascof-1914-15", "Publication is not known: 'ascof-1914-15'."),
        ("ratings.csv", "https://www.cqc.org.uk/press", "javascript:alert", "Url is not a web address"),
        ("predecessors.csv", "2019-04-01", "soon", "Until is not a date"),
        ("sources.csv", "2026-11-22", "yesterday", "Read_on is not a date"),
        ("councils.csv", "Derby City Council,Derby,", "Derby City Council,,", "Short_name is empty."),
        ("peer_features.csv", "75881", "", "A number of the nearest-neighbour method is missing."),
        ("ratings.csv", "formal,current,2026,governance", "formal,current,2025-12,governance", "two results"),
        ("councils.csv", "East Midlands", "Mercia", "Region is not known: 'Mercia'."),
        ("councils.csv", "ons_code,name", "code,name", "lacks the columns ons_code"),
    ],
)
def test_a_fault_is_told_with_its_file_and_row(folder, file, old, new, says):
    change(folder, file, old, new)
    _, issues = read_published(folder)
    assert any(says in issue.message and issue.sheet == file for issue in issues), issues


def test_the_row_is_numbered_as_a_spreadsheet_shows_it(folder):
    change(folder, "ratings.csv", "E08000025", "E99999999")  # the first line under the header
    [issue] = read_published(folder)[1]
    assert issue.where == "ratings.csv, row 2"


def test_the_same_score_twice_is_a_fault(folder):
    path = folder / "ratings.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    [issue] = read_published(folder)[1]
    assert (issue.check, issue.rows) == ("repeated_row", (2, len(lines) + 1))


def test_a_figure_with_neither_value_nor_marker_is_a_fault(folder):
    change(folder, "figures.csv", ",all,19.8,11.0,", ",all,,11.0,")
    [issue] = read_published(folder)[1]
    assert issue.check == "value_and_marker_mixed"


def test_a_missing_file_is_named(folder):
    (folder / "findings.csv").unlink()
    [issue] = read_published(folder)[1]
    assert issue.message == "The file findings.csv is missing."
