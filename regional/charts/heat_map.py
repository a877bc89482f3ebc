"""The heat map: every council of a region by the nine statements, A to Z."""

from collections.abc import Iterable

import polars as pl

from models.framework import Framework
from regional.charts.colours import Colours, ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.heat_map_cells import Mode, Place, cell, unchecked
from regional.charts.heat_map_frame import counts_row, heads, names, ratings
from regional.charts.heat_map_key import DOUBTED, key, note
from regional.charts.heat_map_layout import WIDTH, Layout, layout
from regional.charts.marks import Mark, box, label

STRIPS = {  # words over all nine columns, by mode and by the state of a council's result
    "published": {
        "nothing": "nothing known to us yet",
        "rating only": "rating known, nine scores not known to us yet",
    },
    "own": {"nothing": "no own score shown"},
    "gap": {"nothing": "own or published scores not known"},
}


def heat_map(
    results: pl.DataFrame,
    cells: pl.DataFrame,
    counts: pl.DataFrame | None,
    framework: Framework,
    mode: Mode,
    words: Words,
    theme: ThemeName,
    ours: str | None = None,
) -> Drawing:
    """Draw one cell a council and statement; a click on one gives its ons_code and statement.

    results: one row per council in the order to be shown: ons_code, council, rating (null if not
        known), rating_check, total (null if not known), indicative, and state: "scores",
        "rating only", "scores only" (no rating) or "nothing". When mode is "own" or "gap" a council
        with no value at all is "nothing"; when it is "own" the total is of the own scores.
    cells: one row per council and statement: ons_code, council, statement, value (1 to 4, or own
        less published score, -3 to 3, when mode is "gap"; null if not known), indicative, and
        check: official, compiled, automated, news, inferred, own or null.
    counts: as analysis.statements.counts_by_statement gives them, for the last row; None for no such row.
    ours: the ons_code of the council to mark, if any.
    """
    paint = colours(theme)
    councils = list(results.iter_rows(named=True))
    marked = ours in results["ons_code"]
    at = layout(
        {row["ons_code"]: row["council"] for row in councils}, framework, ours, last_row=counts is not None
    )
    doubted = mode != "own" and any(
        frame.is_in(DOUBTED).any() for frame in (results["rating_check"], cells["check"])
    )
    inferred = set(cells.filter(check="inferred")["ons_code"]) if mode != "own" else ()
    marks = [
        *heads(at, mode, framework, paint),
        *names(councils, at, ours, paint),
        *_cells(councils, cells, at, mode, framework, paint),
        *ratings(councils, inferred, at, mode, framework, paint),
        *(counts_row(counts, at, paint) if counts is not None else []),
        *key(at, mode, framework, paint, cut=any(map(unchecked, cells["check"]))),
        *note(at, mode, framework, paint, marked=marked, doubted=doubted),
    ]
    return draw(marks, WIDTH, at.height, words, theme, cells=True)


def _cells(
    councils: list[dict], cells: pl.DataFrame, at: Layout, mode: Mode, framework: Framework, paint: Colours
) -> Iterable[Mark]:
    states = {row["ons_code"]: row["state"] for row in councils}
    values = cells.partition_by("ons_code", as_dict=True)
    for block in at.blocks:
        for index, code in enumerate(block.councils):
            top, bottom = at.row(index)
            strip = STRIPS[mode].get(states[code])
            if strip:
                yield from _strip(strip, *block.cells, top, bottom, paint)
                continue
            for row in values[(code,)].iter_rows(named=True):
                left, right = block.columns[row["statement"]]
                place = Place(left, top, right, bottom, at.size.digit)
                yield from cell(row, place, mode, framework, paint)


def _strip(
    words: str, left: float, right: float, top: float, bottom: float, paint: Colours
) -> Iterable[Mark]:
    yield box(left, top, right, bottom, stroke=paint.rule, stroke_width=1, dashed=True)
    yield label((left + right) / 2, (top + bottom) / 2, words, paint.muted, 13, align="center")
