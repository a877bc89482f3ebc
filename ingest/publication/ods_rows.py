"""Reads an .ods a piece at a time: the file is never held unpacked, nor as a tree of elements.

CQC's ratings unpack to hundreds of millions of bytes; a tree of them takes several times that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

import polars as pl

from ingest import progress
from ingest.workbook.xml import DeclaresEntities, whole_number

CONTENT = "content.xml"
PIECE = 1 << 20  # bytes unpacked at a time
MOST_COLUMNS = 1_000  # filled ones; a sheet of empty repeats claims 16,384
MOST_ROWS = 2_000_000
VALUES = {"float": "office:value", "percentage": "office:value", "currency": "office:value",
          "date": "office:date-value", "boolean": "office:boolean-value"}  # fmt: skip
ROW_BEGINS, ROW_ENDS = b"<table:table-row", b"</table:table-row>"
PASSED_OVER = b'<table:table-row passed="over"/>'  # stands for a row that is there and was not read
LONGEST_ROW = 4_000_000  # bytes
Row = list[str | None]


class Rows:
    """Gathers the sheets' rows as the parser meets them; take() gives those met since the last time."""

    def __init__(self, only: str | None = None):
        self.only = only
        self.met: list[tuple[str, int, Row]] = []
        self.last: dict[str, int] = {}  # the number of each sheet's last row, read or passed over
        self._sheet: str | None = None
        self._wanted = False
        self._row: Row = []
        self._gap = 0  # empty cells that matter only if a filled one follows
        self._empty_rows = 0  # the same of rows
        self._row_repeats = self._cell_repeats = 1
        self._passed_over = False
        self._value: str | None = None
        self._text: list[str] | None = None  # null outside a cell's paragraphs
        self._notes = 0  # how deep inside a note

    def take(self) -> list[tuple[str, int, Row]]:
        met, self.met = self.met, []
        return met

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table-cell" or tag == "table:covered-table-cell":
            self._cell_repeats = whole_number(attributes.get("table:number-columns-repeated"), 1)
            self._value = attributes.get(VALUES.get(attributes.get("office:value-type", ""), ""))
            self._text = None
        elif tag == "text:p" and not self._notes:
            self._text = [] if self._text is None else [*self._text, "\n"]
        elif tag == "text:s" and self._text is not None:
            self._text.append(" " * min(whole_number(attributes.get("text:c"), 1), 100))
        elif tag == "table:table-row":
            self._row, self._gap = [], 0
            self._passed_over = "passed" in attributes
            self._row_repeats = whole_number(attributes.get("table:number-rows-repeated"), 1)
        elif tag == "table:table":
            self._sheet = attributes.get("table:name", "")
            self._wanted = self.only is None or self._sheet == self.only
            if self._wanted:
                self.last[self._sheet] = self._empty_rows = 0
        elif tag == "office:annotation":
            self._notes += 1

    def characters(self, text: str) -> None:
        if self._text is not None and not self._notes:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag == "table:table-cell" or tag == "table:covered-table-cell":
            self._add_cell(self._value if self._value is not None else "".join(self._text or ()))
            self._text = None
        elif tag == "table:table-row":
            self._add_row()
        elif tag == "office:annotation":
            self._notes -= 1

    def _add_cell(self, value: str) -> None:
        if not value:
            self._gap += self._cell_repeats
            return
        if len(self._row) + self._gap + self._cell_repeats > MOST_COLUMNS:
            raise ValueError("a row is far too long")
        self._row += [None] * self._gap + [value] * self._cell_repeats
        self._gap = 0

    def _add_row(self) -> None:
        if not self._wanted:
            return
        if not self._row and not self._passed_over:
            self._empty_rows += self._row_repeats
            return
        first = self.last[self._sheet] + self._empty_rows + 1
        self.last[self._sheet] = last = first + self._row_repeats - 1
        if last > MOST_ROWS:
            raise ValueError("a sheet is far too long")
        self._empty_rows = 0
        if self._row:
            self.met += [(self._sheet, number, self._row) for number in range(first, last + 1)]


def ods_rows(
    stream: BinaryIO, rows: Rows, keep: Callable[[bytes], bool] | None = None
) -> Iterator[list[tuple[str, int, Row]]]:
    """The filled rows of content.xml in pieces: the sheet's name, the row's number, its cells.

    keep: looks at a row's XML and says whether to read it; what it passes over is not given, which is several
    times quicker. A number is given as it is stored, not as it is shown. Raises ValueError for what cannot be
    read.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = rows.start, rows.end
    parser.CharacterDataHandler = rows.characters
    parser.EntityDeclHandler = _no_entities
    try:
        for piece in pieces(stream, keep):
            parser.Parse(piece, False)
            yield rows.take()
        parser.Parse(b"", True)
    except ExpatError as fault:
        raise ValueError(str(fault)) from None
    yield rows.take()


def pieces(stream: BinaryIO, keep: Callable[[bytes], bool] | None) -> Iterator[bytes]:
    """The file's bytes, unwanted rows emptied; rows that stand for several are always kept whole."""
    rest = b""
    while piece := stream.read(PIECE):
        if keep is None:
            yield piece
            continue
        *whole, rest = (rest + piece).split(ROW_ENDS)
        if len(rest) > LONGEST_ROW:
            raise ValueError("a row is far too long")
        yield b"".join(_looked_at(each, keep) for each in whole)
    yield rest


def _looked_at(piece: bytes, keep: Callable[[bytes], bool]) -> bytes:
    """piece: what stands between the ends of two rows; the last row in it is the one that ends here."""
    begins = piece.rfind(ROW_BEGINS)
    row = piece[begins:]
    if begins < 0 or b"-repeated" in row[:200] or keep(row):
        return piece + ROW_ENDS
    return piece[:begins] + PASSED_OVER


@dataclass(frozen=True)
class OdsSheet:
    name: str
    rows: pl.DataFrame  # text
    numbers: list[int]  # of those rows, as a spreadsheet numbers them
    last_row: int


def ods_sheets(
    archive: ZipFile, only: str | None = None, keep: Callable[[bytes], bool] | None = None
) -> list[OdsSheet]:
    """The sheets with a filled row, or the one that is named; raises ValueError."""
    rows = Rows(only)
    numbers: dict[str, list[int]] = {}
    columns: dict[str, list[list[str | None]]] = {}
    size = archive.getinfo(CONTENT).file_size
    with archive.open(CONTENT) as stream:
        for piece in ods_rows(stream, rows, keep):
            progress.tell("Reading the file", stream.tell() / size if size else None)
            for name, number, row in piece:
                numbers.setdefault(name, []).append(number)
                _add_to(columns.setdefault(name, []), row, len(numbers[name]) - 1)
    return [
        OdsSheet(
            name,
            pl.DataFrame({f"c{n}": column for n, column in enumerate(columns[name])}, schema_overrides={
                f"c{n}": pl.String for n in range(len(columns[name]))
            }),
            numbers[name],
            rows.last[name],
        )
        for name in numbers
    ]  # fmt: skip


def _add_to(columns: list[list[str | None]], row: Row, before: int) -> None:
    """Add a row to columns; before: how many rows there are already."""
    while len(columns) < len(row):
        columns.append([None] * before)
    for n, column in enumerate(columns):
        column.append(row[n] if n < len(row) else None)


def _no_entities(*_: object) -> None:
    raise DeclaresEntities("it declares entities")
