"""The pieces of a pack in one workbook: sheets told apart by number, what is said twice said once."""

import io

import openpyxl

from regional.exports.piece import Piece, Shown
from regional.exports.together import together
from regional.exports.workbook import workbook
from tests.regional.exports.pages import DAY, page

GONE = Piece("Ashby: its own figures", None, "", "There is nothing here that you may see now.")


def pieces() -> list[Piece]:
    shown = Shown(lambda theme: None, page())
    return [Piece("one", shown, "Our words."), GONE, Piece("three", shown)]


def test_each_piece_has_its_sheets_and_its_chart_and_the_summary_says_what_is_missing():
    book = openpyxl.load_workbook(io.BytesIO(workbook(together(pieces(), "A pack"), DAY)))
    assert book.sheetnames == ["Summary", "1 Councils", "3 Councils", "Sources and notes"]
    assert len(book["Summary"]._charts) == 2
    said = [row[0].value for row in book["Summary"].iter_rows() if row[0].value]
    assert said[:5] == [
        "A pack",
        "• 1. Ashby has 26.4%, more than one other",
        "• 1. Our words.",
        "• 2. Ashby: its own figures: There is nothing here that you may see now.",
        "• 3. Ashby has 26.4%, more than one other",
    ]


def test_a_source_of_two_pieces_is_told_once():
    facts = together(pieces(), "A pack").facts
    assert [fact.about for fact in facts if fact.about.endswith("Source")] == ["1. Source"]


def test_the_summary_of_many_charts_prints_on_as_many_pages_as_it_needs():
    for many, pages in ((1, {None, 1}), (4, {0})):
        made = together([pieces()[0]] * many, "A pack")
        summary = openpyxl.load_workbook(io.BytesIO(workbook(made, DAY)))["Summary"]
        assert summary.page_setup.fitToHeight in pages


def test_the_same_pack_gives_the_same_bytes():
    assert workbook(together(pieces(), "A pack"), DAY) == workbook(together(pieces(), "A pack"), DAY)
