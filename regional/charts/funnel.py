"""A funnel: every council by how many people its figure rests on, between the limits that chance sets."""

from collections.abc import Iterable
from itertools import pairwise

import polars as pl

from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.history_scale import Scale, grid, scale, spread
from regional.charts.marks import Mark, label, line, point
from regional.charts.text_width import text_width
from regional.words.plain import number

WIDTH, HEIGHT = 740.0, 400.0
TOP, BOTTOM = 16.0, 340.0
APART = 16.0
STEP = 20  # of the margins: a new shape of drawing takes time to check
FAR = ("very high", "very low")
LINES = {
    "upper_998": "99.8% limit",
    "upper_95": "95% limit",
    "lower_95": "95% limit",
    "lower_998": "99.8% limit",
}


def funnel_chart(
    areas: pl.DataFrame,
    curve: pl.DataFrame,
    baseline: float,
    words: Words,
    unit: str,
    people: str,
    theme: ThemeName,
) -> Drawing:
    """areas: name, ours, near, n, value and place; curve: n and the four limits; values in `unit`.

    people: what n counts, under the axis. Only councils outside the outer limits are named, and ours.
    """
    paint = colours(theme)
    limits = [value for name in LINES for value in curve[name]]
    axis = scale([*areas["value"], *limits], unit)
    far = areas["n"].max()
    across = [tick for tick in scale([0.0, far], "count").ticks if tick <= far]
    named = _named(areas, axis, far)
    ends = _ends(curve, baseline, unit)
    middle = axis.position(baseline, TOP, BOTTOM)
    left = _room([number(tick, unit) for tick in axis.ticks])
    marks = [
        *grid(axis, unit, WIDTH, TOP, BOTTOM, paint),
        *_people(across, far, people, paint),
        *_limits(curve, axis, far, paint),
        line(0, middle, WIDTH, middle, paint.text, 1.6),
        *_dots(areas, axis, far, unit, paint),
        *_names(named, paint),
        *_end_names(ends, axis, paint),
    ]
    margins = left, _room([name for _, name in ends])
    return draw(marks, WIDTH, HEIGHT, axis.said_in(words, unit), theme, margins=margins)


def _room(texts: Iterable[str]) -> int:
    widest = max(text_width(text, 13, bold=True) for text in texts) + 14
    return int(widest // STEP + 1) * STEP


def _x(n: float, far: float) -> float:
    return n / far * WIDTH


def _people(ticks: list[float], far: float, people: str, paint: Colours) -> Iterable[Mark]:
    for at, tick in enumerate(ticks):
        narrowest = 0 if at in (0, len(ticks) - 1) else 500
        yield label(_x(tick, far), BOTTOM + 18, number(tick, "count"), paint.muted, 13, align="center",
                    from_width=narrowest)  # fmt: skip
    room = text_width(people, 13) + 200  # on a narrower page the subtitle says it alone
    yield label(WIDTH / 2, BOTTOM + 42, people, paint.muted, 13, align="center", from_width=room)


def _limits(curve: pl.DataFrame, axis: Scale, far: float, paint: Colours) -> Iterable[Mark]:
    for name in LINES:
        ends = list(curve.select("n", name).iter_rows())
        for (n, value), (n2, value2) in pairwise(ends):
            y, y2 = axis.position(value, TOP, BOTTOM), axis.position(value2, TOP, BOTTOM)
            yield line(
                _x(n, far), y, _x(n2, far), y2, paint.rule, 1.6, dashed=True, long=name.endswith("998")
            )


def _dots(areas: pl.DataFrame, axis: Scale, far: float, unit: str, paint: Colours) -> Iterable[Mark]:
    """Rest of England hollow, our region filled, ours large and last."""
    for row in areas.sort("ours", "near").iter_rows(named=True):
        told = f"{row['name']}: {number(row['value'], unit)} of {number(row['n'], 'count')}"
        fill = paint.ours if row["ours"] else paint.text if row["near"] else paint.page
        size = 190 if row["ours"] else 45
        yield point(
            _x(row["n"], far),
            axis.position(row["value"], TOP, BOTTOM),
            "circle",
            size,
            fill,
            stroke=fill if row["ours"] or row["near"] else paint.peer,
            stroke_width=1.5,
            tooltip=told,
        )


def _named(areas: pl.DataFrame, axis: Scale, far: float) -> list[tuple[float, float, str, bool]]:
    """x, y, name and whether it is ours, of those that carry a name; none is printed over another."""
    wanted = areas.filter(pl.col("ours") | pl.col("place").is_in(FAR)).sort("ours", descending=True)
    placed: list[tuple[float, float, str, bool]] = []
    for row in wanted.iter_rows(named=True):
        x, y = _x(row["n"], far), axis.position(row["value"], TOP, BOTTOM)
        wide = text_width(row["name"], 13, bold=row["ours"]) + 24
        if all(
            abs(y - y2) > APART or abs(x - x2) > max(wide, text_width(name, 13) + 24)
            for x2, y2, name, _ in placed
        ):
            placed.append((x, y, row["name"], row["ours"]))
    return placed


def _names(named: Iterable[tuple[float, float, str, bool]], paint: Colours) -> Iterable[Mark]:
    for x, y, name, ours in named:
        left = x > WIDTH * 0.8
        dx = (-12 if left else 12) if ours else (-9 if left else 9)
        yield label(x, y, name, paint.ours if ours else paint.text, 14 if ours else 13, bold=ours,
                    align="right" if left else "left", dx=dx)  # fmt: skip


def _ends(curve: pl.DataFrame, baseline: float, unit: str) -> list[tuple[float, str]]:
    last = curve.row(-1, named=True)
    return [
        (baseline, f"together {number(baseline, unit)}"),
        *((last[name], words) for name, words in LINES.items()),
    ]


def _end_names(ends: list[tuple[float, str]], axis: Scale, paint: Colours) -> Iterable[Mark]:
    wanted = [axis.position(value, TOP, BOTTOM) for value, _ in ends]
    for at, ((_, words), y) in enumerate(zip(ends, spread(wanted, APART, TOP, BOTTOM), strict=True)):
        yield label(WIDTH, y, words, paint.muted if at else paint.text, 13, bold=not at, dx=6)
