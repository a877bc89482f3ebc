"""One row of a council's profile: its name, its published score, its own score and its peers."""

from collections.abc import Iterable

from regional.charts.colours import Colours
from regional.charts.heat_map_cells import Place, corner, inside, signed, unchecked
from regional.charts.marks import Mark, box, label, line, point

WIDTH = 740.0
PITCH = 55.0  # from row to row
LEVEL_X = {1: 238.0, 2: 344.0, 3: 450.0, 4: 556.0}
MIDDLE = 18.0  # of the cell, below the top of the row
CELL = (38.0, 28.0)
DOTS_TOP, DOT_ACROSS, DOT_DOWN, DOTS_IN_LINE, MOST_DOTS = 38.5, 9.0, 7.5, 11, 33


def row(given: dict, name: str, top: float, has_own: bool, paint: Colours) -> Iterable[Mark]:
    """Draw one statement; `given` is a row of profile's statements, `has_own` if any own score was sent."""
    yield from _name(given, name, top, has_own, paint)
    for x in LEVEL_X.values():
        yield line(x, top + 2, x, top + PITCH - 5, paint.hairline, under=True)
    if given["published"] is None:
        yield from _not_known(top, paint)
    else:
        yield from published(LEVEL_X[given["published"]], top + MIDDLE, given, paint)
    if given["own"] is not None:
        yield from _own(given["published"], given["own"], top + MIDDLE, paint)
    for level, x in LEVEL_X.items():
        yield from _peers(x, top + DOTS_TOP, given[f"peers_{level}"], paint)


def published(x: float, y: float, given: dict, paint: Colours) -> Iterable[Mark]:
    """The published score as a cell around (x, y), outlined as ours; hollow when it is a pilot's."""
    level = paint.scores[given["published"]]
    place = cell_at(x, y)
    if given["indicative"]:
        yield box(**place.edges, fill=paint.page, stroke=level.outline or level.fill, stroke_width=3)
    else:
        yield ours_cell(place, level.fill, paint)
    if level.outline and not given["indicative"]:  # level 1 keeps its own outline, inside ours
        yield box(**cell_at(x, y, smaller=3.5).edges, stroke=level.outline, stroke_width=2.5)
    if unchecked(given["check"]):
        yield corner(place, paint)
    digit = paint.text if given["indicative"] else level.digit
    doubt = "?" if given["check"] == "inferred" else ""
    yield inside(place, f"{given['published']}{doubt}", digit)


def cell_at(x: float, y: float, smaller: float = 0) -> Place:
    across, down = CELL[0] / 2 - smaller, CELL[1] / 2 - smaller
    return Place(x, y - down, x, y + down, 16, -across, across)


def ours_cell(place: Place, fill: str, paint: Colours) -> Mark:
    return box(**place.edges, fill=fill, stroke=paint.ours, stroke_width=2.5, radius=2)


def own_mark(x: float, y: float, size: float, paint: Colours, dx: float = 0) -> Mark:
    return point(x, y, "diamond", size, paint.page, stroke=paint.ours, stroke_width=2, dx=dx)


def peer_dot(x: float, y: float, paint: Colours, dx: float = 0) -> Mark:
    return point(x, y, "circle", 26, paint.peer, dx=dx)


def own_in_words(published: int | None, own: int | None) -> str:
    """What stands under the statement's name about the council's own score."""
    if own is None:
        return "no own score shown"
    if published is None:
        return f"scores itself {own}"
    if own == published:
        return "says the same as CQC"
    return f"scores itself {abs(own - published)} {'higher' if own > published else 'lower'} than CQC"


def _name(given: dict, name: str, top: float, has_own: bool, paint: Colours) -> Iterable[Mark]:
    if not has_own:
        yield label(0, top + MIDDLE, name, paint.text, 15, bold=True)
        return
    published, own = given["published"], given["own"]
    differs = own is not None and own != published
    yield label(0, top + 12, name, paint.text, 15, bold=True)
    words = own_in_words(published, own)
    yield label(0, top + 31, words, paint.text if differs else paint.muted, 13)


def _not_known(top: float, paint: Colours) -> Iterable[Mark]:
    place = cell_at(LEVEL_X[1], top + MIDDLE)
    edges = {**place.edges, "x2": LEVEL_X[4]}
    yield box(**edges, fill=paint.page, stroke=paint.rule, stroke_width=1, dashed=True)
    middle = (LEVEL_X[2] + LEVEL_X[3]) / 2  # between two levels, clear of an own score on either
    yield label(middle, top + MIDDLE, "score not known", paint.muted, 13, align="center")


def _own(published: int | None, own: int, y: float, paint: Colours) -> Iterable[Mark]:
    """The own score as a diamond, beside the cell when equal, at the end of an arrow when not."""
    x, half = LEVEL_X[own], CELL[0] / 2
    if own == published:
        yield own_mark(x, y, 70, paint, dx=half + 13)
        return
    yield own_mark(x, y, 130, paint)
    if published is None:
        return
    side = 1 if own > published else -1
    start = LEVEL_X[published]
    yield line(start, y, x, y, paint.ours, 2, dx=side * (half + 3), dx2=-side * 14)
    yield point(x, y, "triangle-right" if side > 0 else "triangle-left", 60, paint.ours, dx=-side * 13)
    change = signed(own - published)
    yield label((start + x) / 2, y - 11, change, paint.ours, 14, bold=True, align="center", dx=side * 4)


def _peers(x: float, top: float, count: int, paint: Colours) -> Iterable[Mark]:
    """One dot a peer in centred lines; a number in words when there are too many to tell apart."""
    if count > MOST_DOTS:
        yield label(x, top + 5, f"{count} councils", paint.muted, 12, align="center")
        return
    for first in range(0, count, DOTS_IN_LINE):
        here = min(DOTS_IN_LINE, count - first)
        y = top + first // DOTS_IN_LINE * DOT_DOWN
        for index in range(here):
            yield peer_dot(x, y, paint, dx=(index - (here - 1) / 2) * DOT_ACROSS)
