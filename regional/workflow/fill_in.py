"""A return that is typed in the browser: the boxes there are, and what stands in them when it is opened.

Which boxes there are the template's .csv says, row by row, so a sheet that is added to it comes along.
"""

from dataclasses import dataclass

import polars as pl

from ingest.cells import tidied
from ingest.council_return.cells import Cell, from_workbook
from ingest.council_return.lines import id_of
from ingest.council_return.long_csv import csv_sheet, from_csv, header_row
from ingest.last_return import last_return
from ingest.workbook import is_workbook, sheets
from models import quarter as quarters
from models.return_layout import METRICS, OPTIONAL, breakdown_name
from regional import data
from regional.access import Viewer
from regional.workflow import returns
from regional.workflow.fill_in_place import Place, in_order, text_of


@dataclass(frozen=True)
class Form:
    """The boxes of one council's return for one quarter, as they were opened."""

    council: dict  # a row of data.councils
    quarter: str
    top: list[list[str]]  # the first rows of the .csv: whose it is, for which quarter, and the header
    texts: dict[Place, str]  # every box in the template's order, with what stood in it; "" is empty
    last: dict[tuple[str, str], float | str]  # by metric and breakdown: last given before this quarter
    last_quarter: str | None  # whose return the template is pre-filled with; null if none was submitted
    version: int | None  # the newest stored when the form was opened; 0 if none was, null if not known
    begun_from: int | None = None  # the version whose cells these are; null: the template's, pre-filled
    left_out: int = 0  # cells of that version for which there is no box; it is kept as it was received

    @property
    def ons_code(self) -> str:
        return self.council["ons_code"]


def opened(viewer: Viewer, council: dict, quarter: str, version: int | None = None) -> Form:
    """The form begun from a version; else from the newest draft; else from what the council last submitted.

    A faulty cell of a version stands in its box as it was typed: the file that was stored still holds it.
    """
    ons_code = council["ons_code"]
    top, texts = template_boxes(viewer, council, quarter)  # raises PermissionError for another's council
    begin_from = version or _draft(viewer, ons_code, quarter)
    left_out = 0
    if begin_from:
        asked = {place.sheet for place in texts}
        cells = _cells(viewer, ons_code, quarter, begin_from)
        held = {place: text_of(cell) for cell in reversed(cells) if (place := _place(cell, asked))}
        left_out = len(cells) - len(held)
        more = [place for found in held for place in found.line]  # its breakdowns and documents
        texts = in_order({place: held.get(place, "") for place in [*texts, *more]})
    newest, (last_quarter, _) = newest_version(viewer, ons_code, quarter), last_return(ons_code, quarter)
    last = _last(ons_code, quarter)
    return Form(council, quarter, top, texts, last, last_quarter, newest, begin_from, left_out)


def newest_version(viewer: Viewer, ons_code: str, quarter: str) -> int:
    """0 if nothing was stored for the quarter yet."""
    return data.versions(viewer, ons_code).filter(pl.col("quarter") == quarter)["version"].max() or 0


def _draft(viewer: Viewer, ons_code: str, quarter: str) -> int | None:
    stands = pl.col("quarter") == quarter, pl.col("stage") == "draft", pl.col("status") == "current"
    return data.versions(viewer, ons_code).filter(*stands)["version"].max()


def template_boxes(
    viewer: Viewer, council: dict, quarter: str, *, carried: bool = False
) -> tuple[list[list[str]], dict[Place, str]]:
    """The template's first rows, and every cell it asks for with what it is pre-filled with.

    carried: as workflow.returns.template has it.
    """
    rows = csv_sheet(returns.template(viewer, council, quarter, long_form=True, carried=carried), "").rows
    first = header_row(rows) + 1
    texts = {}
    for sheet, about, breakdown, field, text in rows[first:]:
        place = Place(sheet, about, breakdown_name(breakdown) if sheet == METRICS else "", field)
        texts[place] = text_of(Cell(sheet, 0, place.column, about, breakdown, tidied(text)))
    return rows[:first], texts


def _cells(viewer: Viewer, ons_code: str, quarter: str, version: int) -> list[Cell]:
    """The filled cells of a stored file, before anything in them was judged."""
    filename, content = data.stored_file(viewer, ons_code, quarter, version)
    if is_workbook(content):
        return from_workbook(sheets(content), OPTIONAL)[0].cells
    return from_csv(csv_sheet(content, filename), OPTIONAL)[0].cells


def _place(cell: Cell, asked: set[str]) -> Place | None:
    """Null for a cell on a sheet, or about something, that the return does not ask for now."""
    about = id_of(cell) if cell.sheet in asked else None
    breakdown = cell.breakdown if cell.sheet == METRICS else ""
    return Place(cell.sheet, about, breakdown, cell.column.field) if about else None


def _last(ons_code: str, quarter: str) -> dict[tuple[str, str], float | str]:
    """The value, or else the marker, of each figure in the newest return of an earlier quarter."""
    _, frames = last_return(ons_code, quarters.previous(quarter))
    return {
        (row["metric"], row["breakdown"]): row["marker"] if row["value"] is None else row["value"]
        for row in frames.figures.iter_rows(named=True)
    }
