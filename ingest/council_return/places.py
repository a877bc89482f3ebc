"""Where in a file a statement, or a metric and breakdown, stands: for what is only known after reading."""

from collections import defaultdict

from ingest.cells import tidied
from ingest.council_return.cells import header
from ingest.council_return.long_csv import csv_sheet, from_csv
from ingest.workbook import Sheet, is_workbook, sheets
from models.return_layout import ALL, OPTIONAL, SHEETS, Rows, breakdown_name, ids, plain


def rows_of(content: bytes, filename: str) -> Rows:
    """The rows of each, in a file that was read; a workbook's also where nothing is filled in."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    if is_workbook(content):
        by_name = {plain(sheet.name): sheet for sheet in sheets(content)}
        for name in SHEETS:
            if sheet := by_name.get(plain(name)):
                _add(found, name, sheet)
    else:
        for cell in from_csv(csv_sheet(content, filename), OPTIONAL)[0].cells:
            _note(found, cell.sheet, cell.about, cell.breakdown, cell.row)
    return {key: tuple(rows) for key, rows in found.items()}


def _add(found: dict, name: str, sheet: Sheet) -> None:
    at, places = header(sheet, SHEETS[name])
    kinds = {column.kind: index for column, index in places.items() if column.kind in ("about", "breakdown")}
    if "about" not in kinds:
        return
    for row, texts in enumerate(sheet.rows[at + 1 :], start=at + 2):
        breakdown = tidied(texts[kinds["breakdown"]]) if "breakdown" in kinds else ALL
        _note(found, name, tidied(texts[kinds["about"]]), breakdown_name(breakdown), row)


def _note(found: dict, sheet: str, about: str, breakdown: str, row: int) -> None:
    if known := ids(sheet).get(plain(about)):
        found[sheet, known, plain(breakdown)].append(row)
