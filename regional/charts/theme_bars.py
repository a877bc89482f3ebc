"""How many councils' reports name each theme: shortfalls left, strengths right, one block a council."""

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, box, label, line

HALF_NAME = 118.0  # room each side of the middle for a theme's name, as wide on every page
NUMBER = 34.0
BOTH = 112.0
WIDTH = 1224.0 - 2 * (HALF_NAME + NUMBER) - BOTH  # of the blocks, on a page 1280 wide
MIDDLE = WIDTH / 2
WIDEST_BLOCK = 32.0
TOP, PITCH, BAR = 32.0, 29.0, 19.0
AFTER_FIRST = 12.0  # between the themes asked about first and the others
PART = 1.5  # page colour between blocks
THINNEST_BLOCK = 4.0  # under that blocks are one bar
_LEFT, _RIGHT = HALF_NAME + NUMBER, HALF_NAME + NUMBER + BOTH  # kept free beside the blocks
SIDES = {"shortfall": -1, "strength": 1}


def theme_bars(
    counts: pl.DataFrame,
    names: Mapping[str, str],
    first: int,
    bold: Collection[str],
    words: Words,
    theme: ThemeName,
) -> Drawing:
    """Draw a row a theme.

    counts: theme, shortfall, strength and both, in councils, in the order of the rows.
    names: what each theme is called; bold: those in bold; first: how many stand above a line.
    """
    paint = colours(theme)
    most = counts.select(pl.max_horizontal("shortfall", "strength").max()).item() or 1
    unit = min(WIDEST_BLOCK, MIDDLE / most)
    marks: list[Mark] = list(_heads(paint))
    for index, row in enumerate(counts.iter_rows(named=True)):
        y = TOP + index * PITCH + (AFTER_FIRST if index >= first else 0)
        marks += _row(row, names[row["theme"]], row["theme"] in bold, y + PITCH / 2, unit, paint)
    rule = TOP + first * PITCH + AFTER_FIRST / 2
    marks.append(line(0, rule, WIDTH, rule, paint.hairline, dx=-_LEFT, dx2=_RIGHT))
    height = TOP + counts.height * PITCH + AFTER_FIRST + 4
    return draw(marks, WIDTH, height, words, theme, margins=(int(_LEFT), int(_RIGHT)))


def _heads(paint: Colours) -> Iterable[Mark]:
    for side, way in SIDES.items():
        sign = {"shortfall": "−", "strength": "+"}[side]
        align = "right" if way < 0 else "left"
        dx = way * HALF_NAME
        yield label(MIDDLE, 14, f"{sign} {side}, councils", paint.text, 14, bold=True, align=align, dx=dx)
    yield label(WIDTH, 14, "both in one report", paint.muted, 13, align="right", dx=_RIGHT)


def _row(row: dict, name: str, bold: bool, y: float, unit: float, paint: Colours) -> Iterable[Mark]:
    yield label(MIDDLE, y, name, paint.text, 15, bold=bold, align="center")
    fills = {"shortfall": paint.scores[2].fill, "strength": paint.scores[3].fill}  # below and at the standard
    for side, way in SIDES.items():
        count = row[side]
        yield from _blocks(count, way, y, unit, fills[side])
        colour = paint.text if count else paint.muted
        align, dx = ("right", -HALF_NAME - 8) if way < 0 else ("left", HALF_NAME + 8)
        end = MIDDLE + way * count * unit
        yield label(end, y, str(count), colour, 15, bold=count > 0, align=align, dx=dx)
    both = str(row["both"]) if row["both"] else "–"
    yield label(WIDTH, y, both, paint.muted, 14, align="right", dx=_RIGHT)


def _blocks(count: int, way: int, y: float, unit: float, fill: str) -> Iterable[Mark]:
    """One block a council away from the middle; a single bar where blocks would be too thin to tell apart."""
    sizes = [count] if unit < THINNEST_BLOCK and count else [1] * count
    done = 0
    for size in sizes:
        near, far = MIDDLE + way * done * unit, MIDDLE + way * (done + size) * unit
        left, right = sorted((near, far))
        dx = way * HALF_NAME
        top = y - BAR / 2
        yield box(left, top, right, top + BAR, fill=fill, dx=dx + PART / 2, dx2=dx - PART / 2)
        done += size
