"""The order in which the issues of a return are told: errors first, then as the workbook is read."""

from ingest.issues import Issue
from models.return_layout import SHEETS, plain

AT = {plain(name): at for at, name in enumerate(SHEETS)}
COLUMNS = {(name, each.header): at for name, columns in SHEETS.items() for at, each in enumerate(columns)}


def in_order(issues: list[Issue]) -> list[Issue]:
    """Errors before warnings; within each by sheet, row and column, and what is alike as it was found.

    What is about the file as a whole comes before the sheets, and a sheet that is not ours after them.
    """
    return sorted(issues, key=_place)


def _place(issue: Issue) -> tuple[str, int, tuple[int, ...], int]:
    sheet = -1 if issue.sheet is None else AT.get(plain(issue.sheet), len(AT))
    return issue.level, sheet, issue.rows, COLUMNS.get((issue.sheet, issue.column), -1)
