"""One thing of a pack as it stands today: slides, documents and workbooks are made of a few of these."""

from collections.abc import Callable
from dataclasses import dataclass

from regional.charts.drawing import Drawing
from regional.exports.taken import Taken


@dataclass(frozen=True)
class Shown:
    """A picture with the page it stands on."""

    draw: Callable[[str], Drawing]  # from a theme's name
    taken: Taken


@dataclass(frozen=True)
class Piece:
    """What was asked for, and what there is of it for whoever asks now."""

    asked: str  # in words: what stands there even where nothing can be shown
    shown: Shown | None
    words: str = ""  # typed by the person whose pack it is
    gone: str = ""  # why nothing is shown; empty where something is
