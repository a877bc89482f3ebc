"""Checks of a return's cells: each finds one fault and says where, what is wrong and what to do."""

from collections.abc import Callable, Iterator
from datetime import date

from ingest.cells import date_in_words, quoted
from ingest.council_return.cells import Cell
from ingest.council_return.lines import reading
from ingest.issues import Issue
from ingest.workbook import FORMULA_ERROR
from models.figure import MARKERS
from models.return_layout import METRICS


def formula_error(cells: list[Cell]) -> list[Issue]:
    """A spreadsheet shows #N/A or #REF! there: no answer, and no group's name either."""
    mend = "Type what it should give, or leave the cell empty."
    found = [
        _issue("error", "formula_error", cell, f"The formula under {cell.column.name} gives an error.", mend)
        for cell in cells
        if cell.text == FORMULA_ERROR
    ]
    rows = tuple(sorted({cell.row for cell in cells if cell.breakdown == FORMULA_ERROR}))
    if rows:
        message, mend = "The formula under Breakdown gives an error.", "Type the name of the group."
        found.append(Issue("error", "formula_error", message, mend, METRICS, rows=rows))
    return found


def not_a_score(cells: list[Cell]) -> list[Issue]:
    mend = "Give one whole number from 1 to 4, and the reason in the next column."
    return [
        _issue("error", "not_a_score", cell, f"{quoted(cell.text)} is not a score.", mend)
        for cell in _not_understood(cells, "score")
        if date_in_words(cell.text) is None
    ]


def date_for_a_score(cells: list[Cell]) -> list[Issue]:
    """A spreadsheet makes a date of "3/4" as it is typed."""
    return _dates(cells, "score", 'It makes one of "3/4". Give one whole number from 1 to 4.')


def not_a_number(cells: list[Cell]) -> list[Issue]:
    mend = "Give a number alone. If there is none, leave it empty and give a marker: c, x or z."
    return [
        _issue("error", "not_a_number", cell, _no_number(cell), mend)
        for cell in _not_understood(cells, "number")
        if date_in_words(cell.text) is None
    ]


def date_for_a_number(cells: list[Cell]) -> list[Issue]:
    return _dates(
        cells, "number", "It makes one of a number in a cell that is set to show dates. Give the number."
    )


def marker_for_a_part(cells: list[Cell]) -> list[Issue]:
    """A marker stands where a numerator or denominator is asked for: it can only stand for the value."""
    mend = "Leave it empty, and give the marker in the column Marker if there is no value either."
    return [
        _issue("error", "marker_for_a_part", cell, _no_number(cell), mend)
        for cell in cells
        if cell.column.field in ("numerator", "denominator") and reading(cell).marker
    ]


def unknown_marker(cells: list[Cell]) -> list[Issue]:
    known = ", ".join(f"{letter} ({meaning})" for letter, meaning in MARKERS.items())
    mend = f"Give {known}, or nothing."
    return [
        _issue("error", "unknown_marker", cell, f"{quoted(cell.text)} is not a marker.", mend)
        for cell in _not_understood(cells, "marker")
    ]


def not_yes_or_no(cells: list[Cell]) -> list[Issue]:
    return [
        _issue("error", "not_yes_or_no", cell, f"{quoted(cell.text)} is not Yes or No.", "Give Yes or No.")
        for cell in _not_understood(cells, "yes or no")
    ]


def text_too_long(cells: list[Cell]) -> list[Issue]:
    found = []
    for cell in cells:
        over = len(cell.text) - cell.column.cap
        if cell.column.kind == "text" and over > 0:
            message = f"The text under {cell.column.name} has {len(cell.text):,} characters."
            mend = f"Shorten it by {over:,}, to {cell.column.cap:,} at most."
            found.append(_issue("error", "text_too_long", cell, message, mend))
    return found


def read_otherwise(cells: list[Cell]) -> list[Issue]:
    """Not written as asked, but what is meant is plain: says how we read it."""
    found = []
    for cell in cells:
        if not reading(cell).as_asked and not marker_for_a_part([cell]):
            message = f"{quoted(cell.text)} is read as {_in_words(cell)}."
            mend = "If that is right there is nothing to do."
            mend += " If it is not available, give x." if reading(cell).marker == "z" else ""
            found.append(_issue("warning", "read_otherwise", cell, message, mend))
    return found


CELL_CHECKS: tuple[Callable[[list[Cell]], list[Issue]], ...] = (
    formula_error,
    not_a_score,
    date_for_a_score,
    not_a_number,
    date_for_a_number,
    marker_for_a_part,
    unknown_marker,
    not_yes_or_no,
    text_too_long,
    read_otherwise,
)


def _dates(cells: list[Cell], kind: str, why: str) -> list[Issue]:
    found = []
    for cell in _not_understood(cells, kind):
        if day := date_in_words(cell.text):
            message = f"A spreadsheet keeps what is under {cell.column.name} as a date, {day}. {why}"
            mend = "Set the cell's format to Number, then type it again."
            found.append(_issue("error", f"date_for_a_{kind}", cell, message, mend))
    return found


def _not_understood(cells: list[Cell], kind: str) -> Iterator[Cell]:
    return (
        cell
        for cell in cells
        if cell.column.kind == kind and not reading(cell).understood and cell.text != FORMULA_ERROR
    )


def _issue(level: str, check: str, cell: Cell, message: str, mend: str) -> Issue:
    return Issue(level, check, message, mend, cell.sheet, cell.column.header, (cell.row,))


def _no_number(cell: Cell) -> str:
    return f"{quoted(cell.text)} under {cell.column.name} is not a number."


def _in_words(cell: Cell) -> str:
    said = reading(cell)
    letter = said.marker or (said.value if cell.column.kind == "marker" else None)
    if isinstance(said.value, date):
        return f"{said.value.day} {said.value:%B %Y}"
    return f"the marker {letter}, {MARKERS[letter]}" if letter else f"{said.value:.15g}"
