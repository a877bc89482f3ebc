"""One table on a sheet: its sentence, the rows as an Excel table, its notes underneath."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from xlsxwriter.worksheet import Worksheet

from regional.charts.text_width import lines, text_width
from regional.exports.taken import Column, Table
from regional.exports.workbook_looks import Looks
from regional.words.plain import published

LINE = 14.0  # points from one line to the next
CHARACTER = 7.0  # pixels, by which Excel measures the width of a column
LEAST_ROOM = 500.0  # pixels: words over a narrow table may be wider than it
SIZE = 14.0  # pixels that the letters of a cell are high, in the font that widths are measured by
MOST_POINTS = 400  # Excel makes no row higher than 409
WRAPS = ("text", "name")


@dataclass(frozen=True)
class Placed:
    """Where a table stands: rows and columns counted from 0; `last` is its last row."""

    sheet: str
    header: int
    last: int
    columns: dict[str, int]

    def of(self, column: str, rows: int | None = None) -> list[str | int]:
        """The cells of a column, or the first so many of them, as a chart asks for them."""
        at, first = self.columns[column], self.header + 1
        return [self.sheet, first, at, self.last if rows is None else min(self.last, first + rows - 1), at]


def write_table(sheet: Worksheet, table: Table, looks: Looks, mark: str) -> Placed:
    room = max(LEAST_ROOM, sum(column.width for column in table.columns) * CHARACTER)
    above = [(line, looks.heading()) for line in lines(table.heading, room, 16, bold=True)]
    above += [(line, looks.note()) for line in lines(mark, room, 13.5)]
    for row, (line, look) in enumerate(above):
        sheet.write_string(row, 0, line, look)
    header = len(above) + 1
    last = header + max(table.frame.height, 1)  # an Excel table has at least one row
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    _add_table(sheet, table, header, last, looks)
    _write_rows(sheet, table, header + 1, looks)
    sheet.set_row(header, _height([(column.head, column.width) for column in table.columns], bold=True))
    sheet.freeze_panes(header + 1, 1)
    below = [line for note in table.notes for line in lines(note, room, 13.5)]
    for row, line in enumerate(below, start=last + 2):
        sheet.write_string(row, 0, line, looks.note())
    return Placed(table.sheet, header, last, {column.name: at for at, column in enumerate(table.columns)})


def _add_table(sheet: Worksheet, table: Table, header: int, last: int, looks: Looks) -> None:
    heads = [{"header": each.head, "header_format": looks.head(each.kind)} for each in table.columns]
    name = "".join(letter if letter.isalnum() else "_" for letter in f"Table_{table.sheet}")
    about = {"name": name, "title": table.sheet, "description": table.heading}
    options = about | {"columns": heads, "style": "Table Style Light 1", "banded_rows": True}
    sheet.add_table(header, 0, last, len(table.columns) - 1, options)


def _write_rows(sheet: Worksheet, table: Table, first: int, looks: Looks) -> None:
    for at, row in enumerate(table.frame.iter_rows(named=True), start=first):
        for place, column in enumerate(table.columns):
            _write(sheet, at, place, column, row, looks)
        wrapped = [(row[each.name] or "", each.width) for each in table.columns if each.kind in WRAPS]
        height = _height(wrapped)
        if height > LINE + 4:
            sheet.set_row(at, height)


def _write(sheet: Worksheet, at: int, place: int, column: Column, row: dict[str, Any], looks: Looks) -> None:
    """A null is an empty cell, outlined where a score is not known: never a nought, never a word."""
    value, kind = row[column.name], column.kind
    if value is None:
        sheet.write_blank(at, place, None, looks.unknown() if kind in ("score", "gap") else looks.cell(kind))
    elif kind == "score":
        sheet.write_number(at, place, value, looks.score(value, row.get(column.look)))
    elif kind == "gap":
        sheet.write_number(at, place, value, looks.gap(value))
    elif kind == "day":
        _write_day(sheet, at, place, value, looks)
    elif kind == "address" and value.startswith(("https://", "http://")):
        # The host's name leads there: a whole address is too long for a cell, and cut off in print.
        sheet.write_url(at, place, value, looks.cell(kind), urlsplit(value).netloc.removeprefix("www."))
    elif kind in ("text", "name", "address"):
        sheet.write_string(at, place, value, looks.cell("text" if kind == "address" else kind))
    else:
        sheet.write_number(at, place, value, looks.cell(kind))


def _write_day(sheet: Worksheet, at: int, place: int, value: str | date, looks: Looks) -> None:
    """A date where the day is known; a month or a year alone is written as it is."""
    if isinstance(value, date):
        sheet.write_datetime(at, place, value, looks.cell("day"))
    elif len(value) == len("2025-10-24"):
        sheet.write_datetime(at, place, date.fromisoformat(value), looks.cell("day"))
    else:
        sheet.write_string(at, place, published(value), looks.cell("day"))


def _height(cells: list[tuple[str, int]], *, bold: bool = False) -> float:
    """Points that the highest of some texts needs in columns of these widths."""
    most = max((_lines(text, (width - 1.5) * CHARACTER, bold) for text, width in cells), default=1)
    return min(ceil(most * LINE + 4), MOST_POINTS)


def _lines(text: str, room: float, bold: bool) -> int:
    """A word wider than its cell, as addresses are, is broken where it ends."""
    paragraphs = [lines(part, room, SIZE, bold=bold) or [""] for part in text.split("\n")]
    return sum(ceil(max(text_width(line, SIZE) / room, 1)) for part in paragraphs for line in part)
