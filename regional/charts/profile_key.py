"""The key under a council's profile: only for the shapes that are in it."""

from collections.abc import Iterable

import polars as pl

from regional.charts.colours import Colours
from regional.charts.heat_map_cells import Place, corner, unchecked
from regional.charts.marks import Mark, label
from regional.charts.profile_row import ours_cell, own_mark, peer_dot
from regional.charts.text_width import text_width


def key(y: float, statements: pl.DataFrame, has_own: bool, peers: str, paint: Colours) -> Iterable[Mark]:
    """One line of shapes with their words, its middle at y."""
    place = Place(0, y - 9, 0, y + 9, 0, 0, 26)
    swatch = ours_cell(place, paint.scores[3].fill, paint)
    entries: list[tuple[str, list[Mark]]] = []
    if statements["published"].is_not_null().any():
        entries.append(("published score", [swatch]))
    if any(unchecked(check) for check in statements["check"]):
        entries.append(("not yet checked on CQC’s page", [swatch, corner(place, paint)]))
    if has_own:
        entries.append(("own score", [own_mark(0, y, 90, paint, dx=13)]))
    entries.append((f"one of the {peers}", [peer_dot(0, y, paint, dx=13)]))
    along = 0.0
    for words, shapes in entries:
        for shape in shapes:
            yield _moved(shape, along)
        yield label(0, y, words, paint.text, 13, dx=along + 32)
        along += 32 + text_width(words, 13) + 20


def _moved(mark: Mark, by: float) -> Mark:
    return {**mark, **{side: mark[side] + by for side in ("dx", "dx2") if side in mark}}
