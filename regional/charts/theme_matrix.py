"""Councils, or regions, by themes: strengths in the left half of a cell, shortfalls in the right half."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, label, line
from regional.charts.text_width import lines, shortened
from regional.charts.theme_cells import cell, key, not_read

NAMES = 196.0  # room for the rows' names, as wide on every page
WIDTH = 1224.0 - NAMES  # of the columns, on a page 1280 wide
HEAD = 70.0
HEAD_LINE = 14.0
ROOM_FOR_ROWS, LEAST_PITCH, MOST_PITCH = 400.0, 20.0, 32.0
GAP = 10.0  # above the totals and above the pilots
KEY = 34.0


@dataclass(frozen=True)
class Row:
    """One row of the matrix; a hollow one is a pilot's, which is counted nowhere and stands last."""

    id: str
    name: str
    hollow: bool = False


def theme_matrix(
    rows: Sequence[Row],
    cells: pl.DataFrame,
    totals: pl.DataFrame,
    reports: int,
    counted: Literal["findings", "councils"],
    names: Mapping[str, str],
    bold: Collection[str],
    words: Words,
    theme: ThemeName,
) -> Drawing:
    """Draw a row a council with a column a theme, the totals beneath, then the pilots.

    cells: row (a Row's id), theme, strengths, shortfalls; a row with none has no report read, and says so.
    counted: what a cell counts.
    totals: theme, strength, shortfall in councils; its order is the columns'. reports: of how many read.
    names: what each theme is called; bold: those in bold.
    """
    paint = colours(theme)
    themes = totals["theme"].to_list()
    pitch = max(LEAST_PITCH, min(MOST_PITCH, ROOM_FOR_ROWS / (len(rows) + 2)))
    column = WIDTH / len(themes)
    found = {(each["row"], each["theme"]): each for each in cells.iter_rows(named=True)}
    pilots = [row for row in rows if row.hollow]
    marks: list[Mark] = list(_heads(themes, names, bold, column, paint))
    y = HEAD
    for row in (each for each in rows if not each.hollow):
        marks += _row(row, themes, found, y, column, pitch, paint)
        y += pitch
    marks += _totals(totals, reports, y + GAP, column, pitch, paint)
    y += 2 * GAP + 2 * pitch
    for row in pilots:
        marks += _row(row, themes, found, y, column, pitch, paint)
        y += pitch
    marks += key(y + KEY / 2, -NAMES, counted, bool(pilots), paint)
    return draw(marks, WIDTH, y + KEY, words, theme, margins=(int(NAMES), 0))


def _heads(
    themes: list[str], names: Mapping[str, str], bold: Collection[str], column: float, paint: Colours
) -> Iterable[Mark]:
    """The themes' names, standing on the first row, in as many lines as they need."""
    for index, each in enumerate(themes):
        thick = each in bold
        # A line has less room on screen than here, and a long word may be broken at its hyphen.
        parts = lines(names[each].replace("-", "- "), 0.8 * column, 12, bold=thick)
        for up, part in enumerate(reversed(parts)):
            y = HEAD - 10 - up * HEAD_LINE
            middle = (index + 0.5) * column
            limit = 1.02 * column * WIDTH / (WIDTH + NAMES)  # a narrow page ends it in an ellipsis
            yield label(middle, y, part, paint.text, 12, bold=thick, align="center", limit=limit)


def _row(
    row: Row, themes: list[str], found: dict, y: float, column: float, pitch: float, paint: Colours
) -> Iterable[Mark]:
    middle = y + pitch / 2
    size = 14 if pitch > 24 else 13
    name = shortened(row.name, NAMES - 6, size)
    yield label(0, middle, name, paint.text, size, dx=-NAMES)
    yield line(0, y + pitch, WIDTH, y + pitch, paint.hairline, under=True, dx=-NAMES)
    if (row.id, themes[0]) not in found:
        yield from not_read(middle, WIDTH, pitch, paint)
        return
    for index, each in enumerate(themes):
        yield from cell(found[row.id, each], index * column, column, middle, pitch, row.hollow, paint)


def _totals(
    totals: pl.DataFrame, reports: int, y: float, column: float, pitch: float, paint: Colours
) -> Iterable[Mark]:
    """Two rows: councils with a strength, councils with a shortfall."""
    for down, (side, sign) in enumerate((("strength", "+"), ("shortfall", "−"))):
        middle = y + (down + 0.5) * pitch
        head = f"{side.capitalize()} ({sign}), of {reports} councils"
        yield label(0, middle, head, paint.text, 13, bold=True, dx=-NAMES)
        for index, count in enumerate(totals[side]):
            colour = paint.text if count else paint.muted
            x = (index + 0.5) * column
            yield label(x, middle, str(count), colour, 14, bold=count > 0, align="center")
