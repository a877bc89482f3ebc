"""A chart of a page as PowerPoint's own: drawn from numbers that stand in it, so people can change it."""

from datetime import date

from pptx.chart.chart import Chart as PowerPointChart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.text.text import Font
from pptx.util import Emu, Pt

from regional.charts.colours import LIGHT
from regional.exports import deck_book
from regional.exports.deck_series import error_bars, look, points_beside
from regional.exports.deck_template import FONT, LANGUAGE, PX
from regional.exports.taken import Chart, Table

TYPES = {
    "stacked bars": XL_CHART_TYPE.BAR_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
LYING = ("stacked bars", "bars")
NOT_NOUGHT = "#,##0;#,##0;;"  # a count of none needs no digit in a stack


def add_chart(
    shapes: SlideShapes, chart: Chart, table: Table, at: tuple[float, ...], taken_on: date
) -> GraphicFrame:
    """at: left, top, width and height in pixels."""
    places = (Emu(int(each * PX)) for each in at)
    frame = shapes.add_chart(TYPES[chart.kind], *places, _data(chart, table))
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(deck_book.book(chart, table, taken_on))
    _whole(made, chart)
    _axes(made, chart, at[3])
    if chart.kind != "lines":
        made.plots[0].gap_width = 45
        made.plots[0].overlap = 100 if chart.kind == "stacked bars" else 0
    rows = deck_book.rows(chart, table)
    for series, drawn in zip(chart.series, made.plots[0].series, strict=True):
        look(drawn, series, chart, rows.height)
        if series.digits:
            _digits(drawn, chart, series.digits)
        if series.up:
            error_bars(drawn, chart, series, rows)
    points_beside(made, chart)
    return frame


def _data(chart: Chart, table: Table) -> CategoryChartData:
    """A null stays none: the chart has no point there."""
    rows = deck_book.rows(chart, table)
    heads = {column.name: column.head for column in table.columns}
    data = CategoryChartData()
    data.categories = rows[chart.categories].to_list()
    for series in chart.series:
        data.add_series(heads[series.column], rows[series.column].to_list())
    return data


def _whole(made: PowerPointChart, chart: Chart) -> None:
    """The slide has the title; a gap stays a gap; several series are named above the drawing."""
    made.has_title = False
    _font(made.font, 11, LIGHT.text)
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.TOP
        made.legend.include_in_layout = False
        _font(made.legend.font, 11, LIGHT.text)
    space = made._chartSpace
    language = parse_xml(f'<c:lang {nsdecls("c")} val="{LANGUAGE}"/>')
    space.insert(1 if space.find(qn("c:date1904")) is not None else 0, language)
    inner = space.find(qn("c:chart"))
    blanks = inner.find(qn("c:dispBlanksAs"))
    if blanks is None:
        blanks = parse_xml(f"<c:dispBlanksAs {nsdecls('c')}/>")
        inner.append(blanks)
    blanks.set("val", "gap")


def _axes(made: PowerPointChart, chart: Chart, high: float) -> None:
    names, numbers = made.category_axis, made.value_axis
    names.format.line.color.rgb = _rgb(LIGHT.rule)
    names.major_tick_mark = numbers.major_tick_mark = TICK.NONE
    names.has_major_gridlines, numbers.has_major_gridlines = False, True
    numbers.major_gridlines.format.line.color.rgb = _rgb(LIGHT.hairline)
    numbers.major_gridlines.format.line.width = Pt(0.75)
    numbers.format.line.fill.background()
    numbers.minimum_scale = 0  # a small change would look like a large one
    if chart.highest:
        numbers.maximum_scale, numbers.major_unit = chart.highest, 1
    numbers.has_title = True
    numbers.axis_title.text_frame.text = chart.axis
    _font(numbers.axis_title.text_frame.paragraphs[0].runs[0].font, 11, LIGHT.muted)
    _font(numbers.tick_labels.font, 11, LIGHT.muted)
    rows = len(made.plots[0].categories)
    # Each row's own name is wanted: by itself the program leaves out every second where they are many.
    _font(names.tick_labels.font, max(8, min(11, high / max(rows, 1) * 0.5)), LIGHT.text)
    if chart.kind in LYING:
        names.reverse_order = True
        numbers.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
        names._element.find(qn("c:noMultiLvlLbl")).addprevious(every)


def _digits(drawn, chart: Chart, colour: str) -> None:
    labels = drawn.data_labels
    labels.show_value = True
    _font(labels.font, 11, colour)
    labels.font.bold = True
    if any(series.shape == "point" for series in chart.series):  # a point would stand on them
        labels.position = XL_LABEL_POSITION.INSIDE_BASE
        labels.font.color.rgb = _rgb(LIGHT.page)
    if chart.kind == "stacked bars":
        labels.number_format, labels.number_format_is_linked = NOT_NOUGHT, False
        labels.position = XL_LABEL_POSITION.CENTER


def _font(font: Font, points: float, colour: str) -> None:
    font.name, font.size, font.bold = FONT, Pt(round(points, 1)), False
    font.color.rgb = _rgb(colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
