"""The first sheet: what the page says, its charts, and what is on the other sheets."""

from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from regional.charts.text_width import lines, shortened
from regional.exports.taken import Chart, Taken
from regional.exports.workbook_charts import HEIGHTS, WIDTH, drawn
from regional.exports.workbook_looks import Looks
from regional.exports.workbook_table import CHARACTER, Placed

SUMMARY = "Summary"
COLUMN = 132  # characters: the width of a chart
ROW = 20  # pixels that a row of Excel is high
CONTENTS = "On the other sheets"


def write_summary(
    book: Workbook, sheet: Worksheet, page: Taken, placed: dict[str, Placed], looks: Looks, mark: str
) -> None:
    sheet.set_column(0, 0, COLUMN)
    said = [(page.title, looks.title(), 21), *([(mark, looks.mark(), 13)] if mark else [])]
    said += [(f"• {sentence}", looks.words(), 15) for sentence in page.sentences]
    for at, (text, look, size) in enumerate(said):
        sheet.write_string(at, 0, text, look)
        height = len(lines(text, COLUMN * CHARACTER - 10, size * 1.05, bold=size != 15)) * size * 1.05 + 5
        sheet.set_row(at, ceil(height))
    row = len(said) + 1
    for chart in page.charts:
        row = _insert(book, sheet, row, chart, placed[chart.sheet])
    sheet.write_string(row, 0, CONTENTS, looks.heading())
    for name, heading in _contents(page, placed):
        row += 1
        line = shortened(f"{name}: {heading}", COLUMN * CHARACTER - 20, 14)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", looks.link(), line)


def _insert(book: Workbook, sheet: Worksheet, row: int, chart: Chart, placed: Placed) -> int:
    """Put a chart at a row; gives the row after it."""
    made = drawn(book, chart, placed)
    rows = min(placed.last - placed.header, chart.rows or placed.last)
    height = HEIGHTS[chart.kind](rows)
    made.set_size({"width": WIDTH, "height": height})
    sheet.insert_chart(row, 0, made, {"description": chart.alt, "object_position": 2})
    return row + ceil(height / ROW) + 1


def _contents(page: Taken, placed: dict[str, Placed]) -> list[tuple[str, str]]:
    told = {table.sheet: table.heading for table in page.tables}
    return [(name, told.get(name, "where this came from and how it was made")) for name in placed]
