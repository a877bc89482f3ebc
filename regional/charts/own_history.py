"""One metric of one council by quarter: a line with its gaps, and where the series breaks."""

from collections.abc import Iterable
from itertools import pairwise

import polars as pl

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.history_scale import Scale, grid, scale
from regional.charts.marks import Mark, label, line, point
from regional.charts.text_width import text_width
from regional.words.plain import number

WIDTH, HEIGHT = 740.0, 290.0
TOP, BOTTOM = 24.0, 240.0  # of the plotting area
INSET = 20.0
QUARTER_WIDE = 24.0  # pixels that "Q1" needs
MARGINS_STEP = 10


def own_history(quarters: pl.DataFrame, words: Words, unit: str, theme: ThemeName) -> Drawing:
    """Draw a point a quarter, joined to the one before it.

    quarters: quarter ("2026-27 Q2") in order, none left out; value (in `unit`, null if there is none);
        letter (what stands in place of a value); breaks (whether the quarter begins another series).
    No line crosses a quarter without a value or a break. The subtitle says so when the scale does not
    start at 0.
    """
    paint = colours(theme)
    axis = scale(quarters["value"].drop_nulls().to_list() or [0.0], unit)
    step = (WIDTH - 2 * INSET) / max(quarters.height - 1, 1)
    rows = [
        row | {"x": INSET + at * step, "y": _height(axis, row["value"])}
        for at, row in enumerate(quarters.iter_rows(named=True))
    ]
    margins = (_room([number(tick, unit) for tick in axis.ticks]), _room([_end(rows, unit)]))
    marks = [
        *grid(axis, unit, WIDTH, TOP, BOTTOM, paint),
        *_names(rows, sum(margins), paint),
        *_breaks(rows, step, paint),
        *_line(rows, unit, paint),
    ]
    return draw(marks, WIDTH, HEIGHT, axis.said_in(words, unit), theme, margins=margins)


def _height(axis: Scale, value: float | None) -> float | None:
    return None if value is None else axis.position(value, TOP, BOTTOM)


def _room(texts: Iterable[str]) -> int:
    """Pixels for the widest, in steps so that few specifications are needed."""
    widest = max(text_width(text, 14, bold=True) for text in texts) + 14
    return int(widest // MARGINS_STEP + 1) * MARGINS_STEP


def _end(rows: list[dict], unit: str) -> str:
    """The newest value, where it is the newest quarter's."""
    return "" if rows[-1]["value"] is None else number(rows[-1]["value"], unit)


def _names(rows: list[dict], margins: int, paint: Colours) -> Iterable[Mark]:
    """Each quarter's number, and its year under the first that is drawn of it."""
    before = ""
    for row in rows:
        year, quarter = row["quarter"].split()
        wide = margins + QUARTER_WIDE * len(rows)
        yield label(row["x"], BOTTOM + 18, quarter, paint.muted, 13, align="center", from_width=wide)
        if year != before:
            narrowest = 0 if quarter == "Q1" or not before else wide
            yield label(row["x"], BOTTOM + 36, year, paint.muted, 13, align="center", from_width=narrowest)
        before = year


def _breaks(rows: list[dict], step: float, paint: Colours) -> Iterable[Mark]:
    for row in rows[1:]:
        if row["breaks"]:
            x = row["x"] - step / 2
            yield line(x, TOP, x, BOTTOM, paint.text, 1.6, dashed=True)
            yield label(x, TOP - 12, "series break", paint.text, 13, align="center")


def _line(rows: list[dict], unit: str, paint: Colours) -> Iterable[Mark]:
    for before, after in pairwise(rows):
        if before["y"] is not None and after["y"] is not None and not after["breaks"]:
            yield line(before["x"], before["y"], after["x"], after["y"], paint.ours, 2.5)
    for row in rows:
        if row["y"] is None:
            yield label(row["x"], BOTTOM - 12, row["letter"], paint.text, 14, bold=True, align="center")
            continue
        told = f"{row['quarter']}: {number(row['value'], unit)}"
        newest = row is rows[-1]
        yield point(row["x"], row["y"], "circle", 190 if newest else 60, paint.ours, tooltip=told)
        if newest:
            yield label(WIDTH, row["y"], number(row["value"], unit), paint.ours, 14, bold=True, dx=6)
