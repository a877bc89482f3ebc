"""A table on a slide as PowerPoint's own: what its programs draw no chart of, such as a map of cells."""

from dataclasses import dataclass
from math import ceil

import polars as pl
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.table import _Cell
from pptx.util import Emu, Pt

from regional.charts.colours import LIGHT
from regional.charts.text_width import lines, text_width
from regional.exports.cells import NUMBERS, Cell, cell
from regional.exports.deck_template import PX
from regional.exports.taken import Column, Table

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own name for "no style, no grid"
SIDES = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
PADDING = 5  # pixels
MOST_ROWS = 18  # on a slide: more would be too small to read from a chair
FEW_ROWS = 6  # which have room for larger words
LARGE, USUAL, LEAST = 14, 10, 9  # points
PIXELS, LINE = 4 / 3, 1.25  # of a point; from one line to the next, in heights of the words


@dataclass(frozen=True)
class Rows:
    """Which rows of a table are on a slide, and how they are laid out."""

    table: Table
    first: int
    count: int
    points: float  # of its words
    widths: list[float]  # of its columns, in pixels


def in_slides(table: Table, width: float, high: float) -> list[Rows]:
    """The table in as few slides as it is read well in, each with about as many rows."""
    sizes = (LARGE, USUAL, LEAST) if table.frame.height <= FEW_ROWS else (USUAL, LEAST)
    points = next((size for size in sizes if sum(_least(table, size)) <= width), LEAST)
    widths = _widths(table, width, points)
    room = high - _high(_heads(table), widths, points)
    heights = [_high(cells, widths, points) for cells in _cells(table, table.frame)]
    for count in range(1, max(len(heights), 1) + 1):
        each = ceil(len(heights) / count)
        starts = range(0, max(len(heights), 1), max(each, 1))
        if each <= MOST_ROWS and all(sum(heights[at : at + each]) <= room for at in starts):
            break
    return [Rows(table, at, min(each, len(heights) - at), points, widths) for at in starts]


def add_table(shapes: SlideShapes, rows: Rows, at: tuple[float, ...]) -> GraphicFrame:
    """Some of a table's rows, its heads above them. at: left, top, width and height in pixels."""
    table, shown = rows.table, rows.table.frame.slice(rows.first, rows.count)
    places = (Emu(int(each * PX)) for each in at)
    frame = shapes.add_table(shown.height + 1, len(table.columns), *places)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    made.first_row, made.horz_banding = True, False
    for column, wide in zip(made.columns, rows.widths, strict=True):
        column.width = Emu(int(wide * PX))
    for number, cells in enumerate([_heads(table), *_cells(table, shown)]):
        made.rows[number].height = Emu(int(_high(cells, rows.widths, rows.points) * PX))
        for place, each in enumerate(cells):
            _write(made.cell(number, place), each, rows.points)
    return frame


def _heads(table: Table) -> list[Cell]:
    return [Cell(each.head, LIGHT.second, bold=True, side=_side(each)) for each in table.columns]


def _cells(table: Table, frame: pl.DataFrame) -> list[list[Cell]]:
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
    return list(zip(_heads(table), *_cells(table, table.frame), strict=True))


def _words(text: str) -> list[str]:
    """A word with a hyphen may be broken there."""
    return text.replace("-", "- ").split() or [""]


def _wide(text: str, bold: bool, points: float) -> float:
    """Pixels of a column that holds the text on one line."""
    return text_width(text, points * PIXELS * wider(bold), bold=bold) + 2 * PADDING + 2


def wider(bold: bool) -> float:
    """Arial beside the font that text_width measures."""
    return 1.2 if bold else 1.12


def _high(cells: list[Cell], widths: list[float], points: float) -> float:
    """Pixels of a row."""
    broken = [
        len(lines(each.text, wide - 2 * PADDING, points * PIXELS * wider(each.bold), bold=each.bold))
        for each, wide in zip(cells, widths, strict=True)
    ]
    return max([1, *broken]) * points * PIXELS * LINE + PADDING


def _write(place: _Cell, shown: Cell, points: float) -> None:
    place.margin_left = place.margin_right = Emu(PADDING * PX)
    place.margin_top = place.margin_bottom = Emu(PX)
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = SIDES[shown.side]
    run = paragraph.add_run()
    run.text = shown.text
    run.font.size, run.font.bold = Pt(points), shown.bold
    run.font.color.rgb = RGBColor.from_string(shown.ink[1:])
    if shown.fill:
        place.fill.solid()
        place.fill.fore_color.rgb = RGBColor.from_string(shown.fill[1:])
    _edges(place, shown.edge)


def _edges(place: _Cell, outline: str) -> None:
    """A hairline under each row, the page's colour between cells that touch, a pale cell's own outline."""
    edges = "".join(
        f'<a:{side} w="{wide}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:{side}>'
        for side, wide, colour in (
            ("lnL", 19050, outline or LIGHT.page),
            ("lnR", 19050, outline or LIGHT.page),
            ("lnT", 9525, outline or LIGHT.hairline),
            ("lnB", 9525, outline or LIGHT.hairline),
        )
    )
    properties = place._tc.get_or_add_tcPr()
    for at, edge in enumerate(parse_xml(f"<a:e {nsdecls('a')}>{edges}</a:e>")):
        properties.insert(at, edge)
