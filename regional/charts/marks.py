"""The marks a drawing is made of: one row each, with its position, its colours and its words.

x runs over the drawing's own width and is stretched to the page; y, all sizes and dx, which is added to x
after the stretching, are pixels. So what belongs together stays together at any width.
"""

from collections.abc import Iterable
from typing import Literal

import polars as pl

Mark = dict[str, object]
Align = Literal["left", "center", "right"]

SCHEMA = pl.Schema(
    {
        "mark": pl.String,  # the layer that draws it: under, box, cell, line, point or text
        "x": pl.Float64,
        "x2": pl.Float64,
        "dx": pl.Float64,
        "dx2": pl.Float64,
        "y": pl.Float64,
        "y2": pl.Float64,
        "fill": pl.String,
        "stroke": pl.String,
        "stroke_width": pl.Float64,
        "dashed": pl.Boolean,
        "long": pl.Boolean,  # its dashes, which else are dots
        "radius": pl.Float64,
        "shape": pl.String,
        "size": pl.Float64,  # points: square pixels; text: pixels high
        "text": pl.String,
        "weight": pl.String,
        "align": pl.String,
        "limit": pl.Float64,  # the widest a text may be, 0 for no limit
        "from_width": pl.Float64,  # the narrowest page a text is shown on
        "tooltip": pl.String,
        "ons_code": pl.String,
        "statement": pl.String,
        "council": pl.String,
        "statement_name": pl.String,
        "score": pl.String,
        "read": pl.String,
    }
)


def frame(marks: Iterable[Mark]) -> pl.DataFrame:
    return pl.DataFrame(list(marks), schema=SCHEMA)


def box(
    x: float,
    y: float,
    x2: float,
    y2: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    stroke_width: float = 0,
    dashed: bool = False,
    radius: float = 0,
    dx: float = 0,
    dx2: float = 0,
) -> Mark:
    """A rectangle. Its outline lies wholly inside it, so that neighbours never touch."""
    inset = stroke_width / 2
    return {
        "mark": "box",
        "x": x,
        "y": y + inset,
        "x2": x2,
        "y2": y2 - inset,
        "dx": dx + inset,
        "dx2": dx2 - inset,
        "fill": fill,
        "stroke": stroke,
        "stroke_width": stroke_width,
        "dashed": dashed,
        "radius": radius,
    }


def line(
    x: float,
    y: float,
    x2: float,
    y2: float,
    colour: str,
    width: float = 1,
    *,
    dashed: bool = False,
    long: bool = False,
    under: bool = False,
    dx: float = 0,
    dx2: float = 0,
) -> Mark:
    """A straight line; `under` puts it beneath the boxes. `long`: with dashes in place of dots, if dashed."""
    return {
        "mark": "under" if under else "line",
        "x": x,
        "y": y,
        "x2": x2,
        "y2": y2,
        "dx": dx,
        "dx2": dx2,
        "stroke": colour,
        "stroke_width": width,
        "dashed": dashed,
        "long": long,
    }


def point(
    x: float,
    y: float,
    shape: str,
    size: float,
    fill: str | None,
    *,
    stroke: str | None = None,
    stroke_width: float = 0,
    dx: float = 0,
    tooltip: str | None = None,
) -> Mark:
    """A shape around (x, y): a name Vega knows or a path in units of half the square root of `size`."""
    return {
        "mark": "point",
        "x": x,
        "y": y,
        "dx": dx,
        "shape": shape,
        "size": size,
        "fill": fill,
        "stroke": stroke,
        "stroke_width": stroke_width,
        "tooltip": tooltip,
    }


def label(
    x: float,
    y: float,
    text: str,
    colour: str,
    size: float = 13,
    *,
    bold: bool = False,
    align: Align = "left",
    limit: float = 0,
    from_width: float = 0,
    dx: float = 0,
) -> Mark:
    """Words with their middle at y. Past `limit` they end in an ellipsis; below `from_width` they go."""
    return {
        "mark": "text",
        "x": x,
        "y": y,
        "dx": dx,
        "text": text,
        "fill": colour,
        "size": size,
        "weight": "bold" if bold else "normal",
        "align": align,
        "limit": limit,
        "from_width": from_width,
    }
