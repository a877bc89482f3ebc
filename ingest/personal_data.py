"""Finds what looks like personal data in a file, cell by cell; never repeats it.

The app needs none about people who draw on care. Names cannot be found this way, and no page
promises that they are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cells import tidied
from ingest.issues import Issue
from ingest.personal_patterns import is_a_date, labels_a_birth_date, looks_like
from ingest.return_layout import METRICS, SHEETS, plain, plain_header
from ingest.workbook import Sheet

MOST_NAMED = 8  # cells named in one issue


@dataclass(frozen=True)
class Hit:
    """A cell that seems to hold personal data, or might: never what it holds."""

    what: str  # "an NHS number"
    certain: bool
    sheet: str
    row: int
    letters: str

    @property
    def cell(self) -> str:
        return f"{self.letters}{self.row}"


def personal_data(sheets: list[Sheet]) -> list[Issue]:
    """An error for what has to be taken out before the file can be kept; a warning for what may stay."""
    grouped = defaultdict(list)
    for sheet in sheets:
        for hit in _hits(sheet):
            grouped[hit.sheet, hit.what, hit.certain].append(hit)
    return [_issue(*key, hits) for key, hits in grouped.items()]


def in_name(filename: str) -> list[Issue]:
    """The same for the file's own name, which is kept and shown."""
    if not any(certain for _, certain in looks_like(tidied(filename))):
        return []
    message = "The file's name seems to hold something about a person."
    return [Issue("error", "personal_data", message, "Rename it and upload again; nothing was kept.")]


def _hits(sheet: Sheet) -> Iterator[Hit]:
    numbers = _number_columns(sheet)
    born_below: set[int] = set()  # columns headed by a word for a birth date
    for row, texts in enumerate(sheet.rows, start=1):
        born_beside = False
        for index, raw in enumerate(texts):
            if not raw:
                continue
            text = tidied(raw)
            found = [] if index in numbers and _only_a_number(text) else list(looks_like(text))
            if (born_beside or index in born_below) and is_a_date(text):
                found = [("a date of birth", True)]
            for what, certain in found:
                yield Hit(what, certain, sheet.name, row, sheet.letters(index))
            if born_beside := labels_a_birth_date(text):
                born_below.add(index)


def _number_columns(sheet: Sheet) -> set[int]:
    """The columns of Metrics that hold counts: a count of ten digits is absurd, but it is nobody's number."""
    if plain(sheet.name) != plain(METRICS):
        return set()
    headers = {plain_header(each.header) for each in SHEETS[METRICS] if each.kind == "number"}
    return {at for texts in sheet.rows for at, text in enumerate(texts) if plain_header(text) in headers}


def _only_a_number(text: str) -> bool:
    return text.isdigit()


def _issue(sheet: str, what: str, certain: bool, hits: list[Hit]) -> Issue:
    cells = [hit.cell if sheet else f"row {hit.row}" for hit in hits]
    named = ", ".join(cells[:MOST_NAMED]) + (
        f" and {len(cells) - MOST_NAMED} more" if cells[MOST_NAMED:] else ""
    )
    place = f"{'Cell' if len(cells) == 1 else 'Cells'} {named}" if sheet else named.capitalize()
    message = f"{place} {'seems' if len(cells) == 1 else 'seem'} to hold {what}."
    rows = tuple(sorted({hit.row for hit in hits}))
    if certain:
        mend = "Take it out and upload again; nothing from this file was kept."
        return Issue("error", "personal_data", message, mend, sheet or None, rows=rows)
    mend = "Take it out if it belongs to a person; a public one may stay."
    return Issue("warning", "may_be_personal", message, mend, sheet or None, rows=rows)
