"""What a chart of the Compare page that is closed until asked for shows and gives away."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from regional.charts.colours import ThemeName
from regional.charts.drawing import Drawing
from regional.exports.taken import Taken


@dataclass(frozen=True)
class ClosedShown:
    """`draw` is None where there is nothing to draw; `sentences` then says why."""

    heading: str
    sentences: list[str]
    draw: Callable[[ThemeName], Drawing] | None
    table: pl.DataFrame
    taken: Callable[[], Taken] | None  # None only where `draw` is
    file: str
