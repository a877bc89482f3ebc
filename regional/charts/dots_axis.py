"""The scale of a dot plot: where a value stands, its ticks, and the lines drawn through all rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.framework import Framework
from regional.charts.colours import Colours
from regional.charts.history_scale import scale
from regional.charts.marks import Mark, label, line
from regional.charts.text_width import text_width
from regional.words.plain import number


@dataclass(frozen=True)
class Axis:
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]  # value and what stands at it
    short: tuple[str, ...]  # the same words for a narrow drawing

    def x(self, value: float, width: float) -> float:
        return (value - self.low) / (self.high - self.low) * width


@dataclass(frozen=True)
class Reference:
    """A value of everybody, drawn through all rows."""

    value: float
    words: str  # "England 27%"
    dashed: bool = False


def metric_axis(values: Sequence[float], unit: str) -> Axis:
    """Holds all values: limits and references too. Starts at 0 unless the values hardly move."""
    ticks = scale(values, unit).ticks
    words = tuple(number(tick, unit) for tick in ticks)
    return Axis(ticks[0], ticks[-1], tuple(zip(ticks, words, strict=True)), words)


def score_axis(framework: Framework) -> Axis:
    """The four scores with their words, and room for half a cell at either end."""
    levels = tuple(int(level) for level in framework.score_words)
    words = tuple(f"{level} {framework.score_words[str(level)]}" for level in levels)
    short = tuple(str(level) for level in levels)
    return Axis(levels[0] - 0.5, levels[-1] + 0.5, tuple(zip(levels, words, strict=True)), short)


def grid(
    axis: Axis, width: float, top: float, bottom: float, paint: Colours, *, short: bool
) -> Iterable[Mark]:
    """A line and its words at every tick; the words below."""
    for (value, words), few in zip(axis.ticks, axis.short, strict=True):
        x = axis.x(value, width)
        yield line(x, top, x, bottom, paint.rule if value == 0 else paint.hairline, under=True)
        half = text_width(few, 13) / 2 if short else 0  # a narrow drawing has no margins to reach into
        align = "left" if x < half else "right" if x > width - half else "center"
        yield label(x, bottom + 14, few if short else words, paint.muted, 13, align=align)


def references(
    lines: Sequence[Reference], axis: Axis, width: float, top: float, bottom: float, paint: Colours
) -> Iterable[Mark]:
    """Each line with its words above it, the lowest one's to its left so that two never meet."""
    order = sorted(lines, key=lambda each: each.value)
    for index, each in enumerate(order):
        x = axis.x(each.value, width)
        yield line(x, top, x, bottom, paint.text, 1.6, dashed=each.dashed)
        wide = text_width(each.words, 13) + 6
        left = (len(order) > 1 and index == 0 and x > wide) or x + wide > width
        yield label(
            x, top - 9, each.words, paint.text, 13, align="right" if left else "left", dx=-3 if left else 3
        )
