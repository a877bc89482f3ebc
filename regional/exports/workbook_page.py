"""How a sheet prints: A4 on its side, one page wide, with title, source and page number."""

from xlsxwriter.worksheet import Worksheet

from regional.charts.text_width import shortened
from regional.exports.taken import Taken

A4 = 9
ROOM = 900  # pixels of a header or footer beside the page number
SMALL = "&8"


MOST_ON_A_PAGE = 3  # charts that can still be read where they share one sheet of paper


def set_up_page(sheet: Worksheet, page: Taken, mark: str, repeat: int | None = None) -> None:
    """repeat: the row that heads every page; if none it is the summary, one page unless a pack's is long."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    sheet.hide_gridlines(2)
    sheet.set_header(f"&L{SMALL}{_line(page.title)}")
    sheet.set_footer(f"&L{SMALL}{_line(mark or page.source)}&R{SMALL}&P of &N")
    if repeat is None:
        sheet.fit_to_pages(1, 1 if len(page.charts) <= MOST_ON_A_PAGE else 0)
    else:
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(repeat)


def _line(text: str) -> str:
    """In one line; & begins a command there, and Excel takes 255 signs in all."""
    return shortened(text, ROOM, 11)[:200].replace("&", "&&")
