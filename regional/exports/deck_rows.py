"""How a table is laid out on slides: size of its words, width of its columns, which rows stand together."""

from dataclasses import dataclass
from math import ceil

import polars as pl

from regional.charts.colours import LIGHT
from regional.charts.text_width import lines, text_width
from regional.exports.cells import NUMBERS, Cell, cell
from regional.exports.deck_room import LINE, PIXELS, wider
from regional.exports.taken import Column, Table

PADDING = 5  # pixels
MOST_ROWS = 18  # on a slide: more would be too small to read from a chair
FEW_ROWS = 6  # which have room for larger words
LARGE, USUAL, LEAST = 14, 10, 9  # points


@dataclass(frozen=True)
class Rows:
    """Which rows of a table are on a slide, and how they are laid out."""

    table: Table
    first: int
    count: int
    points: float  # of its words
    widths: list[float]  # of its columns, in pixels


def in_slides(table: Table, width: float, height: float) -> list[Rows]:
    """The table in as few slides as it is read well in, each with about as many rows."""
    sizes = (LARGE, USUAL, LEAST) if table.frame.height <= FEW_ROWS else (USUAL, LEAST)
    points = next((size for size in sizes if sum(_least(table, size)) <= width), LEAST)
    widths = _widths(table, width, points)
    room = height - high(heads(table), widths, points)
    heights = [high(cells, widths, points) for cells in cells_of(table, table.frame)]
    for count in range(1, max(len(heights), 1) + 1):
        each = ceil(len(heights) / count)
        starts = range(0, max(len(heights), 1), max(each, 1))
        if each <= MOST_ROWS and all(sum(heights[at : at + each]) <= room for at in starts):
            break
    return [Rows(table, at, min(each, len(heights) - at), points, widths) for at in starts]


def heads(table: Table) -> list[Cell]:
    return [Cell(each.head, LIGHT.second, bold=True, side=_side(each)) for each in table.columns]


def cells_of(table: Table, frame: pl.DataFrame) -> list[list[Cell]]:
    return [[cell(column, row) for column in table.columns] for row in frame.iter_rows(named=True)]


def _side(column: Column) -> str:
    if column.kind in ("score", "gap", "found"):
        return "centre"
    return "right" if column.kind in NUMBERS else "left"


def _widths(table: Table, width: float, points: float) -> list[float]:
    """Each as wide as its longest word, and if there is room as its longest cell, its head on two lines."""
    least = _least(table, points)
    whole = [
        max([_wide(head.text, True, points) * 0.6, *(_wide(each.text, each.bold, points) for each in cells)])
        for head, *cells in _columns(table)
    ]
    more = [max(wanted - had, 0) for had, wanted in zip(least, whole, strict=True)]
    share = min(1, max(0, width - sum(least)) / max(sum(more), 1))
    widths = [had + share * wanted for had, wanted in zip(least, more, strict=True)]
    return [each * width / sum(widths) for each in widths]


def _least(table: Table, points: float) -> list[float]:
    return [
        max(_wide(word, each.bold, points) for each in cells for word in _words(each.text))
        for cells in _columns(table)
    ]


def _columns(table: Table) -> list[tuple[Cell, ...]]:
    """The head of each and its cells."""
    return list(zip(heads(table), *cells_of(table, table.frame), strict=True))


def _words(text: str) -> list[str]:
    """A word with a hyphen may be broken there."""
    return text.replace("-", "- ").split() or [""]


def _wide(text: str, bold: bool, points: float) -> float:
    """Pixels of a column that holds the text on one line."""
    return text_width(text, points * PIXELS * wider(bold), bold=bold) + 2 * PADDING + 2


def high(cells: list[Cell], widths: list[float], points: float) -> float:
    """Pixels of a row."""
    broken = [
        len(lines(each.text, wide - 2 * PADDING, points * PIXELS * wider(each.bold), bold=each.bold))
        for each, wide in zip(cells, widths, strict=True)
    ]
    return max([1, *broken]) * points * PIXELS * LINE + PADDING
