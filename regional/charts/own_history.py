"""One metric of one council by quarter: a line with its gaps, and where the series breaks."""

from collections.abc import Iterable
from itertools import pairwise

import polars as pl

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.history_scale import Scale, grid, scale, spread
from regional.charts.limits import band_marks, bands, is_special, names, shown, special_marks
from regional.charts.line_parts import room, series_break
from regional.charts.marks import Mark, label, line, point
from regional.words.plain import number

WIDTH, HEIGHT = 740.0, 290.0
TOP, BOTTOM = 24.0, 240.0  # of the plotting area
INSET = 20.0
QUARTER_WIDE = 24.0  # pixels that "Q1" needs
APART = 16.0  # from label to label at the right end


def own_history(quarters: pl.DataFrame, words: Words, unit: str, theme: ThemeName) -> Drawing:
    """Draw a point a quarter, joined to the one before it.

    quarters: quarter ("2026-27 Q2") in order, none left out; value (in `unit`, null if there is none);
        letter (what stands in place of a value); breaks (whether the quarter begins another series); and,
        where its trend was tested, the columns of analysis.trend.verdict.
    No line crosses a quarter without a value or a break. The subtitle says so when the scale does not
    start at 0.
    """
    paint = colours(theme)
    step = (WIDTH - 2 * INSET) / max(quarters.height - 1, 1)
    rows = [row | {"x": INSET + at * step} for at, row in enumerate(quarters.iter_rows(named=True))]
    usual = bands(rows)
    limits = [value for band in usual for value in shown(band, unit)]
    axis = scale([*quarters["value"].drop_nulls(), *limits] or [0.0], unit)
    for row in rows:
        row |= {"y": _height(axis, row["value"]), "told": _told(row, unit)}
    ends = [*names(usual, unit), *_newest(rows, unit)]
    margins = (
        room([number(tick, unit) for tick in axis.ticks], 13),
        room([words for _, words in ends], 14),
    )
    marks = [
        *(mark for band in usual for mark in band_marks(band, axis, unit, TOP, BOTTOM, paint)),
        *grid(axis, unit, WIDTH, TOP, BOTTOM, paint),
        *_names(rows, sum(margins), paint),
        *_breaks(rows, step, paint),
        *_line(rows, paint),
        *special_marks(rows, TOP, BOTTOM, paint),
        *_ends(ends, bool(_newest(rows, unit)), axis, paint),
    ]
    return draw(marks, WIDTH, HEIGHT, axis.said_in(words, unit), theme, margins=margins)


def _height(axis: Scale, value: float | None) -> float | None:
    return None if value is None else axis.position(value, TOP, BOTTOM)


def _newest(rows: list[dict], unit: str) -> list[tuple[float, str]]:
    """The newest value and its words, where it is the newest quarter's."""
    value = rows[-1]["value"]
    return [] if value is None else [(value, number(value, unit))]


def _ends(ends: list[tuple[float, str]], newest: bool, axis: Scale, paint: Colours) -> Iterable[Mark]:
    """What stands at the right, moved apart; newest: whether the last of them is the newest value."""
    wanted = [axis.position(value, TOP, BOTTOM) for value, _ in ends]
    for at, ((_, words), y) in enumerate(zip(ends, spread(wanted, APART, TOP, BOTTOM), strict=True)):
        ours = newest and at == len(ends) - 1
        yield label(WIDTH, y, words, paint.ours if ours else paint.muted, 14 if ours else 13, bold=ours, dx=6)


def _names(rows: list[dict], margins: int, paint: Colours) -> Iterable[Mark]:
    """Each quarter's number, and its year under the first that is drawn of it."""
    before = ""
    for row in rows:
        year, quarter = row["quarter"].split()
        wide = margins + QUARTER_WIDE * len(rows)
        yield label(row["x"], BOTTOM + 18, quarter, paint.muted, 13, align="center", from_width=wide)
        if year != before:
            roomy = quarter == "Q1" or (not before and quarter == "Q2")  # until the next year's name
            narrowest = 0 if roomy else wide
            yield label(row["x"], BOTTOM + 36, year, paint.muted, 13, align="center", from_width=narrowest)
        before = year


def _breaks(rows: list[dict], step: float, paint: Colours) -> Iterable[Mark]:
    for row in rows[1:]:
        if row["breaks"]:
            yield from series_break(row["x"] - step / 2, TOP, BOTTOM, paint)


def _told(row: dict, unit: str) -> str:
    return f"{row['quarter']}: {number(row['value'], unit)}"


def _line(rows: list[dict], paint: Colours) -> Iterable[Mark]:
    for before, after in pairwise(rows):
        if before["y"] is not None and after["y"] is not None and not after["breaks"]:
            yield line(before["x"], before["y"], after["x"], after["y"], paint.ours, 2.5)
    for row in rows:
        if row["y"] is None:
            yield label(row["x"], BOTTOM - 12, row["letter"], paint.text, 14, bold=True, align="center")
            continue
        if is_special(row):
            continue
        newest = row is rows[-1]
        yield point(row["x"], row["y"], "circle", 190 if newest else 60, paint.ours, tooltip=row["told"])
