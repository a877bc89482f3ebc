"""Reads a council's return: the workbook or .csv that somebody filled in for one council and quarter."""

from dataclasses import replace

from ingest.cells import shortened
from ingest.issues import Issue
from ingest.personal_data import in_name, personal_data
from ingest.return_cell_checks import CELL_CHECKS
from ingest.return_cells import Cell, Given, from_workbook
from ingest.return_csv import csv_sheet, from_csv
from ingest.return_figure_checks import check_figure
from ingest.return_frames import ReturnFrames, empty
from ingest.return_layout import METRICS
from ingest.return_lines import frames, lines
from ingest.return_row_checks import ROW_CHECKS
from ingest.workbook import Refused, is_workbook, sheets

NOTHING_LOADED = "Nothing was loaded."


def read_return(
    content: bytes, filename: str, ons_code: str, quarter: str, evidence_scores: bool = False
) -> tuple[ReturnFrames, list[Issue]]:
    """Read what can be read, whatever the bytes are; their kind is told by them and not by the name.

    The frames always have their columns. They are empty if the file as a whole cannot be used: no
    workbook, personal data in it, another council's or another quarter's. A cell named in an error is
    null and the rest stays, so that a draft can be kept. A cell named only in warnings is kept.
    """
    try:
        return _read(content, filename, ons_code, quarter, evidence_scores)
    except Refused as refused:
        return empty(), [refused.issue]


def _read(
    content: bytes, filename: str, ons_code: str, quarter: str, evidence_scores: bool
) -> tuple[ReturnFrames, list[Issue]]:
    if not content:
        raise Refused("empty_file", "The file is empty.", "Save the workbook again and upload that.")
    workbook = is_workbook(content)
    grid = sheets(content) if workbook else [csv_sheet(content, filename)]
    personal = [*in_name(filename), *personal_data(grid)]
    if _has_error(personal):
        return empty(), personal
    given, faults = from_workbook(grid, evidence_scores) if workbook else from_csv(grid[0], evidence_scores)
    refusals = [*wrong_council(given, ons_code), *wrong_quarter(given, quarter)]
    if refusals:
        return empty(), refusals
    issues = [*personal, *faults, *_checked(given.cells)]
    spoilt = _spoilt(given.cells, issues)
    if not workbook:  # one sheet for all: the row is the place
        issues = [replace(issue, sheet=None) for issue in issues]
    return frames(given.cells, spoilt), sorted(issues, key=lambda issue: issue.level)


def wrong_council(given: Given, ons_code: str) -> list[Issue]:
    if given.ons_code is None:
        return [_unnamed("council_not_named", "council")]
    if given.ons_code.upper() == ons_code.upper():
        return []
    council = f"{shortened(given.council or 'another council')} ({shortened(given.ons_code)})"
    message = f"This file is for {council}, this return for {ons_code}. {NOTHING_LOADED}"
    return [Issue("error", "wrong_council", message, "Choose the workbook of the council you are in.")]


def wrong_quarter(given: Given, quarter: str) -> list[Issue]:
    if given.quarter is None:
        return [_unnamed("quarter_not_named", "quarter")]
    if given.quarter.upper() == quarter.upper():
        return []
    message = f"This file is for {shortened(given.quarter)}, this return for {quarter}. {NOTHING_LOADED}"
    mend = f"Upload the workbook for {quarter}, or choose the quarter that the file is for."
    return [Issue("error", "wrong_quarter", message, mend)]


def _unnamed(check: str, what: str) -> Issue:
    message = f"The file does not say which {what} it is for. {NOTHING_LOADED}"
    return Issue("error", check, message, "Download the template again and copy your work into it.")


def _checked(cells: list[Cell]) -> list[Issue]:
    figures = [line for line in lines(cells) if line.sheet == METRICS]
    return [
        *(issue for check in (*ROW_CHECKS, *CELL_CHECKS) for issue in check(cells)),
        *(issue for line in figures for issue in check_figure(line)),
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
