"""A council over many metrics: one row each, England in the middle, right always better."""

from collections.abc import Iterable

import polars as pl

from regional.analysis.against_peers import NO_INTERVAL
from regional.analysis.judgement import BETTER, SIMILAR, WORSE
from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, box, label, line, point
from regional.charts.text_width import shortened, text_width

WIDTH = 740.0
HEAD, PITCH, KEY = 30.0, 30.0, 44.0
NAMES, NUMBER, VERDICT = (
    330,
    84,
    120,
)  # pixels: names at the left, three numbers beside them, words at the right
LEFT = NAMES + 3 * NUMBER
SHORT = {NO_INTERVAL: "no interval"}  # in the room of a row; the table and the sentences have it in full
SHAPES = {BETTER: "square", WORSE: "triangle-up"}


def spine_chart(rows: pl.DataFrame, council: str, region: str, words: Words, theme: ThemeName) -> Drawing:
    """rows: of views.spine, with value_shown, region_shown and england_shown, the numbers in words."""
    paint = colours(theme)
    bottom = HEAD + PITCH * rows.height
    marks = [*_heads(council, region, paint)]
    for at, row in enumerate(rows.iter_rows(named=True)):
        marks += _row(row, HEAD + PITCH * (at + 0.5), at % 2 == 0, paint)
    marks.append(line(WIDTH / 2, HEAD - 4, WIDTH / 2, bottom, paint.text, 1.6))
    marks += [mark for row, y in _with_y(rows) for mark in _estimate(row, y, paint)]
    marks += _key(bottom + KEY / 2, paint)
    return draw(marks, WIDTH, bottom + KEY, words, theme, margins=(LEFT, VERDICT))


def _with_y(rows: pl.DataFrame) -> Iterable[tuple[dict, float]]:
    return ((row, HEAD + PITCH * (at + 0.5)) for at, row in enumerate(rows.iter_rows(named=True)))


def _x(place: float) -> float:
    return (place + 1) / 2 * WIDTH


def _heads(council: str, region: str, paint: Colours) -> Iterable[Mark]:
    y = HEAD - 16
    for at, (words, colour) in enumerate(
        ((council, paint.ours), (region, paint.muted), ("England", paint.text))
    ):
        told = shortened(words, NUMBER - 8, 13, bold=at == 0)
        yield label(0, y, told, colour, 13, bold=at == 0, align="right", dx=-10 - (2 - at) * NUMBER)
    yield label(0, y, "worse", paint.muted, 13)
    yield label(WIDTH / 2, y, "England", paint.text, 13, bold=True, align="center")
    yield label(WIDTH, y, "better", paint.muted, 13, align="right")
    yield label(WIDTH, y, "verdict", paint.muted, 13, align="right", dx=VERDICT - 8)


def _row(row: dict, y: float, striped: bool, paint: Colours) -> Iterable[Mark]:
    if striped:
        yield box(0, y - PITCH / 2, WIDTH, y + PITCH / 2, fill=paint.second, dx=-LEFT, dx2=VERDICT)
    year = f", {row['period']}"
    title = shortened(row["title"], NAMES - 14 - text_width(year, 13), 13)
    yield label(0, y, title + year, paint.text, 13, dx=-LEFT + 8)
    numbers = (row["value_shown"], row["region_shown"], row["england_shown"])
    for at, words in enumerate(numbers):
        colour = paint.ours if at == 0 else paint.muted
        yield label(0, y, words, colour, 13, bold=at == 0, align="right", dx=-10 - (2 - at) * NUMBER)
    if row["x_lowest"] is not None:
        for low, high, colour in (
            ("x_lowest", "x_highest", paint.hairline),
            ("x_quartile", "x_upper_quartile", paint.peer),
        ):
            ends = sorted((row[low], row[high]))
            yield box(_x(ends[0]), y - 5, _x(ends[1]), y + 5, fill=colour)
    judged = row["judged"] in SHAPES
    colour = paint.text if judged else paint.muted
    told = SHORT.get(row["judged"], row["judged"])
    yield label(WIDTH, y, told, colour, 13, bold=judged, align="right", dx=VERDICT - 8)


def _estimate(row: dict, y: float, paint: Colours) -> Iterable[Mark]:
    """The interval, then the value: a square if better, a triangle if worse, else hollow."""
    if row["x_value"] is None:
        return
    if row["x_lower"] is not None and not row["few"]:
        ends = sorted((row["x_lower"], row["x_upper"]))
        yield line(_x(ends[0]), y, _x(ends[1]), y, paint.text, 2)
    fill = {BETTER: paint.improvement, WORSE: paint.concern, SIMILAR: paint.page}.get(
        row["judged"], paint.page
    )
    told = f"{row['title']}: {row['value_shown']}, England {row['england_shown']}: {row['judged']}"
    shape = SHAPES.get(row["judged"], "circle")
    stroke = paint.page if row["judged"] in SHAPES else paint.text
    yield point(_x(row["x_value"]), y, shape, 130, fill, stroke=stroke, stroke_width=1.5, tooltip=told)


def _key(y: float, paint: Colours) -> Iterable[Mark]:
    entries = (
        ("better", "square", paint.improvement),
        ("worse", "triangle-up", paint.concern),
        ("similar, or not judged", "circle", paint.page),
    )
    along = 0
    for words, shape, fill in entries:
        stroke = paint.text if shape == "circle" else paint.page
        yield point(0, y, shape, 130, fill, stroke=stroke, stroke_width=1.5, dx=along - LEFT + 14)
        yield label(0, y, words, paint.text, 13, dx=along - LEFT + 28)
        along += 90 if shape != "circle" else 170
    for words, colour in (("all councils", paint.hairline), ("middle half", paint.peer)):
        yield box(0, y - 5, 0, y + 5, fill=colour, dx=along - LEFT + 8, dx2=along - LEFT + 38)
        yield label(0, y, words, paint.text, 13, dx=along - LEFT + 46)
        along += 140
