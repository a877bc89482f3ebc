"""What an XmR chart adds to a line: a band of usual variation, and a shape for each special point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import inf

from regional.charts.colours import Colours
from regional.charts.history_scale import Scale
from regional.charts.marks import Mark, box, label, line, point
from regional.charts.text_width import text_width
from regional.words.plain import number
from regional.words.trend import KINDS, limit_names

SPECIAL = {"improvement": "square", "concern": "triangle-up", "high": "diamond", "low": "diamond"}
SIZE, NEWEST = 150, 240  # square pixels
ONE_SIDE = 7.0  # pixels that a band reaches past its first and last point


@dataclass(frozen=True)
class Band:
    """One stretch of a series without a break: from x to x2 in the drawing's own width."""

    x: float
    x2: float
    mean: float
    lower: float
    upper: float
    trial: bool
    last: bool  # the stretch that goes on to the right end, where there is room for words


def is_special(row: dict) -> bool:
    """Whether a shape of its own stands for this point, in the place of the line's."""
    return row.get("point") in SPECIAL


def bands(rows: Sequence[dict]) -> list[Band]:
    """rows: of one series in order, with x, part, state, mean, lower and upper. No limits, no band."""
    limited = [row for row in rows if row.get("mean") is not None]
    found = []
    for part in dict.fromkeys(row["part"] for row in limited):
        of = [row for row in limited if row["part"] == part]
        first, x2 = of[0], of[-1]["x"]
        limits = (first["mean"], first["lower"], first["upper"])
        found.append(Band(first["x"], x2, *limits, first["state"] == "trial limits", of[-1] is rows[-1]))
    return found


def bounds(unit: str) -> tuple[float, float]:
    """What a value of this unit can be: a limit outside is not drawn."""
    return (0.0, 100.0 if unit == "%" else inf)


def shown(band: Band, unit: str) -> list[float]:
    """The mean, and the limits a value could reach."""
    low, high = bounds(unit)
    return [band.mean, *(limit for limit in (band.lower, band.upper) if low <= limit <= high)]


def band_marks(
    band: Band, axis: Scale, unit: str, top: float, bottom: float, paint: Colours
) -> Iterable[Mark]:
    """The band with its mean and limits."""
    low, high = bounds(unit)
    at = {value: axis.position(value, top, bottom) for value in shown(band, unit)}
    upper = at.get(band.upper, axis.position(min(high, axis.ticks[-1]), top, bottom))
    lower = at.get(band.lower, axis.position(max(low, axis.ticks[0]), top, bottom))
    yield box(band.x, upper, band.x2, lower, fill=paint.second, dx=-ONE_SIDE, dx2=ONE_SIDE)
    yield _across(band, at[band.mean], paint.muted, dashed=False)
    for limit in (band.upper, band.lower):
        if limit in at:
            yield _across(band, at[limit], paint.rule, dashed=True)


def names(found: Sequence[Band], unit: str) -> list[tuple[float, str]]:
    """The values and the words that stand at the right end of a band that reaches it."""
    return [
        (limit, f"{name} {number(limit, unit)}")
        for band in found
        if band.last
        for limit, name in zip((band.upper, band.mean, band.lower), limit_names(band.trial), strict=True)
        if limit in shown(band, unit)
    ]


def special_marks(rows: Sequence[dict], top: float, bottom: float, paint: Colours) -> Iterable[Mark]:
    """A shape for each special point; its kind in words beside the newest of each run of one kind.

    rows: as for bands, with y (null without a value), point and told (what a tooltip says).
    """
    colour = {"improvement": paint.improvement, "concern": paint.concern}
    for row, after in zip_longest(rows, rows[1:]):
        kind = row.get("point")
        if not is_special(row) or row["y"] is None:
            continue
        fill = colour.get(kind, paint.text)
        size = NEWEST if after is None else SIZE
        yield point(row["x"], row["y"], SPECIAL[kind], size, fill, tooltip=f"{row['told']} ({KINDS[kind]})")
        if after is None or after["point"] != kind:
            high = row["y"] - 16 if row["value"] >= row["mean"] else row["y"] + 18
            beside = min(max(high, top + 8), bottom - 8)
            wide = text_width(KINDS[kind], 13, bold=True)
            align = "left" if row["x"] < wide else "center" if after is not None else "right"
            yield label(row["x"], beside, KINDS[kind], paint.text, 13, bold=True, align=align)


def _across(band: Band, y: float, colour: str, *, dashed: bool) -> Mark:
    how = {"dashed": dashed, "long": dashed and not band.trial, "dx": -ONE_SIDE, "dx2": ONE_SIDE}
    return line(band.x, y, band.x2, y, colour, 1.6 if dashed else 1.2, **how)
