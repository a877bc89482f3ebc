"""What stands in a row of a dot plot: a value with its interval, or a score in its cell."""

from collections.abc import Iterable

from regional.charts.colours import Colours
from regional.charts.dots_axis import Axis
from regional.charts.heat_map_cells import Place, corner, inside, unchecked
from regional.charts.marks import Mark, box, line, point

OURS, PEER = (190.0, 4.0), (85.0, 2.5)  # size of the dot, width of the interval
SCORE_WIDE = 34.0


def estimate(row: dict, axis: Axis, width: float, y: float, paint: Colours) -> Iterable[Mark]:
    """A dot on its interval; the dot alone where the interval is not known."""
    colour = paint.ours if row["ours"] else paint.peer
    size, stroke = OURS if row["ours"] else PEER
    x = axis.x(row["value"], width)
    if row["lower"] is not None:
        low, high = (axis.x(row[side], width) for side in ("lower", "upper"))
        yield line(max(low, 0), y, min(high, width), y, colour, stroke)
    yield point(x, y, "circle", size, colour, tooltip=f"{row['name']}: {row['shown']}")


def score_cell(row: dict, axis: Axis, width: float, y: float, high: float, paint: Colours) -> Iterable[Mark]:
    """A published score as a cell of its colour with its digit: a pilot's hollow, ours outlined as ours."""
    level = paint.scores[int(row["value"])]
    x, half = axis.x(row["value"], width), SCORE_WIDE / 2
    place = Place(x, y - high / 2, x, y + high / 2, 14 if row["ours"] else 13, -half, half)
    if row["ours"]:
        yield box(**_grown(place, 4).edges, stroke=paint.ours, stroke_width=3, radius=3)
    if row["hollow"]:
        yield box(**place.edges, fill=paint.page, stroke=level.outline or level.fill, stroke_width=2.5)
    else:
        edge = 2.5 if level.outline else 0
        yield box(**place.edges, fill=level.fill, stroke=level.outline, stroke_width=edge)
    if unchecked(row["check"]):
        yield corner(place, paint)
    doubt = "?" if row["check"] in ("inferred", "automated") else ""
    yield inside(place, f"{int(row['value'])}{doubt}", paint.text if row["hollow"] else level.digit)


def unknown(width: float, y: float, paint: Colours) -> Mark:
    """Where a value would be: a dashed line, whose words stand beside it."""
    return line(0, y, width, y, paint.rule, 1, dashed=True)


def _grown(place: Place, by: float) -> Place:
    return Place(place.x, place.y - by, place.x2, place.y2 + by, place.digit, place.dx - by, place.dx2 + by)
