"""A publisher's table written again in another way: as its reader might meet it."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import polars as pl
import xlsxwriter

from ingest.publication.file import opened

FILES = Path(__file__).resolve().parents[1] / "files"
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
Grid = list[list[str | None]]
Change = Callable[[Grid], Grid]


def content(path: str) -> bytes:
    return (FILES / path).read_bytes()


def grid(path: str) -> Grid:
    """The cells of a file in tests/files, the header first."""
    [table] = opened(content(path))
    return [list(row) for row in table.rows.rows()]


def with_cell(row: int | str, column: str, value: str | None, header: int = 0) -> Change:
    """row: its number, or what the first row that is meant has in a cell; header: the number of its row."""

    def change(cells: Grid) -> Grid:
        at = row if isinstance(row, int) else next(n for n, each in enumerate(cells) if row in each)
        cells[at][cells[header].index(column)] = value
        return cells

    return change


def without(column: str, header: int = 0) -> Change:
    def change(cells: Grid) -> Grid:
        at = cells[header].index(column)
        return [row[:at] + row[at + 1 :] for row in cells]

    return change


def misspelt(column: str, as_it_is: str) -> Change:
    def change(cells: Grid) -> Grid:
        cells[0][cells[0].index(column)] = as_it_is
        return cells

    return change


def shuffled(cells: Grid, seed: int, header: int = 1) -> Grid:
    """Rows and columns in another order; what is above and in the header stays on top."""
    chance = random.Random(seed)
    order = list(range(len(cells[0])))
    chance.shuffle(order)
    rows = cells[header:]
    chance.shuffle(rows)
    return [[row[n] for n in order] for row in [*cells[:header], *rows]]


def csv(cells: Grid, encoding: str = "utf-8") -> bytes:
    frame = pl.DataFrame({f"c{n}": [row[n] for row in cells] for n in range(len(cells[0]))})
    return frame.write_csv(include_header=False).encode(encoding)


def xlsx(cells: Grid, sheet: str = "in", numbers: bool = True, before: tuple[str, ...] = ()) -> bytes:
    """As a workbook; numbers: cells that look like numbers are numbers. before: sheets that stand first."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_numbers": numbers, "in_memory": True})
    for each in before:
        book.add_worksheet(each).write(0, 0, "Notes")
    page = book.add_worksheet(sheet)
    for number, row in enumerate(cells):
        page.write_row(number, 0, [cell if cell is not None else "" for cell in row])
    book.close()
    return content.getvalue()


def ods(sheets: dict[str, Grid]) -> bytes:
    """As LibreOffice writes one: numbers typed, equal neighbours and the empty end of a row repeated."""
    parts = []
    for sheet, cells in sheets.items():
        rows = "".join(f"<table:table-row>{_ods_row(row)}</table:table-row>" for row in cells)
        end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        parts.append(f'<table:table table:name="{escape(sheet)}">{rows}{end}</table:table>')
    xml = f"{ODS_HEAD}{''.join(parts)}</office:spreadsheet></office:body></office:document-content>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
    return content.getvalue()


def _ods_row(row: list[str | None]) -> str:
    said, n = [], 0
    while n < len(row):
        repeats = 1
        while n + repeats < len(row) and row[n + repeats] == row[n]:
            repeats += 1
        said.append(_ods_cell(row[n], repeats))
        n += repeats
    return "".join(said) + '<table:table-cell table:number-columns-repeated="16350"/>'


def _ods_cell(value: str | None, repeats: int) -> str:
    again = f' table:number-columns-repeated="{repeats}"' if repeats > 1 else ""
    if value is None:
        return f"<table:table-cell{again}/>"
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    if value.replace(".", "", 1).isdigit():
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}{again}>{text}</table:table-cell>"
