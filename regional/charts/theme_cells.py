"""The cells of the matrix of themes: +n in the left half, −n in the right, a dot where nothing was found."""

from collections.abc import Iterable

from regional.charts.colours import Colours
from regional.charts.marks import Mark, box, label, point
from regional.charts.text_width import text_width

INSET = 0.06  # of a column, left free on each side
PART = 1.0  # pixels each half keeps from the middle
OUTLINE = 3.0  # of a pilot's hollow halves
HALVES = (("strengths", "+", 3, -1), ("shortfalls", "−", 2, 1))  # column, sign, level of colour, which way


def cell(
    found: dict, left: float, column: float, middle: float, pitch: float, hollow: bool, paint: Colours
) -> Iterable[Mark]:
    """found: strengths and shortfalls, how many; left and column: where the cell begins, and its width."""
    if not found["strengths"] and not found["shortfalls"]:
        yield point(left + column / 2, middle, "circle", 9, paint.rule)
        return
    for side, sign, level, way in HALVES:
        if count := found[side]:
            edge = left + (INSET if way < 0 else 1 - INSET) * column
            yield from _half(sorted((edge, left + column / 2)), way, middle, pitch, level, hollow, paint)
            colour = paint.text if hollow else paint.scores[level].digit
            x = left + (0.5 + way * (0.5 - INSET) / 2) * column
            yield label(x, middle + 1, f"{sign}{count}", colour, 13, bold=True, align="center")


def _half(
    sides: list[float], way: int, middle: float, pitch: float, level: int, hollow: bool, paint: Colours
) -> Iterable[Mark]:
    """One filled half, or the outline of one."""
    high = min(pitch - 4, 24) / 2
    look = {"fill": paint.scores[level].fill}
    if hollow:
        look = {"stroke": paint.scores[level].fill, "stroke_width": OUTLINE}
    apart = {"dx2": -PART} if way < 0 else {"dx": PART}
    yield box(sides[0], middle - high, sides[1], middle + high, **look, **apart)


def not_read(middle: float, width: float, pitch: float, paint: Colours) -> Iterable[Mark]:
    """A dashed strip over all columns: unknown, not absent."""
    high = (pitch - 4) / 2
    yield box(0, middle - high, width, middle + high, stroke=paint.rule, stroke_width=1, dashed=True)
    yield label(width / 2, middle, "no report read yet", paint.muted, 13, align="center")


def key(middle: float, dx: float, counted: str, pilots: bool, paint: Colours) -> Iterable[Mark]:
    """What the marks mean, in one line from dx on; counted: what a cell counts, "findings"."""
    entries = [("+2", 3, False, f"strength: {counted}"), ("−1", 2, False, f"shortfall: {counted}")]
    if pilots:
        entries.append(("+1", 3, True, "pilot, counted nowhere"))
    for text, level, hollow, words in entries:
        place = {"dx": dx, "dx2": dx + 30}
        fill, outline = paint.scores[level].fill, OUTLINE if hollow else 0
        yield box(
            0,
            middle - 10,
            0,
            middle + 10,
            fill=None if hollow else fill,
            stroke=fill if hollow else None,
            stroke_width=outline,
            **place,
        )
        colour = paint.text if hollow else paint.scores[level].digit
        yield label(0, middle + 1, text, colour, 13, bold=True, align="center", dx=dx + 15)
        yield label(0, middle, words, paint.text, 13, dx=dx + 38)
        dx += 38 + text_width(words, 13) + 20
    yield point(0, middle, "circle", 9, paint.rule, dx=dx + 6)
    yield label(0, middle, "not found, which is not absent", paint.text, 13, dx=dx + 18)
