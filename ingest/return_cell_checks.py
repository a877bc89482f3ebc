"""Checks of a return's cells: each finds one fault and says where, what is wrong and what to do."""

from collections.abc import Callable, Iterator

from ingest.cells import quoted
from ingest.issues import Issue
from ingest.return_cells import Cell
from ingest.return_layout import MARKERS
from ingest.return_lines import reading


def not_a_score(cells: list[Cell]) -> list[Issue]:
    mend = "Give one whole number from 1 to 4, and the reason in the next column."
    return [
        _issue("error", "not_a_score", cell, f"{quoted(cell.text)} is not a score.", mend)
        for cell in _not_understood(cells, "score")
    ]


def not_a_number(cells: list[Cell]) -> list[Issue]:
    mend = "Give a number alone. If there is none, leave it empty and give a marker: c, x or z."
    return [
        _issue("error", "not_a_number", cell, _no_number(cell), mend)
        for cell in _not_understood(cells, "number")
    ]


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
    not_a_score,
    not_a_number,
    marker_for_a_part,
    unknown_marker,
    not_yes_or_no,
    text_too_long,
    read_otherwise,
)


def _not_understood(cells: list[Cell], kind: str) -> Iterator[Cell]:
    return (cell for cell in cells if cell.column.kind == kind and not reading(cell).understood)


def _issue(level: str, check: str, cell: Cell, message: str, mend: str) -> Issue:
    return Issue(level, check, message, mend, cell.sheet, cell.column.header, (cell.row,))


def _no_number(cell: Cell) -> str:
    return f"{quoted(cell.text)} under {cell.column.name} is not a number."


def _in_words(cell: Cell) -> str:
    said = reading(cell)
    letter = said.marker or (said.value if cell.column.kind == "marker" else None)
    return f"the marker {letter}, {MARKERS[letter]}" if letter else f"{said.value:.15g}"
