"""What the template of a region that asks for every sheet holds before anyone types."""

import io
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from ingest.council_return import frames as shapes
from ingest.council_return.prefill import prefilled
from models.council_return import AREAS, BANDS
from tests.ingest.council_return.optional_samples import BEFORE, last, read, template, template_csv
from tests.ingest.council_return.samples import QUARTER, grids

HEADERS = {
    "Waiting list": ["Risk band", "People waiting", "Longest wait (days)", "Marker", "Note", "Last quarter"],
    "Case audits": [
        "Practice area",
        "Audited (files)",
        "Met the standard",
        "Partly met",
        "Did not meet",
        "Note",
        "Last quarter",
    ],
    "Documents": ["Statement", "Title", "Kind", "Dated", "Reference or version", "Next review"],
}


@pytest.fixture(scope="module")
def opened():
    return openpyxl.load_workbook(io.BytesIO(template(BEFORE)))


def test_each_sheet_has_its_headers_and_a_row_for_each_band_and_area():
    sheets = grids(template())
    assert {name: sheets[name][0] for name in HEADERS} == HEADERS
    assert [row[0].lower() for row in sheets["Waiting list"][1:]] == list(BANDS)
    assert [row[0].lower() for row in sheets["Case audits"][1:]] == list(AREAS)


def test_the_sheets_stand_in_the_order_of_the_read_me_and_each_is_explained_there(opened):
    said = [cell.value for cell in opened["Read me"]["A"]]
    names = ["Evidence scores", *HEADERS]
    assert opened.sheetnames[-4:] == names
    assert [name for name in said if name in names] == names


@pytest.mark.parametrize("write", [template, template_csv])
def test_an_untouched_template_reads_as_nothing_given_and_nothing_wrong(write):
    frames, issues = read(write())
    assert issues == []
    assert all(frame.is_empty() for frame in frames.by_name().values())


@pytest.mark.parametrize("write", [template, template_csv])
def test_documents_are_carried_forward_closed_up_and_numbers_are_not(write):
    frames, issues = read(write(BEFORE))
    assert issues == []
    assert frames.documents.drop("row").equals(last().documents.drop("row"))
    assert frames.documents["row"].to_list() == [1, 2]
    assert frames.waiting.is_empty()
    assert frames.audits.is_empty()


@pytest.mark.parametrize("write", [template, template_csv])
def test_a_correction_begins_from_all_that_was_sent_for_the_quarter(write):
    frames, _ = read(write(QUARTER))
    assert set(frames.waiting.rows()) == set(last().waiting.rows())
    assert set(frames.audits.rows()) == set(last().audits.rows())


def test_last_quarter_stands_beside_in_words(opened):
    sheets = grids(template(BEFORE))
    assert [row[-1] for row in sheets["Waiting list"][1:]] == [
        "12 people, longest 96 days",
        "1 person, longest 1 day",
        None,
        "c",
    ]
    shown = {row[0]: row[-1] for row in sheets["Case audits"][1:] if row[-1]}
    assert shown == {"Review": "40 audited: 30 met, 6 partly, 4 did not", "Safeguarding": "20 audited"}
    assert all(opened[name].cell(2, len(HEADERS[name])).protection.locked for name in list(HEADERS)[:2])


def test_only_what_a_council_says_can_be_typed_and_documents_go_on_below_the_boxes(opened):
    open_in = {
        name: "".join(cell.column_letter for cell in opened[name][2] if not cell.protection.locked)
        for name in HEADERS
    }
    assert open_in == {"Waiting list": "BCDE", "Case audits": "BCDEF", "Documents": "ABCDEF"}
    assert all(opened[name].protection.sheet for name in HEADERS)
    assert not opened["Documents"].column_dimensions["B"].protection.locked


def test_a_spreadsheet_offers_and_limits_what_can_be_typed(opened):
    def rules(sheet, place):
        return [each for each in opened[sheet].data_validations.dataValidation if place in each.sqref]

    [people], [statement] = rules("Waiting list", "B2"), rules("Documents", "A2")
    assert (people.type, people.formula1) == ("whole", "0")
    assert statement.formula1.startswith('"Assessing needs,')
    [kind], [dated] = rules("Documents", "C200"), rules("Documents", "D201")
    assert '"Policy,Strategy,' in kind.formula1
    assert (dated.type, dated.formula1) == ("date", "32874")  # 1 January 1990
    assert not rules("Documents", "D202")


def test_dates_are_dates_and_no_title_is_a_formula(opened):
    documents = opened["Documents"]
    assert documents["D2"].value == datetime(2025, 4, 1)
    assert (documents["B3"].value, documents["B3"].data_type) == ("=Peer challenge report", "s")
    assert last().documents["dated"][0] == date(2025, 4, 1)


def test_a_spare_row_of_metrics_offers_the_codes_above_it(opened):
    metrics = opened["Metrics"]
    rows = [row for row in range(2, metrics.max_row + 1) if metrics.cell(row, 1).value is None]
    assert len(rows) == 10
    spare = metrics[rows[0]]
    assert "".join(cell.column_letter for cell in spare if not cell.protection.locked) == "ADEFGHI"
    [codes] = [each for each in metrics.data_validations.dataValidation if spare[0].coordinate in each.sqref]
    assert codes.formula1 == f"$A$2:$A${rows[0] - 1}"


def test_an_index_of_two_hundred_documents_has_no_spare_row():
    index = shapes.ReturnFrames(*list(vars(last()).values())[:6], many(200))
    assert len(prefilled(index, ("Documents",))["Documents"]) == 200
    assert len(prefilled(last(), ("Documents",))["Documents"]) == 12


def many(n):
    rows = [[row, None, f"Document {row}", None, None, None, None] for row in range(1, n + 1)]
    return pl.DataFrame(rows, schema=shapes.DOCUMENTS, orient="row")
