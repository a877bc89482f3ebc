"""A page as .xlsx: what it says with its charts, each table on a sheet, and where all of it came from.

The same page taken on the same day gives the same bytes.
"""

import io
from datetime import date, datetime, time

import xlsxwriter

from regional.exports.taken import Fact, Taken
from regional.exports.workbook_looks import Looks
from regional.exports.workbook_notes import NOTES, notes_table
from regional.exports.workbook_page import set_up_page
from regional.exports.workbook_summary import SUMMARY, write_summary
from regional.exports.workbook_table import Placed, write_table
from regional.words.plain import day

# A text is a text, whatever it begins with.
AS_TYPED = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# Columns are as wide as so many digits of this font: every program has it, or one of the same widths.
FONT = {"default_format_properties": {"font_name": "Arial", "font_size": 10}}


def workbook(page: Taken, taken_on: date, mark: str = "") -> bytes:
    """mark: what has to be said of everything in it, on each sheet; nothing if empty."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, AS_TYPED | FONT) as book:
        # Nobody's name, and never the clock's time.
        created = datetime.combine(taken_on, time())
        book.set_properties({"title": page.title, "comments": page.source, "created": created})
        looks = Looks(book)
        summary = book.add_worksheet(SUMMARY)  # it stands first and is written last: its charts need places
        tables = [*page.tables, notes_table(_facts(page, taken_on, mark))]
        placed: dict[str, Placed] = {}
        for table in tables:
            sheet = book.add_worksheet(table.sheet)
            placed[table.sheet] = write_table(sheet, table, looks, mark)
            set_up_page(sheet, page, mark, repeat=placed[table.sheet].header)
        write_summary(book, summary, page, placed, looks, mark)
        set_up_page(summary, page, mark)
    return content.getvalue()


def sheets(page: Taken) -> list[str]:
    """The names of the sheets, in order."""
    return [SUMMARY, *(table.sheet for table in page.tables), NOTES]


def _facts(page: Taken, taken_on: date, mark: str) -> list[Fact]:
    invented = [Fact("Invented", mark)] if mark else []
    taken = Fact("Taken on", f"The page as it stood on {day(taken_on)}.", on=taken_on)
    return [*invented, Fact("What this is", page.title), taken, *page.facts]
