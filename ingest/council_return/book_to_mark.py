"""A person's workbook opened to be marked, without letting a hostile one ask for more than there is."""

import io
import zlib
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import IllegalCharacterError

from ingest.cells import number, tidied
from ingest.workbook import sheets
from ingest.workbook.pieces import pieces
from ingest.workbook.sheet_extents import ODS_CONTENT
from ingest.workbook.xml import Unreadable, area, elements

MOST_BYTES = 4_000_000  # uncompressed; openpyxl makes an object of every cell, and of each cell in a range
MOST_TAGS = 100_000  # openpyxl reads so many in a second or two
MOST_CELLS = 100_000
# Characters, as Excel has it. openpyxl goes over such a text as often as it has letters: 40,000 took seconds.
LONGEST_NAME = 8_192
# openpyxl opens each range in these cell by cell.
RANGES = ("mergeCell", "hyperlink", "comment")
# What openpyxl stumbles with over a file that calamine and we could read.
STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, IllegalCharacterError, LookupError,
    NotImplementedError, OSError, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def opened(content: bytes) -> openpyxl.Workbook | None:
    """The workbook itself; null if it is an .ods, or so large that openpyxl would be long about it."""
    with ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if ODS_CONTENT in {name.casefold() for name in names}:
            return None
        if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
            return None
        parts = [archive.read(name) for name in names]
    if sum(part.count(b"<") for part in parts) > MOST_TAGS:
        return None
    if any(map(_names_at_length, parts)):
        return None
    if sum(map(_cells_in_ranges, parts)) > MOST_CELLS:
        return None
    return openpyxl.load_workbook(io.BytesIO(content))


def without_sheets() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    return book


def values_alone(content: bytes) -> openpyxl.Workbook | None:
    """A workbook with the same sheets, each cell's value in its place and nothing else; null if too large."""
    book, grid = without_sheets(), sheets(content)
    if sum(len(row) for sheet in grid for row in sheet.rows) > MOST_CELLS:
        return None
    for each in grid:
        sheet = book.create_sheet(each.name)
        for row, texts in enumerate(each.rows, start=1):
            for column, text in enumerate(texts, start=each.first_column):
                if text := tidied(text):
                    cell = sheet.cell(row, column)
                    said = number(text)
                    cell.value = said.value if said.as_asked and said.value is not None else text
                    cell.data_type = "n" if isinstance(cell.value, float) else "s"
    return book


def _names_at_length(part: bytes) -> bool:
    """Whether a defined name, such as the rows to repeat, or a header says more than Excel lets it."""
    try:
        return any(
            len(piece.text) > LONGEST_NAME and piece.element.endswith(("definedName", "Header", "Footer"))
            for piece in pieces(part)
        )
    except Unreadable:  # nobody opens it
        return False


def _cells_in_ranges(part: bytes) -> int:
    """How many cells the ranges in a part of the file hold; none where it is not XML, which nobody opens."""
    cells = 0
    for element in RANGES:
        try:
            found = [each.get("ref", "A1") for each in elements(part, element)]
        except Unreadable:
            return 0
        for reference in found:
            try:
                top, left, bottom, right = area(reference)
            except Unreadable:  # whole rows or columns
                return MOST_CELLS + 1
            cells += (bottom - top + 1) * (right - left + 1)
    return cells
