"""A drawing: its marks, the specification that draws them and the words that go with it."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl
import pyarrow

from regional.charts.colours import ThemeName
from regional.charts.layers import specification
from regional.charts.marks import Mark, frame


@dataclass(frozen=True)
class Words:
    """What a drawing says: the title is a sentence with a result in it, the footer the source line."""

    title: str
    subtitle: str
    footer: str
    alt: str


@dataclass(frozen=True)
class Drawing:
    """Marks with the Vega-Lite specification (without data) that draws them.

    width: of the marks' own x axis, which is stretched to whatever it is shown in; height: pixels.
    On screen the heading above is the title, so the specification draws none; a picture adds it.
    """

    title: str
    subtitle: str
    footer: str
    alt: str
    marks: pl.DataFrame
    spec: dict[str, Any]
    width: float
    height: float

    @cached_property
    def sent(self) -> pyarrow.Table:
        """The marks as a browser is sent them: made once, however many people look."""
        return self.marks.to_arrow()


def draw(
    marks: list[Mark],
    width: float,
    height: float,
    words: Words,
    theme: ThemeName,
    *,
    margins: tuple[int, int] = (0, 0),
    cells: bool = False,
) -> Drawing:
    """Put marks and words together.

    margins: pixels kept free left and right of the stretched x axis, for words that stand beside it.
    cells: whether the reader may choose one of the cells.
    """
    made = specification(width, height, theme, margins, cells)
    spec = deepcopy(made)  # it is kept for the next drawing, so must not be changed by this one's user
    return Drawing(words.title, words.subtitle, words.footer, words.alt, frame(marks), spec, width, height)
