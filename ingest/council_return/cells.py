"""A return's filled cells, found by the names in a workbook's header rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ingest.cells import tidied
from ingest.council_return import sheet_checks as checks
from ingest.council_return import sheet_oddities as oddities
from ingest.council_return.sheet_checks import HEADER_WITHIN
from ingest.issues import Issue
from ingest.workbook import Sheet
from models.return_layout import (
    CARRIED,
    COUNCIL,
    DOCUMENTS,
    QUARTER,
    SHEETS,
    Column,
    asked_for,
    breakdown_name,
    plain,
    plain_header,
    row_name,
)


@dataclass(frozen=True)
class Cell:
    """One filled cell: where it stands, which statement or metric it is about, and its text."""

    sheet: str
    row: int
    column: Column
    about: str  # the statement's name or the metric's code, as the person has it
    breakdown: str
    text: str


@dataclass(frozen=True)
class Given:
    """What a file holds, before anything in it is judged. Null: the file does not say."""

    ons_code: str | None = None
    council: str | None = None
    quarter: str | None = None
    carried_from: str | None = None  # a quarter
    cells: list[Cell] = field(default_factory=list)


def from_workbook(sheets: list[Sheet], optional: Collection[str]) -> tuple[Given, list[Issue]]:
    by_name = {plain(sheet.name): sheet for sheet in sheets}
    wanted = asked_for(optional)
    twice = checks.repeated_sheet(sheets, wanted)
    issues = [*checks.missing_sheet(by_name, wanted), *twice, *checks.extra_sheet(sheets, wanted)]
    cells: list[Cell] = []
    for name in wanted:
        if (sheet := by_name.get(plain(name))) and name not in {each.sheet for each in twice}:
            found, faults = _cells(name, sheet)
            cells += found
            issues += faults
    whose = [*_beside(sheets, COUNCIL, 2), *_beside(sheets, QUARTER, 1), *_beside(sheets, CARRIED, 1)]
    return Given(*whose, cells), issues


def _cells(name: str, sheet: Sheet) -> tuple[list[Cell], list[Issue]]:
    columns = SHEETS[name]
    at, places = header(sheet, columns)
    issues = [
        *checks.missing_column(name, columns, places),
        *checks.repeated_column(name, at, sheet, columns),
        *oddities.hidden_sheet(name, sheet),
    ]
    if columns[0] not in places:
        return [], issues
    filled = [
        cell
        for row, texts in enumerate(sheet.rows[at + 1 :], start=at + 2)
        for cell in _cells_of_row(name, row, texts, places, row_name(row - at - 1))
    ]
    rows_filled = defaultdict(set)
    for cell in filled:
        rows_filled[cell.column].add(cell.row)
    issues += [
        *checks.extra_column(name, at, sheet, columns),
        *oddities.hidden(name, sheet, rows_filled, places),
        *oddities.merged(name, at, sheet, places),
        *oddities.not_worked_out(name, sheet, at, places),
    ]
    return filled, issues


def header(sheet: Sheet, columns: tuple[Column, ...]) -> tuple[int, dict[Column, int]]:
    """The row that names the most columns, and where each stands in it."""
    by_name = {plain_header(column.header): column for column in columns}
    best: tuple[int, dict[Column, int]] = (0, {})
    for at, texts in enumerate(sheet.rows[:HEADER_WITHIN]):
        named = {plain_header(text): index for index, text in reversed(list(enumerate(texts)))}
        places = {column: named[name] for name, column in by_name.items() if name in named}
        if len(places) > len(best[1]):
            best = at, places
    return best


def _cells_of_row(
    name: str, row: int, texts: list[str | None], places: dict[Column, int], place: str
) -> Iterator[Cell]:
    def said(kind: str) -> str:
        return next((tidied(texts[at]) for column, at in places.items() if column.kind == kind), "")

    about = place if name == DOCUMENTS else said("about")
    breakdown = breakdown_name(said("breakdown"))
    for column, at in places.items():
        text = tidied(texts[at])
        if text and column.filled_in:
            yield Cell(name, row, column, about, breakdown, text)


def _beside(sheets: list[Sheet], label: str, count: int) -> list[str | None]:
    """The texts to the right of the cell that holds the label: the hidden named cells stand so."""
    for sheet in sheets:
        for texts in sheet.rows:
            if label in texts:
                after = texts[texts.index(label) + 1 :][:count]
                return [tidied(text) or None for text in after] + [None] * (count - len(after))
    return [None] * count
