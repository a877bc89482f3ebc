"""A council first and its peers under it: one row each, a dot with its interval or a score in its cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

import polars as pl

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.dots_axis import Axis, Reference, grid, references
from regional.charts.dots_marks import estimate, score_cell, unknown
from regional.charts.dots_strip import height, stacks, strip
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, label, line
from regional.charts.text_width import shortened, text_width

WIDTH = 740.0
HEAD = 24.0  # for the words of references and of columns
OURS_HIGH = 36.0
FEW_ROWS = 17  # up to here rows are roomy
WIDEST_NAME = 260.0
STEP = 40  # of the room left and right: a new shape of drawing takes a quarter of a second to check
ABREAST = 14


@dataclass(frozen=True)
class Plot:
    """rows: name, ours (the first row), value, lower and upper (null where not known), shown (in words,
    or why there is no value) and brief (the same for a narrow drawing), people (a second column, ""
    for none), hollow (a pilot), check (of a score).
    """

    rows: pl.DataFrame
    axis: Axis
    lines: tuple[Reference, ...] = ()
    heads: tuple[str, str] = ("", "")  # of shown and of people
    scores: bool = False  # values are scores in cells
    everybody: pl.DataFrame | None = None  # name, value, ours, near: a strip above the rows
    near: str = ""  # who is filled in the strip


def dots(plot: Plot, words: Words, theme: ThemeName) -> Drawing:
    paint = colours(theme)
    rows = plot.rows.to_dicts()
    pitch, size = (24.0, 15.0) if len(rows) <= FEW_ROWS else (20.0, 13.0)
    left, right, people_at = _margins(plot, size)
    marks: list[Mark] = []
    y = HEAD
    if plot.everybody is not None:
        stacked = stacks(plot.everybody, plot.axis, WIDTH, ABREAST if plot.scores else 0)
        y += height(stacked)
        marks += [*strip(stacked, y, paint), *_beside_strip(plot, y - 12, paint)]
        marks.append(line(0, y, WIDTH, y, paint.hairline, dx=-left, dx2=right))
    for index, row in enumerate(rows):
        high = pitch if index else OURS_HIGH
        marks += _row(row, plot, y + high / 2, high, size, people_at, paint)
        y += high
        if index == 0:
            marks.append(line(0, y, WIDTH, y, paint.hairline, dx=-left, dx2=right))
    marks += grid(plot.axis, WIDTH, HEAD - 2, y, paint, short=False)
    marks += references(plot.lines, plot.axis, WIDTH, HEAD - 4, y, paint)
    marks += _heads(plot, people_at, paint)
    return draw(marks, WIDTH, y + 24, words, theme, margins=(left, right))


def _margins(plot: Plot, size: float) -> tuple[int, int, int]:
    """Room left and right, and where the second column ends; in steps, so that few shapes are needed."""
    names = max(text_width(name, size + 1, bold=True) for name in plot.rows["name"])
    beside = (*plot.rows["shown"], plot.heads[0], strip_in_words(plot))
    shown = max(text_width(text, size, bold=True) for text in beside)
    people = max(text_width(text, size) for text in (*plot.rows["people"], plot.heads[1]))
    right = shown + 14 + (people + 20 if plot.heads[1] else 0)
    steps = [ceil(wide / STEP) * STEP for wide in (min(names, WIDEST_NAME) + 12, right)]
    return steps[0], steps[1], ceil(right)


def _row(
    row: dict, plot: Plot, y: float, high: float, size: float, people_at: int, paint: Colours
) -> Iterable[Mark]:
    ours = row["ours"]
    name = shortened(row["name"], WIDEST_NAME, size, bold=ours)
    if row["value"] is None:
        yield unknown(WIDTH, y, paint)
    elif plot.scores:
        yield from score_cell(row, plot.axis, WIDTH, y, (26 if ours else high) - 6, paint)
    else:
        yield from estimate(row, plot.axis, WIDTH, y, paint)
    yield label(0, y, name, paint.ours if ours else paint.text, size + ours, bold=ours, align="right", dx=-10)
    colour = paint.muted if row["value"] is None else paint.text
    yield label(WIDTH, y, row["shown"], colour, size, bold=ours, dx=14)
    yield label(WIDTH, y, row["people"], paint.muted, size, align="right", dx=people_at)


def _heads(plot: Plot, people_at: int, paint: Colours) -> Iterable[Mark]:
    shown, people = plot.heads
    yield label(WIDTH, HEAD - 13, shown, paint.muted, 13, dx=14)
    yield label(WIDTH, HEAD - 13, people, paint.muted, 13, align="right", dx=people_at)


def _beside_strip(plot: Plot, y: float, paint: Colours) -> Iterable[Mark]:
    yield label(0, y, "every council", paint.text, 13, align="right", dx=-10)
    yield label(WIDTH, y, strip_in_words(plot), paint.muted, 13, dx=14)


def strip_in_words(plot: Plot) -> str:
    return f"{plot.everybody.height} councils; filled: {plot.near}" if plot.everybody is not None else ""
