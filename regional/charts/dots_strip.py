"""Every council of a large group as one strip of dots, ours among them."""

from collections.abc import Iterable
from math import ceil

import polars as pl

from regional.charts.colours import Colours
from regional.charts.dots_axis import Axis
from regional.charts.marks import Mark, point

PITCH = 8.0  # from dot to dot
STEP = 32.0
DOT, OURS = 34.0, 110.0


def stacks(values: pl.DataFrame, axis: Axis, width: float, abreast: int = 0) -> pl.DataFrame:
    """Put every value into a stack: values with x, dx and level (0 is the lowest dot).

    values: value, ours, near (one of the councils filled in). abreast: for scores, how many stand beside
    each other on one score; 0 for other values, which are moved by half a dot at most. Ours is at the
    foot of its stack, then those near.
    """
    step = 1.0 if abreast else (axis.high - axis.low) / (width // PITCH)
    start = axis.low + step / 2
    binned = values.with_columns(bin=((pl.col("value") - start) / step).round()).sort(
        "bin", "ours", "near", descending=[False, True, True], maintain_order=True
    )
    place = pl.int_range(pl.len()).over("bin")
    across = abreast or 1
    in_line = pl.min_horizontal(pl.len().over("bin") - place // across * across, across)
    return binned.with_columns(
        x=(pl.col("bin") * step + start - axis.low) / (axis.high - axis.low) * width,
        dx=(place % across - (in_line - 1) / 2) * PITCH,
        level=place // across,
    )


def height(stacked: pl.DataFrame) -> float:
    """Room for the highest stack, in steps, so that few shapes of drawing are needed."""
    return ceil(((stacked["level"].max() + 1) * PITCH + 8) / STEP) * STEP


def strip(stacked: pl.DataFrame, bottom: float, paint: Colours) -> Iterable[Mark]:
    """Ours last, on top; those near filled, the rest hollow."""
    for row in stacked.sort("ours", maintain_order=True).iter_rows(named=True):
        y = bottom - 6 - row["level"] * PITCH
        if row["ours"]:
            yield point(row["x"], y, "circle", OURS, paint.ours, dx=row["dx"])
        else:
            fill = paint.peer if row["near"] else paint.page
            dot = point(row["x"], y, "circle", DOT, fill, stroke=paint.peer, stroke_width=1, dx=row["dx"])
            yield {**dot, "tooltip": row["name"]}
