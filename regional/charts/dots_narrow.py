"""The dot plot on a phone: every name above its own line."""

from collections.abc import Iterable

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.dots import Plot, strip_in_words
from regional.charts.dots_axis import grid, references
from regional.charts.dots_marks import SCORE_WIDE, estimate, score_cell, unknown
from regional.charts.dots_strip import height, stacks, strip
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, label, line
from regional.charts.text_width import shortened, text_width

WIDTH = 340.0
HEAD, PITCH = 24.0, 42.0
ABREAST = 9
EDGE = 8  # pixels kept free, for a dot at either end


def dots_narrow(plot: Plot, words: Words, theme: ThemeName) -> Drawing:
    paint = colours(theme)
    marks: list[Mark] = []
    y = HEAD
    if plot.everybody is not None:
        stacked = stacks(plot.everybody, plot.axis, WIDTH, ABREAST if plot.scores else 0)
        y += height(stacked)
        marks += strip(stacked, y, paint)
        marks.append(label(0, y + 10, strip_in_words(plot), paint.muted, 13, dx=-EDGE))
        y += 24
    for row in plot.rows.to_dicts():
        marks += _row(row, plot, y, paint)
        y += PITCH
    marks += grid(plot.axis, WIDTH, HEAD - 2, y, paint, short=True)
    solid = [each for each in plot.lines if not each.dashed]  # a second line would cross more names
    marks += references(solid, plot.axis, WIDTH, HEAD - 4, y, paint)
    return draw(marks, WIDTH, y + 24, words, theme, margins=(EDGE, EDGE))


def _row(row: dict, plot: Plot, top: float, paint: Colours) -> Iterable[Mark]:
    """Name left and value right over the line the dot stands on; a score stands in the line of its name."""
    ours, y = row["ours"], top + 31
    size = 16 if ours else 15
    room = WIDTH - text_width(row["brief"], size, bold=ours) - 10
    name = shortened(row["name"], room, size, bold=ours)
    colour = paint.muted if row["value"] is None else paint.text
    yield label(0, top + 12, name, paint.ours if ours else paint.text, size, bold=ours, dx=-EDGE)
    yield label(WIDTH, top + 12, row["brief"], colour, size, bold=ours, align="right", dx=EDGE)
    yield line(0, y, WIDTH, y, paint.hairline, under=True, dx=-EDGE, dx2=EDGE)
    if row["value"] is None:
        yield unknown(WIDTH, y, paint)
    elif plot.scores:
        yield from score_cell(row, plot.axis, WIDTH, y, SCORE_WIDE / 2, paint)
    else:
        yield from estimate(row, plot.axis, WIDTH, y, paint)
