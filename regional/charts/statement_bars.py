"""The region on a phone: one bar a statement, of how many councils have each score."""

from collections.abc import Iterable
from itertools import groupby

import polars as pl

from models.framework import Framework
from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, box, label
from regional.charts.text_width import text_width

WIDTH = 350.0
HEAD, STATEMENT, BAR = 22.0, 50.0, 22.0
PART = 1.5  # page colour between segments that touch
LEVELS = (1, 2, 3, 4)


def statement_bars(counts: pl.DataFrame, framework: Framework, words: Words, theme: ThemeName) -> Drawing:
    """Draw what counts_by_statement gives: statement, n, at_1 to at_4 and three_or_above."""
    paint = colours(theme)
    rows = {row["statement"]: row for row in counts.iter_rows(named=True)}
    heads = {each.id: each.name for each in framework.assessment_themes}
    marks: list[Mark] = []
    y = 0.0
    for head, statements in groupby(framework.statements, lambda each: each.assessment_theme):
        marks.append(label(0, y + 11, heads[head], paint.muted, 13))
        y += HEAD
        for statement in statements:
            marks += _statement(statement.name, rows[statement.id], y, paint)
            y += STATEMENT
    marks += _key(y + 4, paint)
    return draw(marks, WIDTH, y + 28, words, theme)


def _statement(name: str, row: dict, y: float, paint: Colours) -> Iterable[Mark]:
    yield label(0, y + 9, name, paint.text, 16)
    bar = y + 21
    if row["n"] == 0:
        yield box(0, bar, WIDTH, bar + BAR, stroke=paint.rule, stroke_width=1, dashed=True)
        yield label(WIDTH / 2, bar + BAR / 2, "no score known to us yet", paint.muted, 13, align="center")
        return
    k_of_n = f"{row['three_or_above']} of {row['n']}"
    yield label(WIDTH, y + 9, k_of_n, paint.text, 16, bold=True, align="right")
    x = 0.0
    for level in LEVELS:
        count = row[f"at_{level}"]
        wide = count / row["n"] * WIDTH
        yield from _segment(x, x + wide, bar, level, count, paint)
        x += wide


def _segment(left: float, right: float, y: float, level: int, count: int, paint: Colours) -> Iterable[Mark]:
    if count == 0:
        return
    fill = paint.scores[level]
    gap = PART if right < WIDTH - 0.01 else 0
    edge = 2.5 if fill.outline else 0
    yield box(left, y, right, y + BAR, fill=fill.fill, stroke=fill.outline, stroke_width=edge, dx2=-gap)
    if text_width(str(count), 14, bold=True) + 2 * edge < right - left:
        middle = (left + right) / 2
        yield label(middle, y + BAR / 2 + 1, str(count), fill.digit, 14, bold=True, align="center")


def _key(y: float, paint: Colours) -> Iterable[Mark]:
    dx = 0.0
    for level in LEVELS:
        fill = paint.scores[level]
        edge = 2.5 if fill.outline else 0
        yield box(0, y, 0, y + 16, fill=fill.fill, stroke=fill.outline, stroke_width=edge, dx=dx, dx2=dx + 24)
        yield label(0, y + 9, str(level), fill.digit, 13, bold=True, align="center", dx=dx + 12)
        dx += 32
    yield label(0, y + 8, "score; number of councils in the bar", paint.text, 13, dx=dx + 4)
