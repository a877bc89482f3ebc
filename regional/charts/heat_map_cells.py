"""The cells of a heat map: how a score, a gap, a pilot and what is not known are each drawn and said."""

from dataclasses import dataclass
from typing import Literal

from models.framework import Framework
from regional.charts.colours import Colours, Level
from regional.charts.marks import Mark, box, label, point

Mode = Literal["published", "own", "gap"]

UNKNOWN = {
    "published": "score not known",
    "own": "no own score shown",
    "gap": "own or published score not known",
}
READ = {
    "official": "on CQC's own page",
    "compiled": "in a list compiled by others; not yet checked on CQC's page",
    "automated": "by a script; not yet checked on CQC's page",
    "news": "in the news or on the council's page; not yet checked on CQC's page",
    "inferred": "worked out from wording; not yet checked on CQC's page",
    "own": "in the council's own return",
}
CUT = "M0.15 -0.15L-1 -0.15L0.15 1Z"  # drawn a little over the edge so that an outline is cut as well
MOST_CUT = 8.0


@dataclass(frozen=True)
class Place:
    """The rectangle a cell fills, dx and dx2 being pixels added to x and x2, and its digit's height."""

    x: float
    y: float
    x2: float
    y2: float
    digit: float
    dx: float = 0
    dx2: float = 0

    @property
    def edges(self) -> dict[str, float]:
        return {"x": self.x, "y": self.y, "x2": self.x2, "y2": self.y2, "dx": self.dx, "dx2": self.dx2}


def cell(row: dict, place: Place, mode: Mode, framework: Framework, paint: Colours) -> list[Mark]:
    """Draw one council's cell for one statement; row is a row of heat_map's cells."""
    names = {statement.id: statement.name for statement in framework.statements}
    told = {
        "ons_code": row["ons_code"],
        "statement": row["statement"],
        "council": row["council"],
        "statement_name": names.get(row["statement"]),
        "score": in_words(row, mode, framework),
        "read": READ.get(row["check"], "not yet"),
    }
    value = row["value"]
    if value is None:
        return [{**_outlined(place, paint.page, paint.rule, 1, dashed=True), **told}]
    level = paint.gaps[value] if mode == "gap" else paint.scores[value]
    hollow = row["indicative"] and mode == "published"
    marks = [{**(_hollow(place, level, paint) if hollow else _filled(place, level)), **told}]
    if unchecked(row["check"]):
        marks.append(corner(place, paint))
    digit = paint.text if hollow else level.digit
    return [*marks, inside(place, printed(row, mode), digit)]


def in_words(row: dict, mode: Mode, framework: Framework) -> str:
    """A cell's value as a person would say it."""
    value = row["value"]
    if value is None:
        return UNKNOWN[mode]
    if mode == "gap":
        return _gap_in_words(value)
    pilot = " (pilot, indicative)" if row["indicative"] else ""
    return f"{value}, {framework.score_words[str(value)]}{pilot}"


def printed(row: dict, mode: Mode) -> str:
    """What stands in the cell: a digit, with its sign for a gap, with a question mark when inferred."""
    if mode == "gap":
        return signed(row["value"])
    return f"{row['value']}?" if row["check"] == "inferred" else str(row["value"])


def signed(gap: int) -> str:
    """A difference with its sign; minus is the sign, not the hyphen."""
    return f"+{gap}" if gap > 0 else str(gap).replace("-", "\N{MINUS SIGN}")


def unchecked(check: str | None) -> bool:
    """Is this a published score that nobody has compared with CQC's own page?"""
    return check not in (None, "official", "own")


def inside(place: Place, text: str, colour: str) -> Mark:
    """Bold words in the middle of a cell."""
    x, y, dx = (place.x + place.x2) / 2, (place.y + place.y2) / 2, (place.dx + place.dx2) / 2
    # A figure's middle is higher than a line's, hence one pixel down.
    return label(x, y + 1, text, colour, place.digit, bold=True, align="center", dx=dx)


def corner(place: Place, paint: Colours) -> Mark:
    """The cut: page colour over the top right corner, a quarter of the cell, at most 8 pixels."""
    side = min((place.y2 - place.y) / 4, MOST_CUT)
    return {**point(place.x2, place.y, CUT, (2 * side) ** 2, paint.page, dx=place.dx2), "text": "corner"}


def _gap_in_words(gap: int) -> str:
    if gap == 0:
        return "0, the same as CQC"
    return f"{signed(gap)}, scores itself {'higher' if gap > 0 else 'lower'} than CQC"


def _filled(place: Place, level: Level) -> Mark:
    width = 2.5 if level.outline else 0
    return _outlined(place, level.fill, level.outline, width)


def _hollow(place: Place, level: Level, paint: Colours) -> Mark:
    # The level's own colour, except that level 1's fill is too near the page to be seen as an outline.
    return _outlined(place, paint.page, level.outline or level.fill, 3)


def _outlined(place: Place, fill: str, stroke: str | None, width: float, *, dashed: bool = False) -> Mark:
    rectangle = box(**place.edges, fill=fill, stroke=stroke, stroke_width=width, dashed=dashed)
    return {**rectangle, "mark": "cell"}
