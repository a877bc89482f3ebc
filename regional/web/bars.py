"""The region on a phone: one bar a statement, of how many councils have each score.

Plain markup, not a chart: it is sent with every map, hidden where there is room for that, and costs a
browser next to nothing.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

import polars as pl

from models.framework import Framework
from regional.charts.colours import Colours, ThemeName, colours

LEVELS = (1, 2, 3, 4)
NONE_KNOWN = "no score known to us yet"
HEAD = "Beside each name: councils at 3 or above, of those whose score is known."
KEY = "A bar is split by score, 1 to 4 from the left; its numbers are councils."
ROOM = 0.2  # of a bar: a part as wide as that has room for its score as well


def html_bars(counts: pl.DataFrame, framework: Framework, theme: ThemeName) -> str:
    """What counts_by_statement gives (statement, n, at_1 to at_4, three_or_above) as headed lists of bars."""
    paint = colours(theme)
    rows = {row["statement"]: row for row in counts.iter_rows(named=True)}
    heads = {each.id: each.name for each in framework.assessment_themes}
    parts = []
    for head, statements in groupby(framework.statements, lambda each: each.assessment_theme):
        bars = "".join(_statement(each.name, rows[each.id], paint) for each in statements)
        parts.append(f"<p>{escape(heads[head])}</p><ul>{bars}</ul>")
    return f'<div class="bars"><p>{HEAD}</p>{"".join(parts)}{_key(paint)}</div>'


def _statement(name: str, row: dict[str, int], paint: Colours) -> str:
    if row["n"] == 0:
        return f'<li><span>{escape(name)}</span><div class="unknown">{NONE_KNOWN}</div></li>'
    k_of_n = f"{row['three_or_above']} of {row['n']}"
    said = ", ".join(f"score {level}: {row[f'at_{level}']}" for level in LEVELS if row[f"at_{level}"])
    bar = f'<div class="bar" role="img" aria-label="{said}">{"".join(_segments(row, paint))}</div>'
    return f"<li><span>{escape(name)}</span><b>{k_of_n}</b>{bar}</li>"


def _segments(row: dict[str, int], paint: Colours) -> Iterator[str]:
    for level in LEVELS:
        count = row[f"at_{level}"]
        if count:
            said = f"{count} at {level}" if count >= ROOM * row["n"] else count
            yield f'<span style="flex:{count};{_filled(level, paint)}">{said}</span>'


def _key(paint: Colours) -> str:
    boxes = "".join(f'<span style="{_filled(level, paint)}">{level}</span>' for level in LEVELS)
    return f'<p class="key">{boxes} {KEY}</p>'


def _filled(level: int, paint: Colours) -> str:
    fill = paint.scores[level]
    outline = f";outline:2.5px solid {fill.outline};outline-offset:-2.5px" if fill.outline else ""
    return f"background:{fill.fill};color:{fill.digit}{outline}"
