"""A table on a slide as PowerPoint's own: what its programs draw no chart of, such as a map of cells."""

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.table import _Cell
from pptx.util import Emu, Pt

from regional.charts.colours import LIGHT
from regional.exports.cells import Cell
from regional.exports.deck_rows import PADDING, Rows, cells_of, heads, high
from regional.exports.deck_template import PX

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own name for "no style, no grid"
SIDES = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


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
    for number, cells in enumerate([heads(table), *cells_of(table, shown)]):
        made.rows[number].height = Emu(int(high(cells, rows.widths, rows.points) * PX))
        for place, each in enumerate(cells):
            _write(made.cell(number, place), each, rows.points)
    return frame


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
