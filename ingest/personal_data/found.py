"""Finds what looks like personal data in a file, cell by cell; never repeats it.

The app needs none about people who draw on care. Names cannot be found this way, and no page
promises that they are. What a workbook keeps outside its cells is looked at too: `unseen.py` finds it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cells import tidied
from ingest.issues import Issue
from ingest.personal_data.patterns import is_a_date, is_personal, labels_a_birth_date, looks_like
from ingest.workbook import Sheet
from ingest.workbook.unseen import Aside

MOST_NAMED = 8  # cells named in one issue
WAYS_TO_REACH = ("a person's e-mail address", "a mobile number", "a telephone number")


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
    """An error for what has to be taken out before the file can be kept; a warning for what may stay.

    A sheet that is named so is told alone, because every other message would repeat its name.
    """
    if any(is_personal(tidied(sheet.name)) for sheet in sheets):
        return [_worded("The name of a sheet seems to hold something about a person.", True, None, ())]
    grouped = defaultdict(list)
    for sheet in sheets:
        for hit in _hits(sheet):
            grouped[hit.sheet, hit.what, hit.certain].append(hit)
    hidden = {sheet.name for sheet in sheets if sheet.extent.hidden}
    return [_issue(*key, hits, key[0] in hidden) for key, hits in grouped.items()]


def in_name(filename: str) -> list[Issue]:
    """The same for the file's own name, which is kept and shown."""
    if not is_personal(tidied(filename)):
        return []
    message = "The file's name seems to hold something about a person."
    mend = "Rename it and upload again; nothing was kept."
    return [Issue("error", "personal_data", message, mend, refuses_file=True)]


def in_asides(asides: list[Aside]) -> list[Issue]:
    """The same for what stands outside the cells: an issue for each place, by its name.

    Whoever wrote the file is named in its properties and above its comments, often with an address: that
    is at most a warning.
    """
    found: dict[tuple[str, str], tuple[Aside, bool]] = {}
    for aside in asides:
        for what, certain in looks_like(aside.text):
            certain = certain and not (aside.of_author and what in WAYS_TO_REACH)
            if certain or (aside.place, what) not in found:
                found[aside.place, what] = aside, certain
    return [
        _worded(
            f"{aside.place[0].upper()}{aside.place[1:]} {_seems(aside.place)} to hold {what}.",
            certain,
            aside.sheet,
            (aside.row,) if aside.row else (),
        )
        for (_, what), (aside, certain) in found.items()
    ]


def _seems(place: str) -> str:
    return "seem" if place.endswith((" properties", " changes")) else "seems"


def _hits(sheet: Sheet) -> Iterator[Hit]:
    born_below: set[int] = set()  # columns headed by a word for a birth date
    for row, texts in enumerate(sheet.rows, start=1):
        born_beside = False
        for index, raw in enumerate(texts):
            if not raw:
                continue
            text = tidied(raw)
            found = list(looks_like(text))
            if (born_beside or index in born_below) and is_a_date(text):
                found = [("a date of birth", True)]
            for what, certain in found:
                yield Hit(what, certain, sheet.name, row, sheet.letters(index))
            if born_beside := labels_a_birth_date(text):
                born_below.add(index)


def _issue(sheet: str, what: str, certain: bool, hits: list[Hit], hidden: bool) -> Issue:
    cells = [hit.cell if sheet else f"row {hit.row}" for hit in hits]
    named = ", ".join(cells[:MOST_NAMED]) + (
        f" and {len(cells) - MOST_NAMED} more" if cells[MOST_NAMED:] else ""
    )
    place = f"{'Cell' if len(cells) == 1 else 'Cells'} {named}" if sheet else named.capitalize()
    place += " of this hidden sheet" * hidden
    message = f"{place} {'seems' if len(cells) == 1 else 'seem'} to hold {what}."
    return _worded(message, certain, sheet or None, tuple(sorted({hit.row for hit in hits})))


def _worded(message: str, certain: bool, sheet: str | None, rows: tuple[int, ...]) -> Issue:
    if certain:
        mend = "Take it out and upload again; nothing from this file was kept."
        return Issue("error", "personal_data", message, mend, sheet, rows=rows, refuses_file=True)
    mend = "Take it out if it belongs to a person; a public one may stay."
    return Issue("warning", "may_be_personal", message, mend, sheet, rows=rows)
