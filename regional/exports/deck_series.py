"""How a series of a slide's chart is drawn, and what python-pptx lacks: intervals, points over bars."""

import polars as pl
from pptx.chart.chart import Chart as PowerPointChart
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from regional.charts.colours import LIGHT
from regional.exports import deck_book
from regional.exports.taken import Chart, Series

AFTER = ("c:cat", "c:val", "c:smooth", "c:shape", "c:extLst")


def look(drawn: BarSeries | LineSeries, series: Series, chart: Chart, rows: int) -> None:
    if chart.kind == "lines":
        _line(drawn, series)
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = _rgb(series.colour)
    _edge(drawn.format.line, series.outline or LIGHT.page)
    drawn.invert_if_negative = False
    for row, fill in enumerate(series.fills[:rows]):
        point = drawn.points[row]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = _rgb(fill)
        lowest = LIGHT.scores[1]  # too pale to stand alone
        _edge(point.format.line, lowest.outline if fill == lowest.fill else LIGHT.page)


def _edge(line, colour: str) -> None:
    """Segments that touch are parted by the page's colour; the lowest score keeps its outline."""
    line.color.rgb, line.width = _rgb(colour), Pt(1.25)


def _line(drawn: LineSeries, series: Series) -> None:
    drawn.smooth = False
    drawn.format.line.color.rgb, drawn.format.line.width = _rgb(series.colour), Pt(2.25)
    if series.dashed:
        drawn.format.line.dash_style = MSO_LINE.DASH
    _marker(drawn, XL_MARKER_STYLE.CIRCLE, 7, series.colour)


def _marker(drawn: LineSeries, style: XL_MARKER_STYLE, size: int, colour: str) -> None:
    drawn.marker.style, drawn.marker.size = style, size
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = _rgb(colour)
    drawn.marker.format.line.color.rgb = _rgb(colour)


def error_bars(drawn: BarSeries, chart: Chart, series: Series, rows: pl.DataFrame) -> None:
    """The interval, from the columns with the lengths above and below; a row without one has none."""
    plus, minus = (_lengths(chart, name, rows) for name in (series.up, series.down))
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{plus}</c:plus><c:minus>{minus}</c:minus><c:spPr><a:ln w="15875">'
        f'<a:solidFill><a:srgbClr val="{LIGHT.text[1:]}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    element = drawn._element
    next(each for each in element if each.tag in [qn(name) for name in AFTER]).addprevious(bars)


def _lengths(chart: Chart, name: str, rows: pl.DataFrame) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{length}</c:v></c:pt>'
        for at, length in enumerate(rows[name])
        if length is not None
    )
    place = deck_book.place(chart, name, rows.height)
    return (
        f"<c:numRef><c:f>{place}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{rows.height}"/>{points}</c:numCache></c:numRef>'
    )


def points_beside(made: PowerPointChart, chart: Chart) -> None:
    """Series of points stand over the columns, on the same axes: a line chart whose lines are not drawn."""
    which = [at for at, series in enumerate(chart.series) if series.shape == "point"]
    if not which:
        return
    bars = made.plots[0]._element
    moved = [bars.findall(qn("c:ser"))[at] for at in which]
    axes = "".join(f'<c:axId val="{each.get("val")}"/>' for each in bars.findall(qn("c:axId")))
    over = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:marker val="1"/>{axes}</c:lineChart>'
    )
    for element, at in zip(moved, which, strict=True):
        for name in ("c:invertIfNegative", "c:spPr", "c:dPt"):
            for part in element.findall(qn(name)):
                element.remove(part)
        over.find(qn("c:marker")).addprevious(element)
        _only_points(element, chart.series[at].colour)
    bars.addnext(over)


def _only_points(element, colour: str) -> None:
    paint = f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
    head = element.find(qn("c:tx"))
    marker = parse_xml(
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="diamond"/><c:size val="11"/><c:spPr>{paint}'
        f"<a:ln>{paint}</a:ln></c:spPr></c:marker>"
    )
    head.addnext(marker)
    head.addnext(parse_xml(f'<c:spPr {nsdecls("c", "a")}><a:ln w="28575"><a:noFill/></a:ln></c:spPr>'))


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
