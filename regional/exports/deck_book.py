"""The workbook inside a slide's chart, which "Edit data" opens: a text in it stays a text."""

import io
from datetime import date, datetime, time

import polars as pl
import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from regional.exports.taken import Chart, Table
from regional.exports.workbook import AS_TYPED

EMPTY = "empty"  # the column with the reason
SHEET = "Sheet1"  # as the chart's own references name it


def book(chart: Chart, table: Table, taken_on: date) -> bytes:
    """The names of the rows, a column a series, then the lengths of the error bars."""
    content = io.BytesIO()
    shown = rows(chart, table)
    heads = {column.name: column.head for column in table.columns}
    with xlsxwriter.Workbook(content, AS_TYPED) as made:
        made.set_properties({"created": datetime.combine(taken_on, time())})
        sheet = made.add_worksheet(SHEET)
        sheet.set_column(0, 0, 30)
        for at, name in enumerate(columns(chart)):
            sheet.write_string(0, at, heads[name])
            for row, value in enumerate(shown[name], start=1):
                if isinstance(value, str):
                    sheet.write_string(row, at, value)
                elif value is not None:
                    sheet.write_number(row, at, value)
    return content.getvalue()


def rows(chart: Chart, table: Table) -> pl.DataFrame:
    """The table's rows that are drawn. Where bars lie, one without a value has its reason behind its name."""
    drawn = table.frame.head(chart.rows) if chart.rows else table.frame
    if chart.kind == "lines" or EMPTY not in drawn.columns:
        return drawn
    none = pl.all_horizontal(pl.col(series.column).is_null() for series in chart.series)
    why = pl.format("{} ({})", chart.categories, EMPTY)
    named = pl.when(none & pl.col(EMPTY).is_not_null()).then(why).otherwise(chart.categories)
    return drawn.with_columns(named.alias(chart.categories))


def columns(chart: Chart) -> list[str]:
    """Of the table, in the sheet's order."""
    limits = [name for series in chart.series for name in (series.up, series.down) if name]
    return [chart.categories, *(series.column for series in chart.series), *limits]


def place(chart: Chart, name: str, count: int) -> str:
    """Where a column's values stand, as a chart refers to them."""
    at = columns(chart).index(name)
    return f"{SHEET}!{xl_range_abs(1, at, count, at)}"
