"""Checks of the sheets that a region may switch on: what every one of them has to be read by."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date

from ingest.cells import quoted
from ingest.council_return.audit_checks import AUDIT_CHECKS
from ingest.council_return.cells import Cell
from ingest.council_return.document_checks import document_issues
from ingest.council_return.lines import Line, id_of, lines, reading
from ingest.council_return.waiting_checks import WAITING_CHECKS
from ingest.issues import Issue
from ingest.workbook import FORMULA_ERROR
from models.return_layout import AUDITS, OPTIONAL, WAITING, plain

ABOUT = {WAITING: "risk band", AUDITS: "practice area"}
LINE_CHECKS = {WAITING: WAITING_CHECKS, AUDITS: AUDIT_CHECKS}


def optional_issues(cells: list[Cell], today: date) -> list[Issue]:
    """Everything that is wrong with or odd about these sheets; a line's first error is told alone."""
    ours = [cell for cell in cells if cell.sheet in OPTIONAL]
    found = [issue for check in CELL_CHECKS for issue in check(ours)]
    for line in lines(ours):
        found += _of_line(line, LINE_CHECKS.get(line.sheet, ()))
    return [*found, *document_issues(ours, today)]


def unknown_row(cells: list[Cell]) -> list[Issue]:
    """A band or a practice area that a return does not ask for."""
    rows = defaultdict(set)
    for cell in cells:
        if cell.sheet in ABOUT and id_of(cell) is None:
            rows[cell.sheet, cell.about].add(cell.row)
    found = []
    for (sheet, about), at in rows.items():
        message = f"{quoted(about)} is not a {ABOUT[sheet]} this return asks for."
        message = message if about else f"The {ABOUT[sheet]} is not named."
        mend = "Copy its name from the template."
        found.append(Issue("error", "unknown_row", message, mend, sheet, rows=tuple(sorted(at))))
    return found


def not_a_whole_number(cells: list[Cell]) -> list[Issue]:
    return [
        Issue(
            "error",
            "not_a_whole_number",
            f"{quoted(cell.text)} under {cell.column.name} is not a whole number, 0 or more.",
            "Give a whole number alone, or leave it empty and say why in the note.",
            cell.sheet,
            cell.column.header,
            (cell.row,),
        )
        for cell in cells
        if cell.column.kind == "whole" and not reading(cell).understood and cell.text != FORMULA_ERROR
    ]


def not_asked(sheet: str, optional: Collection[str]) -> str | None:
    """Our name of an optional sheet that was not asked for; null for every other."""
    return next((name for name in OPTIONAL if name not in optional and plain(name) == plain(sheet)), None)


def not_asked_for(sheet: str, rows: list[int]) -> Issue:
    """One warning for all the rows of a .csv that are of such a sheet."""
    message = f"The sheet {sheet} is not asked for. It was not read, but the file is kept as you send it."
    mend = "Take its rows out if they should not be kept."
    return Issue("warning", "extra_sheet", message, mend, rows=tuple(rows))


CELL_CHECKS: tuple[Callable[[list[Cell]], list[Issue]], ...] = (unknown_row, not_a_whole_number)


def _of_line(line: Line, checks: tuple[Callable[[Line], list[Issue]], ...]) -> list[Issue]:
    found = [issue for check in checks for issue in check(line)]
    errors = [issue for issue in found if issue.level == "error"]
    return errors[:1] or found
