"""A file is known by what is in it; one that nothing here reads is told what it is, where we know."""

import pytest

from ingest.recognise import recognised
from tests.ingest import published_copies as copies
from tests.ingest.cqc_pages import Council, pilot, summary
from tests.ingest.cqc_pdfs import report

ASCOF, RATINGS = "ascof/ascof_2018-19.csv", "cqc/latest_ratings_2021-02.csv"
CARERS, MONTHS = "carers/carers_measures.csv", "client_level_data/assessments.ods"
SOURCES = [
    (ASCOF, "ascof"),
    (CARERS, "carers-survey"),
    (RATINGS, "cqc-ratings"),
    ("fingertips/social_contact.csv", "fingertips"),
    ("lg_inform/lg-inform-4282.csv", "lg-inform"),
    ("safeguarding/safeguarding_2021-22.csv", "safeguarding"),
]


@pytest.mark.parametrize(("path", "source"), SOURCES)
@pytest.mark.parametrize("way", ["csv", "utf-16", "xlsx", "ods"])
def test_a_source_is_known_in_whatever_kind_of_file_it_comes(path, source, way):
    cells = copies.grid(path)
    copy = {
        "csv": lambda: copies.csv(cells),
        "utf-16": lambda: copies.csv(cells, "utf-16"),
        "xlsx": lambda: copies.xlsx(cells, before=("Notes", "Contents")),
        "ods": lambda: copies.ods({"Notes": [["Read me"]], "Data": cells}),
    }[way]()
    assert recognised(copy).source == source


def test_quarterly_tables_are_known_among_other_sheets():
    assert recognised((copies.FILES / MONTHS).read_bytes()).source == "client-level-data"


@pytest.mark.parametrize("page", [summary(Council()), *pilot()], ids=lambda page: page.name)
def test_a_saved_page_is_known_as_one(page):
    assert recognised(page.content).source == "cqc-report"


def test_a_report_as_pdf_is_known_as_one():
    assert recognised(report(Council()).content).source == "cqc-report"


# The carers' survey has the columns of the outcomes framework, and is told from it by its measures.
@pytest.mark.parametrize(("path", "source"), [each for each in SOURCES if each[0] != CARERS])
def test_a_source_with_one_column_missing_is_still_known_so_that_its_reader_can_say_what_is_wrong(
    path, source
):
    cells = [row[:1] + row[2:] for row in copies.grid(path)]
    assert recognised(copies.csv(cells)).source == source


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Financial year,Local authority code,Local authority name,Grouping,Entity_Name,Region,Measure,Code,"
         "Value,MEDIAN,MADs_from_median,rank_order", "Oflog"),
        ("area_code,area_name,period,indicator,measure,unit,value", "somebody made"),
        ("CASSR Code [note 4],ONS area code [note 5],CASSR name [note 6],Very satisfied", "annex tables"),
        ("a,b,c", "none of the files that we read"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_told_what_it_is(header, words):
    found = recognised(f"{header}\n{','.join('1' for _ in header.split(','))}\n".encode())
    assert found.source is None
    assert words in found.why_not


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04", b"<p>text</p>"])
def test_what_is_no_table_and_no_page_is_told_so(content):
    found = recognised(content)
    assert found.source is None
    assert found.why_not
