"""What both charts of a line over time have: where a series breaks, and room for words beside it."""

from collections.abc import Iterable
from math import ceil

from regional.charts.colours import Colours
from regional.charts.marks import Mark, label, line
from regional.charts.text_width import text_width


def series_break(x: float, top: float, bottom: float, paint: Colours) -> Iterable[Mark]:
    """A dashed line across the plotting area, with its name over it."""
    yield line(x, top, x, bottom, paint.text, 1.6, dashed=True)
    yield label(x, top - 9, "series break", paint.text, 13, align="center")


def room(texts: Iterable[str], size: float) -> int:
    """Pixels for the widest, in steps of ten so that few specifications are needed; for none, the least."""
    widest = max((text_width(text, size, bold=True) for text in texts), default=0)
    return ceil((widest + 10) / 10) * 10
