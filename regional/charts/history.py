"""One metric over the years: our council, its region, England, and the councils ours was made from."""

from collections.abc import Collection, Iterable
from itertools import pairwise

import polars as pl

from models.period import between
from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.history_scale import grid, scale, spread
from regional.charts.limits import band_marks, bands, names, shown, special_marks
from regional.charts.line_parts import room, series_break
from regional.charts.marks import Mark, box, label, line, point
from regional.words.metrics import SERIES
from regional.words.plain import number, period

WIDTH, HEIGHT = 740.0, 330.0
TOP, BOTTOM = 16.0, 296.0  # of the plotting area
ORDER = (*SERIES[1:], SERIES[0])  # ours is drawn last, on top
APART = 17.0  # from label to label
INSET = 20.0  # from the ends of the axis to the first and the last year
YEAR_WIDE = 50.0  # pixels that the name of a year needs


def history(
    points: pl.DataFrame,
    words: Words,
    unit: str,
    theme: ThemeName,
    breaks: Collection[str] = (),
    limits: pl.DataFrame | None = None,
) -> Drawing:
    """Draw a line a series with its name and latest value at the right end.

    points: series (ours, region, england or predecessor), name, year ("2024-25", or a month: "2026-03"),
        value (in `unit`; null if there is none). A year without a value is a gap: no line crosses it, and a
        year with none on either side is a point alone.
    breaks: the years that begin another series, counted otherwise than before: no line crosses into one.
    limits: the council's own years with value and the columns of analysis.trend.verdict, where it was tested.
    The subtitle says so when the scale does not start at 0.
    """
    paint = colours(theme)
    known = points.drop_nulls("value").sort("year")
    if known.is_empty():
        return draw(list(_nothing(paint)), WIDTH, HEIGHT, words, theme)
    years = between(points["year"].min(), points["year"].max())
    x = _across(years)
    rows = _tested(limits, x, unit)
    usual = bands(rows)
    axis = scale([*known["value"], *(value for band in usual for value in shown(band, unit))], unit)
    series = sorted(known.partition_by("series", "name"), key=lambda each: ORDER.index(each["series"][0]))
    ends = [_end_in_words(each, years[-1], unit) for each in series]
    beside = names(usual, unit)
    margins = (
        room([number(tick, unit) for tick in axis.ticks], 13),
        room([*ends, *(name for _, name in beside)], 14),
    )
    y = {value: axis.position(value, TOP, BOTTOM) for value in known["value"]}
    for row in rows:
        row |= {"y": None if row["value"] is None else axis.position(row["value"], TOP, BOTTOM)}
    marks = [mark for band in usual for mark in band_marks(band, axis, unit, TOP, BOTTOM, paint)]
    marks += [*grid(axis, unit, WIDTH, TOP, BOTTOM, paint), *_years(x, sum(margins), paint)]
    for each in series:
        marks += _series(each, x, y, unit, paint, breaks)
    marks += _breaks(x, breaks, paint)
    marks += special_marks(rows, TOP, BOTTOM, paint)
    limits_at = [(axis.position(value, TOP, BOTTOM), name) for value, name in beside]
    marks += _labels(series, ends, limits_at, x, y, paint)
    return draw(marks, WIDTH, HEIGHT, axis.said_in(words, unit), theme, margins=margins)


def _tested(limits: pl.DataFrame | None, x: dict[str, float], unit: str) -> list[dict]:
    """The council's own years where it was tested, with x and what is told of each."""
    return [
        row | {"x": x[row["year"]], "told": f"{row['year']}: {number(row['value'], unit)}"}
        for row in (limits.to_dicts() if limits is not None else [])
    ]


def _across(years: list[str]) -> dict[str, float]:
    step = (WIDTH - 2 * INSET) / max(len(years) - 1, 1)
    return {year: INSET + index * step for index, year in enumerate(years)}


def _years(x: dict[str, float], margins: int, paint: Colours) -> Iterable[Mark]:
    """Every year; on a narrower page every second or fourth, counted back from the latest."""
    for back, year in enumerate(reversed(x)):
        every = 1 if back % 2 else 2 if back % 4 else 4
        narrowest = margins + YEAR_WIDE * len(x) / every if back else 0
        yield label(
            x[year],
            BOTTOM + 18,
            period(year, short=True),
            paint.muted,
            13,
            align="center",
            from_width=narrowest,
        )


def _look(series: str, paint: Colours) -> tuple[str, float, bool]:
    """Colour, width and dashes of a line."""
    return {
        "ours": (paint.ours, 2.5, False),
        "region": (paint.peer, 2, False),
        "england": (paint.text, 2, False),
        "predecessor": (paint.peer, 2, True),
    }[series]


def _series(
    each: pl.DataFrame,
    x: dict[str, float],
    y: dict[float, float],
    unit: str,
    paint: Colours,
    breaks: Collection[str],
) -> Iterable[Mark]:
    kind = each["series"][0]
    colour, width, dashed = _look(kind, paint)
    index = {year: place for place, year in enumerate(x)}
    rows = list(each.iter_rows(named=True))
    for before, after in pairwise(rows):
        if index[after["year"]] - index[before["year"]] == 1 and after["year"] not in breaks:
            ends = (x[before["year"]], y[before["value"]], x[after["year"]], y[after["value"]])
            yield line(*ends, colour, width, dashed=dashed)
    for row in rows:
        last = row is rows[-1]
        size = (190 if last else 50) if kind == "ours" else (85 if last else 30)
        told = f"{row['name']}, {period(row['year'])}: {number(row['value'], unit)}"
        shape = "diamond" if kind == "england" else "circle"  # so that grey paper tells it from ours
        yield point(x[row["year"]], y[row["value"]], shape, size, colour, tooltip=told)


def _breaks(x: dict[str, float], breaks: Collection[str], paint: Colours) -> Iterable[Mark]:
    years = list(x)
    for before, year in pairwise(years):
        if year in breaks:
            yield from series_break((x[before] + x[year]) / 2, TOP, BOTTOM, paint)


def _end_in_words(each: pl.DataFrame, latest: str, unit: str) -> str:
    name, year, value = each.select("name", "year", "value").row(-1)
    when = "" if year == latest else f" in {period(year, short=True)}"
    return f"{name} {number(value, unit)}{when}"


def _labels(
    series: list[pl.DataFrame],
    ends: list[str],
    limits: list[tuple[float, str]],
    x: dict[str, float],
    y: dict[float, float],
    paint: Colours,
) -> Iterable[Mark]:
    """Names at the right, moved apart where their lines end close together; those of limits among them."""
    at = [y[each["value"][-1]] for each in series]
    everywhere = spread([*at, *(height for height, _ in limits)], APART, TOP, BOTTOM)
    for (_, name), placed in zip(limits, everywhere[len(at) :], strict=True):
        yield label(WIDTH, placed, name, paint.muted, 13, dx=6)
    for each, words, wanted, placed in zip(series, ends, at, everywhere, strict=False):
        kind, last = each["series"][0], x[each["year"][-1]]
        colour = _look(kind, paint)[0]
        if abs(placed - wanted) > 3 and last == max(x.values()):
            yield line(last, wanted, WIDTH, placed, paint.hairline, under=True, dx=9, dx2=3)
        readable = paint.muted if colour == paint.peer else colour  # grey lines, but words one can read
        yield label(WIDTH, placed, words, readable, 14, bold=kind == "ours", dx=6)


def _nothing(paint: Colours) -> Iterable[Mark]:
    yield box(0, TOP, WIDTH, BOTTOM, stroke=paint.rule, stroke_width=1, dashed=True)
    yield label(WIDTH / 2, (TOP + BOTTOM) / 2, "no figure known to us yet", paint.muted, 14, align="center")
