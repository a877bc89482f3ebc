"""Writes the template of a return: an .xlsx to fill in, or the same in long form as .csv.

The same input gives the same bytes, so nothing in it tells when it was written.
"""

import csv
import io
from collections.abc import Collection
from datetime import datetime, time

import xlsxwriter

from ingest.council_return.frames import ReturnFrames, empty
from ingest.council_return.long_csv import CARRIED_ROW, HEADER
from ingest.council_return.looks import Formats, formats, height
from ingest.council_return.prefill import is_spare, prefilled
from ingest.council_return.read_me import paragraphs, title
from ingest.council_return.sheets import set_up_page, write_sheet
from models.council import INVENTED_MARK, is_invented
from models.formula import spaced
from models.quarter import ends
from models.return_layout import CARRIED, COUNCIL, DOCUMENTS, METRICS, QUARTER, README, SHEETS

WORDS_WIDTH = 100
HIDDEN = 3  # columns D to F of Read me: label, code or quarter, name


def write_template(
    council: str,
    ons_code: str,
    region: str,
    quarter: str,
    last: ReturnFrames | None,
    last_quarter: str | None,
    optional: Collection[str],
    carried: bool = False,
    asked: Collection[str] | None = None,
    before: ReturnFrames | None = None,
) -> bytes:
    """The workbook for one council and quarter, filled in with its last return if there is one.

    carried: with its numbers too; the file then says of which quarter they are. asked: ids of the metrics
    asked for; null is all that are collected. before: for a correction, whose last return is this quarter's
    own, the return before that.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # A date of its own for every quarter, and never the clock's.
        created = datetime.combine(ends(quarter), time())
        book.set_properties({"title": title(council, quarter), "created": created})
        styles = formats(book)
        words = paragraphs(council, region, quarter, last_quarter, optional)
        if mark := _mark(ons_code):
            words = [("Invented", mark), *words]
        hidden = [(COUNCIL, ons_code, council), (QUARTER, quarter)]
        if carried and last_quarter:
            hidden.append((CARRIED, last_quarter))
        _write_read_me(book, styles, title(council, quarter), words, hidden)
        correction = last_quarter == quarter
        for name, rows in prefilled(last or empty(), optional, correction, carried, asked, before).items():
            sheet = book.add_worksheet(name)
            write_sheet(sheet, SHEETS[name], rows, styles)
            set_up_page(sheet, f"{council}, {quarter}")
    return content.getvalue()


def write_template_csv(
    council: str,
    ons_code: str,
    region: str,
    quarter: str,
    last: ReturnFrames | None,
    last_quarter: str | None,
    optional: Collection[str],
    carried: bool = False,
    asked: Collection[str] | None = None,
    before: ReturnFrames | None = None,
) -> bytes:
    """The same in long form, one row a cell to fill in; UTF-8 with a mark, so that Excel reads it rightly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["council", ons_code, council, _mark(ons_code), ""])
    writer.writerow(["quarter", quarter, "", "", ""])
    if carried and last_quarter:
        writer.writerow([CARRIED_ROW, last_quarter, "", "", ""])
    writer.writerow(HEADER)
    correction = last_quarter == quarter
    for name, rows in prefilled(last or empty(), optional, correction, carried, asked, before).items():
        about = "row" if name == DOCUMENTS else SHEETS[name][0].field
        for row in (row for row in rows if not is_spare(row)):  # a .csv can be made longer anywhere
            breakdown = row["breakdown"] if name == METRICS else ""
            for column in SHEETS[name]:
                if column.filled_in:
                    value = _as_text(row.get(column.field))
                    writer.writerow([name, row[about], spaced(breakdown), column.field, spaced(value)])
    return text.getvalue().encode("utf-8-sig")


def _mark(ons_code: str) -> str:
    """What an invented council's template says of itself; empty for a real one."""
    return INVENTED_MARK if is_invented(ons_code) else ""


def _as_text(value: object) -> str:
    return ("Yes" if value else "No") if isinstance(value, bool) else str("" if value is None else value)


def _write_read_me(
    book: xlsxwriter.Workbook,
    styles: Formats,
    heading: str,
    words: list[tuple[str, str]],
    hidden: list[tuple[str, ...]],
) -> None:
    sheet = book.add_worksheet(README)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, WORDS_WIDTH)
    sheet.set_row(0, 36)
    sheet.write_string(0, 0, heading, styles.title)
    sheet.write_blank(0, 1, None, styles.title)
    for row, (name, text) in enumerate(words, start=2):
        sheet.write_string(row, 0, name, styles.name)
        sheet.write_string(row, 1, text, styles.words)
        sheet.set_row(row, height(text, WORDS_WIDTH))
    _write_hidden(book, sheet, hidden)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    set_up_page(sheet, heading)
    sheet.fit_to_pages(1, 1)


def _write_hidden(book: xlsxwriter.Workbook, sheet, hidden: list[tuple[str, ...]]) -> None:
    """Council and quarter for the reader, which looks for the label and takes what stands right of it."""
    for row, texts in enumerate(hidden):
        for column, text in enumerate(texts, start=HIDDEN):
            sheet.write_string(row, column, text)
        book.define_name(texts[0], f"='{README}'!$E${row + 1}")
    sheet.set_column(HIDDEN, HIDDEN + 2, None, None, {"hidden": True})
