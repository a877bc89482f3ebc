import polars as pl
import pytest
from sqlalchemy import delete

from models.assessment import FIRM_CHECKS, Finding
from models.event import record
from models.theme import in_order
from regional import data
from regional.access import LOCAL
from regional.views import themes_page as pages
from regional.views.themes import ENGLAND, reports
from regional.words.themes_tables import FINDINGS_SHOWN
from tests.held import held

pytestmark = pytest.mark.usefixtures("database")


def counts(place, theme):
    return reports(LOCAL, place).themes.row(by_predicate=pl.col("theme") == theme, named=True)


def test_each_council_counts_once_and_only_by_a_formal_report_read_firmly():
    firm = [row for row in held("findings", kind="formal") if row["check"] in FIRM_CHECKS]
    waiting = [row for row in firm if (row["theme"], row["polarity"]) == ("waiting_times", "shortfall")]
    england = reports(LOCAL, ENGLAND)
    assert len(england.read) == len({row["ons_code"] for row in firm})
    assert len(england.read) + len(england.unread) == len(held("councils"))
    councils = {row["ons_code"] for row in waiting}
    assert counts(ENGLAND, "waiting_times")["shortfall"] == len(councils) < len(waiting)


def test_five_pilots_are_apart_and_the_regions_add_up_to_england():
    england = reports(LOCAL, ENGLAND)
    assert england.pilots == ["Birmingham", "Lincolnshire", "North Lincolnshire", "Nottingham", "Suffolk"]
    assert "pilot" not in england.findings["kind"]
    assert england.findings.height + england.apart.height == data.all_findings(LOCAL).height
    regions = [reports(LOCAL, region) for region in data.regions(LOCAL)]
    for theme in in_order():
        parts = [each.themes.filter(theme=theme)["shortfall"][0] for each in regions]
        assert sum(parts) == counts(ENGLAND, theme)["shortfall"]


def test_every_place_and_theme_makes_a_page_once_and_keeps_it():
    for place in (ENGLAND, "London"):
        for theme in (None, *in_order()):
            page = pages.themes_page(LOCAL, place, theme, "light")
            assert page is pages.themes_page(LOCAL, place, theme, "light")
            assert page.bars.drawing.alt.startswith(page.heading)


def test_the_table_shows_some_findings_and_the_file_has_them_all():
    shown = pages.findings(LOCAL, ENGLAND, None, False)
    firm = reports(LOCAL, ENGLAND).findings.height
    assert (shown.table.height, shown.file.height) == (FINDINGS_SHOWN, firm)
    assert shown.more == f"And {firm - FINDINGS_SHOWN} more findings: take the CSV for all of them."
    assert not pages.findings(LOCAL, "North East", None, False).more


def test_the_matrix_has_the_councils_read_and_pilots_last_or_all_regions():
    humber = pages.by_council(LOCAL, "Yorkshire and The Humber", None, "light").table
    assert humber["Council"].to_list()[-2:] == ["York", "North Lincolnshire (pilot)"]
    assert humber.height == 11
    england = pages.by_council(LOCAL, ENGLAND, None, "light").table
    assert england.columns[0] == "Region (reports read)"
    assert england[:, 0].to_list()[:3] == ["East Midlands (2)", "East of England (3)", "London (11)"]


def test_a_region_without_a_report_read_has_no_picture_and_says_so(database):
    codes = reports(LOCAL, "London").councils["ons_code"].to_list()
    with database.writing() as connection:
        connection.execute(delete(Finding).where(Finding.ons_code.in_(codes)))
        record(connection, "tester", "findings taken back")
    page = pages.themes_page(LOCAL, "London", None, "light")
    assert page.bars is None
    assert page.heading == "London: no finding of a report has been recorded yet"
    [strip] = pages.by_council(LOCAL, ENGLAND, None, "light").table[2:3].rows()
    assert strip[0] == "London (0)"
    assert set(strip[1:]) == {"no report read"}
