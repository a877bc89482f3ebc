"""Reads an .ods a piece at a time: the file is never held unpacked, nor as a tree of elements.

CQC's ratings unpack to hundreds of millions of bytes; a tree of them takes several times that.
"""

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

import polars as pl

from ingest.workbook_xml import DeclaresEntities, whole_number

CONTENT = "content.xml"
PIECE = 1 << 20  # bytes unpacked at a time
MOST_COLUMNS = 1_000  # filled ones; a sheet of empty repeats claims 16,384
MOST_ROWS = 2_000_000
VALUES = {"float": "office:value", "percentage": "office:value", "currency": "office:value",
          "date": "office:date-value", "boolean": "office:boolean-value"}  # fmt: skip
Row = list[str | None]


class Rows:
    """Gathers the sheets' rows as the parser meets them; take() gives those met since the last time."""

    def __init__(self, only: str | None = None):
        self.only = only
        self.met: list[tuple[str, Row]] = []
        self._sheet: str | None = None
        self._wanted = False
        self._row: Row = []
        self._gap = 0  # empty cells that matter only if a filled one follows
        self._empty_rows = 0  # the same of rows
        self._row_repeats = self._cell_repeats = 1
        self._value: str | None = None
        self._text: list[str] | None = None  # null outside a cell's paragraphs
        self._notes = 0  # how deep inside a note
        self._count = 0

    def take(self) -> list[tuple[str, Row]]:
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
            self._row_repeats = whole_number(attributes.get("table:number-rows-repeated"), 1)
        elif tag == "table:table":
            self._sheet = attributes.get("table:name", "")
            self._wanted = self.only is None or self._sheet == self.only
            self._empty_rows = self._count = 0
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
        if not self._row:
            self._empty_rows += self._row_repeats
            return
        self._count += self._empty_rows + self._row_repeats
        if self._count > MOST_ROWS:
            raise ValueError("a sheet is far too long")
        self.met += [(self._sheet, [])] * self._empty_rows
        self.met += [(self._sheet, self._row)] * self._row_repeats
        self._empty_rows = 0


def ods_rows(stream: BinaryIO, only: str | None = None) -> Iterator[list[tuple[str, Row]]]:
    """The rows of content.xml in pieces, each with its sheet's name; empty ends of rows and sheets left out.

    A number is given as it is stored, not as it is shown. Raises ValueError for what cannot be read.
    """
    rows, parser = Rows(only), ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = rows.start, rows.end
    parser.CharacterDataHandler = rows.characters
    parser.EntityDeclHandler = _no_entities
    try:
        while piece := stream.read(PIECE):
            parser.Parse(piece, False)
            yield rows.take()
        parser.Parse(b"", True)
    except ExpatError as fault:
        raise ValueError(str(fault)) from None
    yield rows.take()


def ods_tables(archive: ZipFile, only: str | None = None) -> Iterator[tuple[str, pl.DataFrame]]:
    """Each sheet's name and its cells as text, one frame each; raises ValueError."""
    sheets: dict[str, list[Row]] = {}
    with archive.open(CONTENT) as stream:
        for piece in ods_rows(stream, only):
            for name, row in piece:
                sheets.setdefault(name, []).append(row)
    for name, rows in sheets.items():
        width = max(map(len, rows), default=0)
        columns = {f"c{n}": [row[n] if n < len(row) else None for row in rows] for n in range(width)}
        yield name, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _no_entities(*_: object) -> None:
    raise DeclaresEntities("it declares entities")
