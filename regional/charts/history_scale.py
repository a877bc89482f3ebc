"""The scale of a history: where it starts, its ticks, its units, and room for names at its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

from regional.charts.colours import Colours
from regional.charts.drawing import Words
from regional.charts.marks import Mark, label, line
from regional.words.plain import number

MAY_START_ABOVE_0 = ("%", "score", "ratio")  # a count, a rate or a wait always starts at 0
FLAT = 0.25  # of the highest value: less than this from lowest to highest is lost on a scale from 0


@dataclass(frozen=True)
class Scale:
    """Values at even steps from the bottom of the axis to its top."""

    ticks: tuple[float, ...]

    def position(self, value: float, top: float, bottom: float) -> float:
        """Pixels down for a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return bottom - (value - low) / (high - low) * (bottom - top)

    def said_in(self, words: Words, unit: str) -> Words:
        """The words with a sentence after the subtitle when the scale does not start at 0."""
        if self.ticks[0] == 0:
            return words
        warning = f"The scale starts at {number(self.ticks[0], unit)}, not at 0."
        return replace(words, subtitle=f"{words.subtitle} {warning}")


def scale(values: Sequence[float], unit: str) -> Scale:
    """Choose a scale that holds all values.

    It starts at 0, except that a share, score or ratio which hardly moves starts higher (or below 0
    when a value is).
    """
    low, high = min(values), max(values)
    hardly_moves = unit in MAY_START_ABOVE_0 and 0 < high - low < high * FLAT
    start = low if hardly_moves or low < 0 else 0.0
    step = _round_step((high - start) / 4 or 1)
    first, last = floor(start / step), max(ceil(high / step), floor(start / step) + 1)
    return Scale(tuple(round(index * step, 6) for index in range(first, last + 1)))


def grid(axis: Scale, unit: str, width: float, top: float, bottom: float, paint: Colours) -> Iterable[Mark]:
    """A line across at every tick, with its value left of it."""
    for tick in axis.ticks:
        y = axis.position(tick, top, bottom)
        yield line(0, y, width, y, paint.rule if tick == 0 else paint.hairline, under=True)
        yield label(0, y, number(tick, unit), paint.muted, 13, align="right", dx=-6)


def spread(wanted: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Move heights until none is nearer than `apart` to the next, in their order, between two limits."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    for index in order:
        placed.append(max(wanted[index], placed[-1] + apart if placed else top))
    for back in range(1, len(placed) + 1):
        placed[-back] = min(placed[-back], bottom if back == 1 else placed[-back + 1] - apart)
    return [place for _, place in sorted(zip(order, placed, strict=True))]


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 and 5, times a power of ten, that is no smaller than `least`."""
    power = 10 ** floor(log10(least))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= least * 0.999)
