"""A return's filled cells, found by the names in a workbook's header rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.cells import tidied
from ingest.issues import Issue
from ingest.return_layout import (
    CAP_NAME,
    COUNCIL,
    QUARTER,
    README,
    SHEETS,
    Column,
    asked_for,
    breakdown_name,
    plain,
    plain_header,
)
from ingest.workbook import Sheet

HEADER_WITHIN = 10  # rows from the top
MEND_COLUMN = "Write its header as the template has it, above the cells it belongs to."


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
    cells: list[Cell] = field(default_factory=list)


def from_workbook(sheets: list[Sheet], evidence_scores: bool) -> tuple[Given, list[Issue]]:
    by_name = {plain(sheet.name): sheet for sheet in sheets}
    wanted = asked_for(evidence_scores)
    issues = [*missing_sheet(by_name, wanted), *extra_sheet(sheets, wanted)]
    cells: list[Cell] = []
    for name in wanted:
        if sheet := by_name.get(plain(name)):
            found, faults = _cells(name, sheet)
            cells += found
            issues += faults
    return Given(*_beside(sheets, COUNCIL, 2), *_beside(sheets, QUARTER, 1), cells), issues


def missing_sheet(by_name: dict[str, Sheet], wanted: list[str]) -> list[Issue]:
    mend = "Give the sheet its name back, or download the template again and copy your work into it."
    return [
        Issue("error", "missing_sheet", f"There is no sheet called {name}.", mend, sheet=name)
        for name in wanted
        if plain(name) not in by_name
    ]


def extra_sheet(sheets: list[Sheet], wanted: list[str]) -> list[Issue]:
    """A sheet with something in it that a return does not ask for."""
    known = {plain(name) for name in (*wanted, README)}
    message = "This sheet is not part of the return. It was not read, but the file is kept as you send it."
    mend = "Take the sheet out if it should not be kept."
    return [
        Issue("warning", "extra_sheet", message, mend, sheet=sheet.name[:CAP_NAME])
        for sheet in sheets
        if plain(sheet.name) not in known and any(tidied(text) for row in sheet.rows for text in row)
    ]


def _cells(name: str, sheet: Sheet) -> tuple[list[Cell], list[Issue]]:
    columns = SHEETS[name]
    at, places = _header(sheet, columns)
    issues = [*missing_column(name, columns, places), *repeated_column(name, at, sheet, columns)]
    if columns[0] not in places:
        return [], issues
    filled = [
        cell
        for row, texts in enumerate(sheet.rows[at + 1 :], start=at + 2)
        for cell in _cells_of_row(name, row, texts, places)
    ]
    return filled, issues


def _header(sheet: Sheet, columns: tuple[Column, ...]) -> tuple[int, dict[Column, int]]:
    """The row that names the most columns, and where each stands in it."""
    by_name = {plain_header(column.header): column for column in columns}
    best: tuple[int, dict[Column, int]] = (0, {})
    for at, texts in enumerate(sheet.rows[:HEADER_WITHIN]):
        named = {plain_header(text): index for index, text in reversed(list(enumerate(texts)))}
        places = {column: named[name] for name, column in by_name.items() if name in named}
        if len(places) > len(best[1]):
            best = at, places
    return best


def missing_column(name: str, columns: tuple[Column, ...], places: dict[Column, int]) -> list[Issue]:
    if not places:
        message = f"The row of headers is not among the first {HEADER_WITHIN} rows."
        return [Issue("error", "missing_column", message, "Copy it from the template.", name)]
    return [
        Issue("error", "missing_column", f'There is no column "{each.name}".', MEND_COLUMN, name, each.header)
        for each in columns
        if each not in places and each.kind != "not read"
    ]


def repeated_column(name: str, at: int, sheet: Sheet, columns: tuple[Column, ...]) -> list[Issue]:
    headers = [plain_header(text) for text in sheet.rows[at]] if sheet.rows else []
    mend = "Take one of them out; only the first was read."
    return [
        Issue(
            "error", "repeated_column", f'"{each.name}" is there twice.', mend, name, each.header, (at + 1,)
        )
        for each in columns
        if headers.count(plain_header(each.header)) > 1
    ]


def _cells_of_row(name: str, row: int, texts: list[str | None], places: dict[Column, int]) -> Iterator[Cell]:
    def said(kind: str) -> str:
        return next((tidied(texts[at]) for column, at in places.items() if column.kind == kind), "")

    about, breakdown = said("about"), breakdown_name(said("breakdown"))
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
