"""The four bands a total can fall in, with this council's total marked."""

from collections.abc import Iterable

from models.framework import Framework, RatingBand
from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Align, Mark, box, label, point
from regional.charts.text_width import lines

WIDTH, HEIGHT = 340.0, 110.0
TOP, BOTTOM = 33.0, 55.0  # of the bar
PART = 1.5  # page colour between segments that touch


def band(total: int, framework: Framework, words: Words, theme: ThemeName) -> Drawing:
    """Draw every possible total as a step of one bar, coloured by the rating it gives without limiters."""
    paint = colours(theme)
    bands = sorted(framework.bands, key=lambda each: each.lowest)
    lowest, highest = bands[0].lowest, bands[-1].highest
    step = WIDTH / (highest - lowest + 1)
    marks: list[Mark] = []
    for level, each in enumerate(bands, start=1):  # four ratings, worst to best, as the four scores
        left, right = (each.lowest - lowest) * step, (each.highest + 1 - lowest) * step
        marks += _segment(each, level, left, right, paint)
    marks.append(label(WIDTH, 101, str(highest), paint.muted, 12, align="right"))
    marks += _now(total, (total - lowest + 0.5) * step, paint)
    return draw(marks, WIDTH, HEIGHT, words, theme)


def _segment(each: RatingBand, level: int, left: float, right: float, paint: Colours) -> Iterable[Mark]:
    last = right >= WIDTH
    fill = paint.scores[level]
    edge = 2.5 if fill.outline else 0
    gap = 0 if last else PART
    yield box(left, TOP, right, BOTTOM, fill=fill.fill, stroke=fill.outline, stroke_width=edge, dx2=-gap)
    x, align = _anchor(left, right, last)
    for index, part in enumerate(lines(each.rating, right - left, 12)):
        yield label(x, 67 + 14 * index, part, paint.text, 12, align=align)
    yield label(left, 101, str(each.lowest), paint.muted, 12)


def _anchor(left: float, right: float, last: bool) -> tuple[float, Align]:
    """The outer names start and end with the bar; the inner ones stand in the middle of theirs."""
    if left == 0:
        return left, "left"
    return (right, "right") if last else ((left + right) / 2, "center")


def _now(total: int, x: float, paint: Colours) -> Iterable[Mark]:
    align: Align = "left" if x < 40 else "right" if x > WIDTH - 40 else "center"
    shift = {"left": -6, "right": 6, "center": 0}[align]
    yield label(x, 9, f"{total} now", paint.ours, 15, bold=True, align=align, dx=shift)
    yield point(x, 25, "triangle-down", 90, paint.ours)
