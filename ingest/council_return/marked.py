"""A person's own file given back with the faults marked in place.

An .xlsx comes back as a copy with each faulty cell outlined and commented and with a first sheet that
lists everything; values, formulas and drop-downs stay. Macros and drawn shapes are not carried over. An
.ods comes back as an .xlsx with its values alone: nothing we have writes .ods. A .csv comes back with a
last column "to mend". Each can be mended and uploaded as it is: what we added is not read.
"""

import csv
import io
import warnings
from collections import defaultdict

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ingest.cells import tidied
from ingest.council_return.book_to_mark import STUMBLES, opened, values_alone, without_sheets
from ingest.council_return.long_csv import HEADER, header_row, rows_and_separator
from ingest.council_return.marks import FIRST_WORDS, outline, put, take_off
from ingest.council_return.mend_list import write_list
from ingest.council_return.sheet_checks import HEADER_WITHIN, MARKED
from ingest.issues import Issue
from ingest.workbook import MOST_COLUMNS, Refused, is_workbook
from models.formula import spaced
from models.return_layout import SHEETS, Column, plain, plain_header

TO_MEND = "to mend"
# The checks that are about the first cell of a row, the name in it, and not about what is filled in.
ABOUT_THE_NAME = ("unknown_statement", "unknown_metric", "unknown_row", "repeated_row", "breakdown_too_long")


def marked(content: bytes, filename: str, issues: list[Issue]) -> bytes | None:
    """The file as said above; null if nothing is to be said, or the file as a whole was refused.

    A file refused for personal data is never given back, and neither is one that is unsafe to open.
    """
    if not issues or any(issue.refuses_file for issue in issues):
        return None
    try:
        if not is_workbook(content):
            return _marked_csv(content, filename, issues)
        return _marked_workbook(content, issues)
    except Refused:
        return None


def _marked_csv(content: bytes, filename: str, issues: list[Issue]) -> bytes:
    """The rows as they were, and beside each what is to be mended; what is about no row stands in row 1."""
    rows, separator = rows_and_separator(content, filename)
    top = header_row(rows) or 0
    if plain("".join(rows[top][len(HEADER) :])) == TO_MEND:
        rows = [row[: len(HEADER)] for row in rows]
    said = defaultdict(list)
    for issue in issues:
        for row in issue.rows or (1,):
            said[row].append(f"{FIRST_WORDS[issue.level]}: {issue.message} {issue.mend}")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    width = max(len(HEADER), *(len(row) for row in rows))
    for at, row in enumerate(rows, start=1):
        last = TO_MEND if at == top + 1 else " ".join(said[at])
        # The file is opened in a spreadsheet next, and what is in it may be another person's words.
        writer.writerow([*map(spaced, row), *[""] * (width - len(row)), last])
    return text.getvalue().encode("utf-8-sig")


def _marked_workbook(content: bytes, issues: list[Issue]) -> bytes:
    """The copy; where openpyxl stumbles the values alone, and where those cannot be had the list alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of openpyxl, about what it leaves out
        for make in (opened, values_alone):
            try:
                if book := make(content):
                    return _saved(book, issues)
            except STUMBLES:
                continue
        return _saved(without_sheets(), issues)


def _saved(book: openpyxl.Workbook, issues: list[Issue]) -> bytes:
    for sheet in list(book.worksheets):
        if tidied(str(sheet["A1"].value or "")) == MARKED:
            book.remove(sheet)
        else:
            take_off(sheet)
    by_name = {plain(sheet.title): sheet for sheet in book.worksheets}
    at = defaultdict(list)
    links = []
    for issue in issues:
        sheet = by_name.get(plain(issue.sheet or ""))
        cells = _cells(sheet, issue) if sheet else []
        links.append((sheet, cells[0] if cells else None))
        first_of_row = {cell.row: cell for cell in reversed(cells)}
        for cell in cells:
            if cell is first_of_row[cell.row]:
                at[sheet.title, cell.coordinate].append(issue)
            else:
                outline(sheet, cell, issue.level)
    for (title, place), found in at.items():
        put(book[title], book[title][place], found)
    write_list(book, issues, links)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cells(sheet: Worksheet, issue: Issue) -> list[Cell]:
    """The cells an issue is about: those of its column, or else what is filled in of its rows."""
    columns = SHEETS.get(next((name for name in SHEETS if plain(name) == plain(sheet.title)), ""), ())
    places = _places(sheet, columns)
    named = next((places[each] for each in places if each.header == issue.column), None)
    if named and issue.rows:
        return _not_merged([sheet.cell(row, named) for row in issue.rows])
    about = [at for each, at in places.items() if each.kind in ("about", "statement")][:1] or [1]
    found = []
    for row in issue.rows:
        filled = [
            at
            for each, at in places.items()
            if each.kind in ("number", "whole") and sheet.cell(row, at).value is not None
        ]
        in_question = about if issue.check in ABOUT_THE_NAME else filled or about
        found += [sheet.cell(row, at) for at in in_question]
    return _not_merged(found)


def _not_merged(cells: list[Cell]) -> list[Cell]:
    """Without those that a merged cell covers: they can hold nothing, a comment neither."""
    return [cell for cell in cells if isinstance(cell, Cell)]


def _places(sheet: Worksheet, columns: tuple[Column, ...]) -> dict[Column, int]:
    """Where each column stands, by the row of headers that names the most."""
    best: dict[Column, int] = {}
    for row in sheet.iter_rows(max_row=HEADER_WITHIN, max_col=MOST_COLUMNS):
        named = {plain_header(str(cell.value or "")): cell.column for cell in reversed(row)}
        found = {each: named[name] for each in columns if (name := plain_header(each.header)) in named}
        best = found if len(found) > len(best) else best
    return best
