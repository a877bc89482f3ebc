"""The sheets of a return's template that people fill in, and how every sheet of it prints."""

from datetime import date

from xlsxwriter.worksheet import Worksheet

from ingest.council_return.looks import WIDTHS, Formats, look_of, row_height, style_of
from ingest.council_return.prefill import Row
from ingest.council_return.rules import rule
from models.framework import current
from models.return_layout import DOCUMENTS, MOST_DOCUMENTS, Column

A4 = 9  # as Excel counts paper sizes


def write_sheet(sheet: Worksheet, columns: tuple[Column, ...], rows: list[Row], styles: Formats) -> None:
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDTHS[column.field])
        sheet.write_string(0, at, column.header, styles.header)
        for number, row in enumerate(rows, start=1):
            _write_cell(sheet, number, at, column, row, styles)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, row_height(columns, row))
    if sheet.name == DOCUMENTS:
        _leave_open_below(sheet, columns, len(rows), styles)
    sheet.protect("", {"format_rows": True, "format_columns": True})


def set_up_page(sheet: Worksheet, footer: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L&8{footer.replace('&', '&&')}&R&8Page &P of &N")


def _leave_open_below(sheet: Worksheet, columns: tuple[Column, ...], written: int, styles: Formats) -> None:
    """People may go on below the rows that were written; what is empty there is not printed."""
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDTHS[column.field], styles.below[look_of(column, {})])
        if written < MOST_DOCUMENTS:
            sheet.data_validation(written + 1, at, MOST_DOCUMENTS, at, rule(column, {}))


def _write_cell(sheet: Worksheet, row: int, at: int, column: Column, values: Row, styles: Formats) -> None:
    value, style = values.get(column.field), style_of(column, values, styles)
    match value:
        case None:
            sheet.write_blank(row, at, None, style)
        case bool():
            sheet.write_string(row, at, "Yes" if value else "No", style)
        case int() | float():
            sheet.write_number(row, at, value, style)
        case date():
            sheet.write_datetime(row, at, value, style)
        case _:
            sheet.write_string(row, at, _shown(column, value), style)
    if limits := rule(column, values):
        sheet.data_validation(row, at, row, at, limits)


def _shown(column: Column, text: str) -> str:
    match column.field:
        case "statement":
            return next(each.name for each in current().statements if each.id == text)
        case "band" | "area" | "kind":
            return text[:1].upper() + text[1:]
    return text
