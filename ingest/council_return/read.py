"""Reads a council's return: the workbook or .csv that somebody filled in for one council and quarter."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from ingest.council_return.cell_checks import CELL_CHECKS
from ingest.council_return.cells import Cell, from_workbook
from ingest.council_return.figure_checks import check_figure
from ingest.council_return.frames import ReturnFrames, empty
from ingest.council_return.impossible_checks import part_over_whole
from ingest.council_return.lines import frames, lines
from ingest.council_return.long_csv import csv_sheet, from_csv
from ingest.council_return.optional_checks import optional_issues
from ingest.council_return.order import in_order
from ingest.council_return.row_checks import ROW_CHECKS
from ingest.council_return.sheet_checks import is_our_list
from ingest.council_return.whose import quarter_not_over, wrong_council, wrong_quarter
from ingest.issues import Issue
from ingest.personal_data.found import in_asides, in_name, personal_data
from ingest.workbook import Refused, Sheet, is_workbook, refuse_too_long, sheets
from ingest.workbook.parts import carried
from ingest.workbook.unseen import asides
from models.return_layout import METRICS


def read_return(
    content: bytes,
    filename: str,
    ons_code: str,
    quarter: str,
    optional: Collection[str] = (),
    today: date | None = None,
    council: str = "this council",
) -> tuple[ReturnFrames, list[Issue]]:
    """Read what can be read, whatever the bytes are; their kind is told by them and not by the name.

    The frames always have their columns. They are empty if the file as a whole cannot be used: no
    workbook, personal data in it, another council's or another quarter's, or one to come. A cell named
    in an error is null and the rest stays, so that a draft can be kept. A cell named only in warnings
    is kept. optional: the sheets asked for besides the usual ones. today: null is today's date.
    council: the council's name, for a sentence.
    """
    try:
        return _read(content, filename, (ons_code, council), quarter, optional, today or date.today())
    except Refused as refused:
        return empty(), [refused.issue]


def _read(
    content: bytes,
    filename: str,
    sender: tuple[str, str],  # ons_code and name
    quarter: str,
    optional: Collection[str],
    today: date,
) -> tuple[ReturnFrames, list[Issue]]:
    if not content:
        raise Refused("empty_file", "The file is empty.", "Save the workbook again and upload that.")
    refuse_too_long(content)
    if named := in_name(filename):
        return empty(), named
    workbook = is_workbook(content)
    grid = sheets(content) if workbook else [csv_sheet(content, filename)]
    personal = _personal(content, grid) if workbook else personal_data(grid)
    if _has_error(personal):
        return empty(), [issue for issue in personal if issue.level == "error"]
    given, faults = from_workbook(grid, optional) if workbook else from_csv(grid[0], optional)
    early = quarter_not_over(quarter, today)
    refusals = [*wrong_council(given, *sender), *wrong_quarter(given, quarter), *early]
    if _has_error(refusals):
        return empty(), [issue for issue in refusals if issue.level == "error"]
    faults = [*early, *(carried(content) if workbook else []), *faults]
    issues = [*personal, *faults, *_checked(given.cells), *optional_issues(given.cells, today)]
    spoilt = _spoilt(given.cells, issues)
    if not workbook:  # one sheet for all: the row is the place
        issues = [replace(issue, sheet=None) for issue in issues]
    return replace(frames(given.cells, spoilt), carried_from=given.carried_from), in_order(issues)


def _personal(content: bytes, grid: list[Sheet]) -> list[Issue]:
    """In the cells, and in what stands outside them; our own list of faults only repeats what was read."""
    ours = {sheet.name for sheet in grid if is_our_list(sheet)}
    found = personal_data(grid)
    if any(issue.level == "error" and issue.sheet is None for issue in found):
        return found  # a sheet's name, which what follows would repeat
    found += in_asides(asides(content, grid))
    return [issue for issue in found if issue.level == "error" or issue.sheet not in ours]


def _checked(cells: list[Cell]) -> list[Issue]:
    figures = [line for line in lines(cells) if line.sheet == METRICS]
    return [
        *(issue for check in (*ROW_CHECKS, *CELL_CHECKS) for issue in check(cells)),
        *(issue for line in figures for issue in check_figure(line)),
        *part_over_whole(figures),
    ]


def _spoilt(cells: list[Cell], issues: list[Issue]) -> set[Cell]:
    """The cells that an error names: by sheet, row and column, or the whole row where no column is named."""
    named = {
        (issue.sheet, row, issue.column) for issue in issues if issue.level == "error" for row in issue.rows
    }
    return {
        cell
        for cell in cells
        if (cell.sheet, cell.row, cell.column.header) in named or (cell.sheet, cell.row, None) in named
    }


def _has_error(issues: list[Issue]) -> bool:
    return any(issue.level == "error" for issue in issues)
