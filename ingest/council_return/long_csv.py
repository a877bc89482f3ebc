"""The return as one .csv in long form: read whatever encoding and separator a spreadsheet saved it with.

council,E06000015,Derby
quarter,2026-27 Q2
sheet,statement_or_code,breakdown,field,value
Scores,assessing_needs,,score,3
"""

import codecs
import csv
import io
import re
from collections import defaultdict
from collections.abc import Collection
from itertools import islice

from ingest.cells import quoted, tidied
from ingest.council_return.cells import Cell, Given
from ingest.council_return.one_sheet_csv import refuse_one_sheet
from ingest.council_return.optional_checks import not_asked, not_asked_for
from ingest.issues import Issue
from ingest.workbook import MOST_BYTES, MOST_ROWS, SAVE_AGAIN, START_AGAIN, Refused, Sheet
from models.return_layout import SHEETS, Column, asked_for, breakdown_name, plain

HEADER = ("sheet", "statement_or_code", "breakdown", "field", "value")
HEADER_WITHIN = 10  # rows from the top
CARRIED_ROW = "carried from"  # how the row begins that says it
SEPARATORS = (",", ";", "\t")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def csv_sheet(content: bytes, filename: str) -> Sheet:
    """The file's rows, numbered as a spreadsheet shows them; raises Refused if it is not a return."""
    return Sheet("", rows_and_separator(content, filename)[0])


def rows_and_separator(content: bytes, filename: str) -> tuple[list[list[str]], str]:
    """The same rows, and what parts their fields; raises Refused."""
    text = _decoded(content)
    if text is not None:
        text, separators = _separators(text)
        tried = []
        for separator in separators:
            rows, count = _rows(text, separator)
            tried.append(rows[:HEADER_WITHIN])
            if header_row(rows) is not None:
                if count > MOST_ROWS:
                    message = f"The file has {count:,} rows; we read {MOST_ROWS:,}."
                    raise Refused("too_large", message, START_AGAIN)
                return rows, separator
        refuse_one_sheet(tried)
    message = f"The file {quoted(filename)} is not a workbook, nor a .csv laid out as the template has it."
    raise Refused("not_a_workbook", message, f"{SAVE_AGAIN} A .csv needs the row {','.join(HEADER)}.")


def from_csv(sheet: Sheet, optional: Collection[str]) -> tuple[Given, list[Issue]]:
    rows = [[tidied(text) for text in row] + [""] * len(HEADER) for row in sheet.rows]
    header = header_row(rows) or 0
    top = {plain(row[0]): row for row in reversed(rows[:header])}
    cells, issues = [], []
    left_out = defaultdict(list)
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        name, about, breakdown, field, value = row[: len(HEADER)]
        sheet_name, fields = _fields(name, optional)
        if value and plain(field) in fields:
            column = fields[plain(field)]
            cells.append(Cell(sheet_name, number, column, about, breakdown_name(breakdown), value))
        elif value and (known := not_asked(name, optional)):
            left_out[known].append(number)
        elif value:
            issues.append(unknown_field(number, name, field, list(fields) or asked_for(optional)))
    council, quarter = top.get("council", [""] * 3), top.get("quarter", [""] * 2)
    carried = top.get(CARRIED_ROW, [""] * 2)[1]
    issues += [not_asked_for(name, numbers) for name, numbers in left_out.items()]
    return Given(council[1] or None, council[2] or None, quarter[1] or None, carried or None, cells), issues


def unknown_field(row: int, sheet: str, field: str, known: list[str]) -> Issue:
    message = f"The sheet {quoted(sheet)} and field {quoted(field)} are not part of the return."
    mend = f"Give one of: {', '.join(known)}."
    return Issue("error", "unknown_field", message, mend, rows=(row,))


def _decoded(content: bytes) -> str | None:
    """The text; null if the bytes are not text in any encoding that spreadsheets write."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if len(content) > MOST_BYTES:
        return None
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _separators(text: str) -> tuple[str, tuple[str, ...]]:
    """The separators to try; a first line "sep=;" settles it, and Excel does not count it as a row."""
    first, _, rest = text.partition("\n")
    if said := re.fullmatch(r"sep=([,;\t])", first.strip('\r "')):
        return rest, (said[1],)
    return text, SEPARATORS


def _rows(text: str, separator: str) -> tuple[list[list[str]], int]:
    """As many rows as we read, and how many there are: a million empty ones would fill the memory."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(islice(reader, MOST_ROWS))
        return rows, len(rows) + sum(1 for _ in reader)
    except csv.Error:  # a field longer than any a return has: a quotation mark that is never closed
        return [], 0


def header_row(rows: list[list[str]]) -> int | None:
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        if tuple(plain(text) for text in row[: len(HEADER)]) == HEADER:
            return at
    return None


def _fields(sheet: str, optional: Collection[str]) -> tuple[str, dict[str, Column]]:
    """Our name of the sheet meant and its fields; none if a return has no such sheet."""
    for name in asked_for(optional):
        if plain(name) == plain(sheet):
            return name, {each.field: each for each in SHEETS[name] if each.filled_in}
    return sheet, {}
