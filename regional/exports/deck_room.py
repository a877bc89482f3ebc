"""Where the words of a slide stand, and what room they leave for its drawing."""

from dataclasses import dataclass

from regional.charts.text_width import lines
from regional.exports.deck_template import HEIGHT, INSIDE, POINTS, TOP

PIXELS, LINE = 4 / 3, 1.25  # of a point; from one line to the next, in heights of the words


@dataclass(frozen=True)
class Words:
    """All that a slide says beside its drawing."""

    title: str
    lead: str
    shown: str  # what is drawn: unit, period, how many of how many, the peers by name
    own: str  # typed by whose pack it is; empty if nothing
    source: str
    alt: str
    notes: str
    mark: str


@dataclass(frozen=True)
class Room:
    """Where each of the words begins, in pixels from the top, and what is left for the drawing."""

    points: float  # of the title
    lead: float
    top: float
    bottom: float
    own: float
    source: float


def room(words: Words) -> Room:
    """The drawing has what the words leave: title and sentence above it, own words and source below."""
    points = POINTS["title"] if len(_broken(words.title, POINTS["title"], bold=True)) < 3 else 17
    lead = TOP + _high(words.title, points, bold=True) + 10
    top = lead + _high(words.lead, POINTS["lead"]) + _high(words.shown, POINTS["small"]) + 8
    source = HEIGHT - 14 - _high(words.source, POINTS["small"], less=60)
    own = source - _high(words.own, POINTS["lead"]) - (10 if words.own else 0)
    return Room(points, lead, top, own - 10, own, source)


def _broken(text: str, points: float, *, bold: bool = False, less: float = 0) -> list[str]:
    size = points * PIXELS * wider(bold)
    paragraphs = [lines(part, INSIDE - less, size, bold=bold) or [""] for part in text.split("\n")]
    return [line for paragraph in paragraphs for line in paragraph] if text else []


def _high(text: str, points: float, *, bold: bool = False, less: float = 0) -> float:
    return len(_broken(text, points, bold=bold, less=less)) * points * PIXELS * LINE


def wider(bold: bool) -> float:
    """Arial beside the font that text_width measures."""
    return 1.2 if bold else 1.12
