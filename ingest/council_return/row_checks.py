"""Checks of what a return's rows are about: the statement, the metric, the breakdown."""

from collections import defaultdict
from collections.abc import Callable

from ingest.cells import quoted
from ingest.council_return.cells import Cell
from ingest.council_return.lines import group_of, id_of
from ingest.issues import Issue
from models.return_layout import ABOUT_STATEMENTS, ALL, CAP_NAME, METRICS


def unknown_statement(cells: list[Cell]) -> list[Issue]:
    mend = "Copy the statement's name from the template."
    return _unknown("unknown_statement", "statement", mend, [c for c in cells if c.sheet in ABOUT_STATEMENTS])


def unknown_metric(cells: list[Cell]) -> list[Issue]:
    mend = "Copy the code from the template; it has every metric this return asks for."
    return _unknown("unknown_metric", "metric", mend, [c for c in cells if c.sheet == METRICS])


def repeated_row(cells: list[Cell]) -> list[Issue]:
    """The same cell of the same statement, or metric and breakdown, is filled in more than once."""
    rows = defaultdict(set)
    for cell in cells:
        if about := id_of(cell):
            rows[cell.sheet, about, group_of(cell), cell.column.field].add(cell.row)
    repeated = {(sheet, about, tuple(sorted(at))) for (sheet, about, *_), at in rows.items() if len(at) > 1}
    mend = "Keep one row and take the others out."
    return [
        Issue("error", "repeated_row", f"{quoted(about)} is given more than once.", mend, sheet, rows=at)
        for sheet, about, at in sorted(repeated)
    ]


def breakdown_too_long(cells: list[Cell]) -> list[Issue]:
    rows = sorted({cell.row for cell in cells if len(cell.breakdown) > CAP_NAME})
    message = f"The breakdown is longer than {CAP_NAME} characters."
    mend = "Name the group in a few words, such as 65 and over."
    found = Issue("error", "breakdown_too_long", message, mend, METRICS, rows=tuple(rows))
    return [found] if rows else []


def group_not_asked_for(cells: list[Cell]) -> list[Issue]:
    """A .csv has room for a group in every line; only a figure is about one."""
    rows = defaultdict(set)
    for cell in cells:
        if cell.sheet != METRICS and cell.breakdown != ALL:
            rows[cell.sheet].add(cell.row)
    mend = "Leave the breakdown empty there; only figures are given by group."
    return [
        Issue(
            "error",
            "group_not_asked_for",
            f"Nothing on the sheet {sheet} is given for a group of people.",
            mend,
            sheet,
            rows=tuple(sorted(at)),
        )
        for sheet, at in rows.items()
    ]


ROW_CHECKS: tuple[Callable[[list[Cell]], list[Issue]], ...] = (
    unknown_statement,
    unknown_metric,
    repeated_row,
    breakdown_too_long,
    group_not_asked_for,
)


def _unknown(check: str, what: str, mend: str, cells: list[Cell]) -> list[Issue]:
    rows = defaultdict(set)
    for cell in cells:
        if id_of(cell) is None:
            rows[cell.sheet, cell.about].add(cell.row)
    found = []
    for (sheet, about), at in rows.items():
        message = f"{quoted(about)} is not a {what} this return asks for."
        unnamed = f"The {what} is not named."
        found.append(
            Issue("error", check, message if about else unnamed, mend, sheet, rows=tuple(sorted(at)))
        )
    return found
