"""A return's cells brought together: one line for each statement, or metric and breakdown."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import polars as pl

from ingest import cells as read
from ingest.cells import Reading
from ingest.council_return.cells import Cell
from ingest.council_return.frames import ReturnFrames, empty
from ingest.days import day
from models.council_return import DOCUMENT_KINDS
from models.metric import Metric, metrics
from models.return_layout import DOCUMENTS, FRAMES, METRICS, ids, plain, statement_ids

# What a share or a rate is of: value = numerator / denominator * this. Days and scores are not worked out so.
SCALES = {"%": 100, "per 100,000": 100_000, "ratio": 1}


def id_of(cell: Cell) -> str | None:
    """The statement, metric, band, area or row the cell is about; null if we know none of that name."""
    return ids(cell.sheet).get(plain(cell.about))


def group_of(cell: Cell) -> str:
    """Which group the cell is about, as it is compared. Only a figure is about one: a statement never."""
    return plain(cell.breakdown) if cell.sheet == METRICS else ""


def reading(cell: Cell) -> Reading:
    """What the cell says, read as its column asks."""
    match cell.column.kind:
        case "score":
            return read.score(cell.text)
        case "yes or no":
            return read.yes_or_no(cell.text)
        case "marker":
            return read.marker(cell.text)
        case "number":
            return read.number(cell.text, percent=cell.column.field == "value" and _unit(cell) == "%")
        case "whole":
            # A marker says why there is no number of people; nothing else that is counted takes one.
            found = read.whole(cell.text)
            return read.NOT_UNDERSTOOD if found.marker and cell.column.field != "waiting" else found
        case "date":
            return day(cell.text)
        case "statement":
            return _named(statement_ids().get(plain(cell.text)))
        case "document kind":
            return _named(plain(cell.text) if plain(cell.text) in DOCUMENT_KINDS else None)
    return Reading(cell.text)


def _named(known: str | None) -> Reading:
    return Reading(known) if known else read.NOT_UNDERSTOOD


@dataclass(frozen=True)
class Line:
    """The filled cells about one thing, by field: a statement, a metric and breakdown, a band, a document."""

    sheet: str
    about: str  # id
    breakdown: str
    cells: dict[str, Cell]

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(sorted({cell.row for cell in self.cells.values()}))

    def said(self, field: str) -> Reading:
        return reading(self.cells[field]) if field in self.cells else Reading()

    @property
    def metric(self) -> Metric:
        return metrics()[self.about]

    @property
    def marker(self) -> str | None:
        """The marker, whether it stands in its own column or in the number's."""
        return self.said("marker").value or self.said("value").marker or self.said("waiting").marker


def lines(cells: Iterable[Cell]) -> list[Line]:
    """In the order of the file; cells about nothing we know are left out."""
    found: dict[tuple, Line] = {}
    for cell in cells:
        if about := id_of(cell):
            key = (cell.sheet, about, group_of(cell))
            line = found.setdefault(key, Line(cell.sheet, about, cell.breakdown, {}))
            line.cells.setdefault(cell.column.field, cell)
    return list(found.values())


def worked_out(line: Line) -> float | None:
    """The value that numerator and denominator make, to one decimal; null if they make none."""
    scale = SCALES.get(line.metric.unit)
    numerator, denominator = line.said("numerator").value, line.said("denominator").value
    if scale is None or numerator is None or not denominator:
        return None
    return round(numerator / denominator * scale, 1)


def frames(cells: list[Cell], spoilt: Collection[Cell] = ()) -> ReturnFrames:
    """The return's frames. A spoilt cell is null; a row of nulls is left out."""
    grouped = lines(cells)
    made = {}
    for name, sheet in FRAMES.items():
        shape = getattr(empty(), name)
        rows = [_row(line, shape.columns, spoilt) for line in grouped if line.sheet == sheet]
        keys = 2 if sheet == METRICS else 1
        filled = [row for row in rows if any(value is not None for value in row[keys:])]
        made[name] = pl.DataFrame(filled, schema=shape.schema, orient="row")
    return ReturnFrames(**made)


def _row(line: Line, columns: list[str], spoilt: Collection[Cell]) -> list:
    sound = replace(line, cells={field: cell for field, cell in line.cells.items() if cell not in spoilt})
    about = int(line.about.split()[1]) if line.sheet == DOCUMENTS else line.about  # from "row 1"
    known = {columns[0]: about, "breakdown": line.breakdown, "marker": sound.marker}
    if line.sheet == METRICS and "value" not in line.cells and sound.marker is None:
        known["value"] = worked_out(sound)
    return [known[field] if field in known else sound.said(field).value for field in columns]


def _unit(cell: Cell) -> str | None:
    about = id_of(cell)
    return metrics()[about].unit if about else None
