"""A page as a workbook, read back as a spreadsheet would read it."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from models.council import INVENTED_MARK
from regional.charts.colours import LIGHT
from regional.exports.taken import PILOT, UNCHECKED, Chart, Column, Fact, Series, Table, Taken
from regional.exports.workbook import workbook

DAY = date(2026, 11, 23)
FRAME = pl.DataFrame(
    {
        "name": ["Ashby", "=1+1", "Cosby"],
        "score": [1, 3, None],
        "how": [UNCHECKED, PILOT, None],
        "share": [26.4, 0.0, None],
        "published": ["2025-10-24", "2025-10", None],
        "url": ["https://www.example.org/a/report", None, "no address"],
        "empty": [None, None, "score not known"],
    }
)
COLUMNS = (
    Column("name", "Council", "name", 20),
    Column("score", "Score, 1 to 4", "score", 10, "how"),
    Column("share", "Share (%)", "0.0"),
    Column("published", "Published", "day", 14),
    Column("url", "Where it was read", "address", 30),
    Column("empty", "Why empty", "text", 20),
)


def page(**other) -> Taken:
    chart = Chart(
        "bars",
        "Ashby has 26.4%",
        "Ashby 26.4%, the second none",
        "Councils",
        "name",
        (Series("share", LIGHT.ours, up="share", down="share"),),
        "Share (%)",
    )
    parts = {
        "title": "Ashby has 26.4%, more than one other",
        "sentences": ("One of 3 is not known.",),
        "charts": (chart,),
        "tables": (Table("Councils", "Three councils", FRAME, COLUMNS, ("A note.",)),),
        "facts": (Fact("Source", "A reader of pages", date(2026, 11, 22), "https://www.example.org"),),
        "source": "Source: a reader & others.",
        "data": FRAME,
    }
    return Taken(**parts | other)


def book(taken: Taken, mark: str = "") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(taken, DAY, mark)))


@pytest.fixture(scope="module")
def made() -> openpyxl.Workbook:
    return book(page())


def cell(made: openpyxl.Workbook, row: int, head: str):
    """A cell of the table by its row, counted from 1, and its head."""
    sheet = made["Councils"]
    first, last = next(iter(sheet.tables.values())).ref.split(":")
    heads = {each.value: each.column for each in sheet[sheet[first].row]}
    assert sheet[last].row == sheet[first].row + 3
    return sheet.cell(sheet[first].row + row, heads[head])


def test_the_sheets_are_a_summary_each_table_and_the_sources(made):
    assert made.sheetnames == ["Summary", "Councils", "Sources and notes"]
    words = [row[0].value for row in made["Summary"].iter_rows() if row[0].value]
    assert words[:2] == ["Ashby has 26.4%, more than one other", "• One of 3 is not known."]


def test_a_number_is_a_number_a_known_day_a_date_and_a_month_alone_its_name(made):
    assert (cell(made, 1, "Score, 1 to 4").value, cell(made, 1, "Share (%)").value) == (1, 26.4)
    assert cell(made, 2, "Share (%)").value == 0
    assert cell(made, 1, "Published").value == datetime(2025, 10, 24)
    assert cell(made, 2, "Published").value == "October 2025"


def test_a_null_is_an_empty_cell_with_its_reason_beside_it(made):
    assert cell(made, 3, "Score, 1 to 4").value is None
    assert cell(made, 3, "Share (%)").value is None
    assert cell(made, 3, "Why empty").value == "score not known"
    assert cell(made, 3, "Score, 1 to 4").border.left.style == "dashed"


def test_a_score_has_its_colour_and_a_sign_of_how_it_was_read_and_the_lowest_an_outline(made):
    lowest, pilot = cell(made, 1, "Score, 1 to 4"), cell(made, 2, "Score, 1 to 4")
    assert lowest.fill.fgColor.rgb == "FFF7B3A3"
    assert lowest.border.left.color.rgb == "FFA3161B"
    assert lowest.number_format == '0"*"'
    assert pilot.fill.fill_type is None
    assert (pilot.number_format, pilot.border.left.color.rgb) == ('0" p"', "FF266B9F")


def test_no_text_is_run_as_a_formula(made):
    assert cell(made, 2, "Council").value == "=1+1"
    cells = [each for sheet in made for row in sheet.iter_rows() for each in row]
    assert {each.data_type for each in cells} <= {"s", "n", "d"}
    with zipfile.ZipFile(io.BytesIO(workbook(page(), DAY))) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet]


def test_an_address_is_a_link_with_its_hosts_name_and_other_text_is_not(made):
    shown = cell(made, 1, "Where it was read")
    assert (shown.value, shown.hyperlink.target) == ("example.org", "https://www.example.org/a/report")
    assert cell(made, 3, "Where it was read").hyperlink is None


def test_the_chart_is_drawn_from_the_sheets_cells_and_described():
    content = workbook(page(), DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        [chart] = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert "Councils!$C$4:$C$6" in chart  # the shares of the three
    assert 'descr="Ashby 26.4%, the second none"' in drawing
    [in_summary] = book(page())["Summary"]._charts
    assert len(in_summary.series) == 1


def test_a_table_is_filtered_its_head_stays_and_is_printed_on_every_page(made):
    sheet = made["Councils"]
    table = next(iter(sheet.tables.values()))
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert not sheet.merged_cells.ranges


def test_each_sheet_prints_on_a4_one_page_wide_with_title_and_source(made):
    for sheet in made:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 if it is not said
        assert "Ashby has 26.4%" in sheet.oddHeader.left.text
        assert "Source: a reader && others." in sheet.oddFooter.left.text


def test_columns_are_measured_in_a_font_that_is_everywhere(made):
    """Without Calibri a program widens every column, and the end of each sentence falls off the paper."""
    assert (made._fonts[0].name, made._fonts[0].size) == ("Arial", 10)


def test_the_last_sheet_says_where_it_came_from_and_when_it_was_taken(made):
    rows = [[each.value for each in row] for row in made["Sources and notes"].iter_rows(max_col=4)]
    assert ["Taken on", "The page as it stood on 23 November 2026.", datetime(2026, 11, 23), None] in rows
    assert ["Source", "A reader of pages", datetime(2026, 11, 22), "https://www.example.org"] in rows


def test_nobody_is_named_in_it_and_the_same_page_gives_the_same_bytes():
    assert workbook(page(), DAY) == workbook(page(), DAY)
    about = book(page()).properties
    assert (about.title, about.created) == ("Ashby has 26.4%, more than one other", datetime(2026, 11, 23))
    assert not about.creator
    assert not about.lastModifiedBy


def test_what_is_invented_says_so_on_every_sheet_and_on_paper():
    for sheet in book(page(), INVENTED_MARK):
        words = " ".join(str(each.value) for row in sheet.iter_rows() for each in row if each.value)
        assert INVENTED_MARK in words
        assert sheet.oddFooter.left.text.startswith("Invented councils")


def test_a_table_without_rows_and_a_page_without_charts_are_still_a_workbook():
    none = Table("Councils", "None", FRAME.head(0), COLUMNS)
    assert book(page(tables=(none,), charts=())).sheetnames[1] == "Councils"
