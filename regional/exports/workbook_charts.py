"""Charts that Excel draws from the cells of a sheet: made of a description, so people can change them."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as ExcelChart
from xlsxwriter.utility import xl_range_abs

from regional.charts.colours import LIGHT
from regional.exports.taken import Chart, Series
from regional.exports.workbook_table import Placed

WIDTH = 920
HEIGHTS = {  # pixels, from the number of rows
    "stacked bars": lambda rows: 130 + 27 * rows,
    "bars": lambda rows: 130 + 25 * rows,
    "columns": lambda rows: 330,
    "lines": lambda rows: 360,
}
TYPES = {
    "stacked bars": {"type": "bar", "subtype": "stacked"},
    "bars": {"type": "bar"},
    "columns": {"type": "column"},
    "lines": {"type": "line"},
}
LYING = ("stacked bars", "bars")
PLAIN = {"name": "Arial", "size": 10, "color": LIGHT.text, "bold": False}
NOT_NOUGHT = "#,##0;#,##0;;"  # a count of none needs no digit in a stack


def drawn(book: Workbook, chart: Chart, placed: Placed) -> ExcelChart:
    made = book.add_chart(TYPES[chart.kind])
    beside = book.add_chart({"type": "line"}) if chart.kind == "columns" else None
    for series in chart.series:
        on = beside if beside and series.shape != "bar" else made
        on.add_series(_series(chart, series, placed))
    if beside and beside.series:
        made.combine(beside)
    made.set_title({"name": chart.title, "name_font": PLAIN | {"size": 12, "bold": True}, "overlay": False})
    _axes(made, chart)
    if len(chart.series) > 1:
        made.set_legend({"position": "top" if chart.kind != "lines" else "bottom", "font": PLAIN})
    else:
        made.set_legend({"none": True})
    made.show_blanks_as("gap")
    made.set_chartarea({"border": {"color": LIGHT.hairline}, "fill": {"color": LIGHT.page}})
    return made


def _axes(made: ExcelChart, chart: Chart) -> None:
    """The names of the rows on one axis, the first on top where bars lie; the numbers on the other."""
    names: dict[str, Any] = {"num_font": PLAIN, "line": {"color": LIGHT.rule}, "major_tick_mark": "none"}
    numbers: dict[str, Any] = {
        "name": chart.axis,
        "name_font": PLAIN | {"color": LIGHT.muted},
        "num_font": PLAIN | {"color": LIGHT.muted},
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.hairline, "width": 0.75}},
        "line": {"none": True},
        "min": 0,  # Excel would begin where it likes, and a small change would look like a large one
    }
    if chart.highest:
        numbers |= {"max": chart.highest, "major_unit": 1}
    if chart.kind in LYING:
        names["reverse"] = True
        numbers["label_position"] = "high"  # below the last bar, now that the first is on top
        names, numbers = numbers, names  # for bars that lie "x" is the axis that lies
    made.set_x_axis(names)
    made.set_y_axis(numbers)


def _series(chart: Chart, series: Series, placed: Placed) -> dict[str, Any]:
    head = [placed.sheet, placed.header, placed.columns[series.column]]
    asked: dict[str, Any] = {
        "name": head,
        "categories": placed.of(chart.categories, chart.rows),
        "values": placed.of(series.column, chart.rows),
    }
    if series.shape == "bar":
        asked |= _bar(chart, series)
    else:
        asked |= _line(series)
    if series.up:
        asked["y_error_bars"] = {
            "type": "custom",
            "plus_values": _cells(placed.of(series.up, chart.rows)),
            "minus_values": _cells(placed.of(series.down, chart.rows)),
            "line": {"color": LIGHT.text, "width": 1.25},
        }
    return asked


def _bar(chart: Chart, series: Series) -> dict[str, Any]:
    # Segments that touch are parted by the page's colour; the lowest score keeps its outline.
    line = {"color": series.outline or LIGHT.page, "width": 1.5}
    asked: dict[str, Any] = {"fill": {"color": series.colour}, "border": line, "gap": 45}
    if chart.kind == "stacked bars":
        asked["overlap"] = 100
    if series.fills:
        asked["points"] = [_point(fill, line) for fill in series.fills]
    if series.digits:
        asked["data_labels"] = {"value": True, "font": PLAIN | {"color": series.digits, "bold": True}}
        if chart.kind == "stacked bars":
            asked["data_labels"] |= {"position": "center", "num_format": NOT_NOUGHT}
    return asked


def _point(fill: str, line: dict[str, Any]) -> dict[str, Any]:
    lowest = LIGHT.scores[1]  # too pale to stand alone
    edge = line | {"color": lowest.outline} if fill == lowest.fill else line
    return {"fill": {"color": fill}, "border": edge}


def _line(series: Series) -> dict[str, Any]:
    filled = {"fill": {"color": series.colour}, "border": {"color": series.colour}}
    if series.shape == "point":
        return {"line": {"none": True}, "marker": {"type": "diamond", "size": 10, **filled}}
    line = {"color": series.colour, "width": 2.25, "dash_type": "dash" if series.dashed else "solid"}
    return {"line": line, "marker": {"type": "circle", "size": 6, **filled}}


def _cells(place: list[str | int]) -> str:
    """The same place as a formula, which is how error bars ask for it."""
    sheet, *corners = place
    return f"='{sheet}'!{xl_range_abs(*corners)}"
