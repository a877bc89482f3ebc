"""Checks of the index of documents: titles, kinds, statements and dates."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from ingest.cells import quoted
from ingest.council_return.cells import Cell
from ingest.council_return.lines import Line, id_of, lines, reading
from ingest.issues import Issue
from ingest.workbook import FORMULA_ERROR
from models.council_return import DOCUMENT_KINDS
from models.return_layout import DOCUMENTS, MOST_DOCUMENTS, plain

AHEAD = timedelta(days=31)  # a document may be dated for the meeting it goes to


def document_issues(cells: list[Cell], today: date) -> list[Issue]:
    ours = [cell for cell in cells if cell.sheet == DOCUMENTS]
    listed = lines(ours)
    return [
        *too_many(ours),
        *(issue for cell in ours for issue in not_understood(cell)),
        *(issue for line in listed for issue in (*untitled(line), *dates(line, today))),
        *repeated_title(listed),
    ]


def too_many(cells: list[Cell]) -> list[Issue]:
    """A document has no other name than its row, and an index that long helps nobody."""
    rows = tuple(sorted({cell.row for cell in cells if id_of(cell) is None}))
    if not rows:
        return []
    message = f"Below the header, {MOST_DOCUMENTS} rows are read; in a .csv they are row 1, row 2 and so on."
    mend = "Take out what is no evidence any more, and close the gaps."
    return [Issue("error", "too_many", message, mend, DOCUMENTS, rows=rows)]


def not_understood(cell: Cell) -> Iterator[Issue]:
    if reading(cell).understood or cell.text == FORMULA_ERROR:
        return
    said = quoted(cell.text)
    match cell.column.kind:
        case "statement":
            mend = "Choose one of the nine, or leave it empty."
            yield _of_cell("not_a_statement", cell, f"{said} is not a statement.", mend)
        case "document kind":
            mend = f"Give one of: {', '.join(DOCUMENT_KINDS)}."
            yield _of_cell("not_a_kind", cell, f"{said} is not a kind of document we know.", mend)
        case "date":
            mend = "Give day, month and year, as 31 March 2026 or 31/03/2026."
            yield _of_cell("not_a_date", cell, f"{said} under {cell.column.name} is not a date.", mend)


def untitled(line: Line) -> list[Issue]:
    if "title" in line.cells:
        return []
    message, mend = "The document has no title.", "Give its title, or take the row out."
    return [Issue("error", "untitled", message, mend, DOCUMENTS, "Title", line.rows)]


def dates(line: Line, today: date) -> Iterator[Issue]:
    dated, review = line.said("dated").value, line.said("next_review").value
    if dated and dated > today + AHEAD:
        message = f"The document is dated {_in_words(dated)}, which is still to come."
        yield _odd("dated_ahead", "Dated", line.rows, message, "Check the year.")
    if dated and review and review < dated:
        message = f"The next review, {_in_words(review)}, is before the date of the document."
        yield _odd("review_before_date", "Next review", line.rows, message, "Check both dates.")


def repeated_title(listed: list[Line]) -> Iterator[Issue]:
    alike = defaultdict(list)
    for line in listed:
        if "title" in line.cells:
            alike[plain(line.cells["title"].text)].append(line.cells["title"])
    for titles in alike.values():
        if len(titles) > 1:
            message = f"{quoted(titles[0].text)} is listed more than once."
            mend = "If they are one document, keep one row. If not, tell them apart in the title."
            yield _odd("repeated_title", "Title", tuple(title.row for title in titles), message, mend)


def _of_cell(check: str, cell: Cell, message: str, mend: str) -> Issue:
    return Issue("error", check, message, mend, DOCUMENTS, cell.column.header, (cell.row,))


def _odd(check: str, column: str, rows: tuple[int, ...], message: str, mend: str) -> Issue:
    return Issue("warning", check, message, mend, DOCUMENTS, column, rows)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
