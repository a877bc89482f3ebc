"""What stands around the cells of a heat map: heads, names, ratings and the last row."""

from collections.abc import Collection, Iterable

import polars as pl

from models.framework import Framework
from regional.charts.colours import Colours
from regional.charts.heat_map_cells import Mode
from regional.charts.heat_map_key import DOUBTED
from regional.charts.heat_map_layout import Block, Layout
from regional.charts.marks import Mark, box, label, line
from regional.charts.text_width import lines, shortened, text_width

UNKNOWN = "–"
AWAY = 12  # in one block, from the cells to the ratings: on a narrower page the cells come nearer
NARROWER = 0.85  # a page may be as narrow, and its columns with it
SPREAD = 1.05  # in two blocks heads lean a little out of their group, so that two long ones do not touch


def heads(at: Layout, mode: Mode, framework: Framework, paint: Colours) -> Iterable[Mark]:
    """The four assessment themes over the nine statements, and what stands at the right."""
    for block in at.blocks:
        yield from _groups(block, at, framework, paint)
        yield from _statements(block, at, framework, paint)
        yield from _rating_head(block, at, mode, paint)


def names(councils: list[dict], at: Layout, ours: str | None, paint: Colours) -> Iterable[Mark]:
    """Every council's name; ours in its colour with a bar at the left."""
    for row, block, (top, bottom) in _rows(councils, at):
        mine = row["ons_code"] == ours
        if mine:
            yield box(block.names, top, block.names, bottom, fill=paint.ours, dx=-9, dx2=-5)
        room = block.cells[0] - block.names - 3
        name = shortened(row["council"], room, at.size.name, bold=mine)
        colour = paint.ours if mine else paint.text
        yield label(block.names, (top + bottom) / 2, name, colour, at.size.name, bold=mine, limit=room)


def ratings(
    councils: list[dict],
    doubted: Collection[str],
    at: Layout,
    mode: Mode,
    framework: Framework,
    paint: Colours,
) -> Iterable[Mark]:
    """The letter of the rating and the total; "pilot" for a pilot, an en dash for what is not known.

    doubted: ons_codes of those with a score that carries a question mark: their total carries one too.
    """
    letters = {band.rating: band.letter for band in framework.bands}
    for row, block, (top, bottom) in _rows(councils, at):
        x, y, start = block.end, (top + bottom) / 2, -at.size.rating
        inset = 0 if at.in_two else AWAY
        if row["indicative"] and mode != "own":
            yield label(x, y, "pilot", paint.muted, 13, dx=start + inset + 8)
            continue
        if row["state"] == "scores only" and mode == "published" and not at.in_two:
            for part, beside in (("rating not known", -7), ("to us yet", 7)):
                yield label(x, y + beside, part, paint.muted, 12, align="right", dx=-2)
            continue
        if row["rating"] and mode != "own":
            doubt = "?" if row["rating_check"] in DOUBTED else ""
            yield label(
                x,
                y,
                letters[row["rating"]] + doubt,
                paint.text,
                14,
                bold=True,
                align="right",
                dx=start + inset + 26,
            )
        known = row["total"] is not None
        doubt = "?" if row["ons_code"] in doubted else ""
        total = f"{row['total']}{doubt}" if known else UNKNOWN
        yield label(x, y, total, paint.text if known else paint.muted, 14, dx=start + inset + 31)


def counts_row(counts: pl.DataFrame, at: Layout, paint: Colours) -> Iterable[Mark]:
    """The last row, under the last block: how many are at 3 or above, of how many known."""
    block, top = at.blocks[-1], at.counts_top + 2
    middle = top + at.size.counts / 2 - 1
    yield line(block.names, top, block.cells[1], top, paint.rule)
    yield label(block.names, middle, "3 or above", paint.text, at.size.name, bold=True)
    for row in counts.iter_rows(named=True):
        x = _middle(block.columns[row["statement"]])
        if row["n"] == 0:
            yield label(x, middle, UNKNOWN, paint.muted, 13, align="center")
        elif at.in_two:
            yield label(x, middle - 7, str(row["three_or_above"]), paint.text, 14, bold=True, align="center")
            yield label(x, middle + 8, f"of {row['n']}", paint.muted, 12, align="center")
        else:
            k_of_n = f"{row['three_or_above']} of {row['n']}"
            yield label(x, middle, k_of_n, paint.text, 15, bold=True, align="center")


def _groups(block: Block, at: Layout, framework: Framework, paint: Colours) -> Iterable[Mark]:
    y, size = at.size.group_y, at.size.head + 1
    for theme in framework.assessment_themes:
        left, right = block.groups[theme.id]
        fits = text_width(theme.name, size, bold=True) <= right - left
        name = theme.name if fits else theme.short
        yield label((left + right) / 2, y, name, paint.text, size, bold=True, align="center")
        yield line(left, y + 10.5, right, y + 10.5, paint.rule)


def _statements(block: Block, at: Layout, framework: Framework, paint: Colours) -> Iterable[Mark]:
    """Short names in two blocks; in one block full names, on two lines when one does not fit its column."""
    size = at.size.head
    named = {each.id: each.short if at.in_two else each.name for each in framework.statements}
    themes = {each.id: each.assessment_theme for each in framework.statements}
    left, right = next(iter(block.columns.values()))
    room = right - left
    crowded = any(text_width(name, size) > room * NARROWER for name in named.values())
    for statement, name in named.items():
        middle = _middle(block.groups[themes[statement]])
        x = middle + (_middle(block.columns[statement]) - middle) * (SPREAD if at.in_two else 1)
        parts = name.split(" ", 1) if crowded and not at.in_two else [name]
        for index, part in enumerate(parts):
            y = at.size.head_y + 14 * (index - (len(parts) - 1) / 2)
            yield label(x, y, part, paint.muted, size, align="center")


def _rating_head(block: Block, at: Layout, mode: Mode, paint: Colours) -> Iterable[Mark]:
    text = "total" if mode == "own" else "rating, total"
    parts = lines(text, at.size.rating - 8, at.size.head)
    inset = 0 if at.in_two else AWAY
    for index, part in enumerate(reversed(parts)):
        y = at.size.head_y - 14 * index
        yield label(block.end, y, part, paint.muted, at.size.head, dx=8 + inset - at.size.rating)


def _rows(councils: list[dict], at: Layout) -> Iterable[tuple[dict, Block, tuple[float, float]]]:
    """Each council with its block and the top and bottom of its row."""
    by_code = {row["ons_code"]: row for row in councils}
    for block in at.blocks:
        for index, code in enumerate(block.councils):
            yield by_code[code], block, at.row(index)


def _middle(edges: tuple[float, float]) -> float:
    return sum(edges) / 2
