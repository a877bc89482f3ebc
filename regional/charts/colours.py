"""Every colour a chart may use, for the light and the dark theme.

One meaning, one colour: warm is below the standard, cool at or above it, plum is us, grey the others,
ink England and structure. Colour never stands alone: a score carries its digit and a gap its sign.
"""

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True)
class Level:
    """How one level of a scale is filled; `outline` where the fill alone is too near the page."""

    fill: str
    digit: str
    outline: str | None = None


@dataclass(frozen=True)
class Colours:
    """The tokens of one theme."""

    page: str
    second: str
    text: str
    muted: str
    rule: str
    hairline: str
    ours: str
    peer: str
    improvement: str  # a square; of a figure clearly better than a benchmark too
    concern: str  # a triangle; worse
    scores: dict[int, Level]  # 1 to 4: further from the page is a higher score
    gaps: dict[int, Level]  # own score minus published score, -3 to 3: neither end is good or bad


WHITE, BLACK = "#FFFFFF", "#0B0F14"  # digits
# To the eye the same: on a dark screen a digit that is white on paper (regional/web/dark_print.py).
BLACK_WHITE_ON_PAPER = "#0B0F15"

LIGHT = Colours(
    page="#FFFFFF",
    second="#F3F5F7",
    text="#0B141D",
    muted="#51606E",
    rule="#7A8894",
    hairline="#C5CED6",
    ours="#8E1A6C",
    peer="#75828E",
    improvement="#1565A8",
    concern="#BC5208",
    scores={
        1: Level("#F7B3A3", BLACK, outline="#A3161B"),
        2: Level("#D0761B", BLACK),
        3: Level("#266B9F", WHITE),
        4: Level("#123456", WHITE),
    },
    gaps={
        -3: Level("#0B6A58", WHITE),
        -2: Level("#2E9C84", BLACK),
        -1: Level("#A6DACD", BLACK),
        0: Level("#E9ECEF", BLACK),
        1: Level("#EBD48E", BLACK),
        2: Level("#A9841B", BLACK),
        3: Level("#6F5200", WHITE),
    },
)

DARK = Colours(
    page="#10171F",
    second="#1B2530",
    text="#EEF2F5",
    muted="#AAB6C1",
    rule="#8794A1",
    hairline="#3B4957",
    ours="#F06CBF",
    peer="#6E7B88",
    improvement="#7DB8E7",  # a score of 3 to the eye, and on paper a colour of its own (web/dark_print.py)
    concern="#F0984A",
    scores={
        1: Level("#7A2326", WHITE, outline="#FF8F80"),
        2: Level("#CF7A28", BLACK),
        3: Level("#7DB8E6", BLACK_WHITE_ON_PAPER),
        4: Level("#D8ECFB", BLACK_WHITE_ON_PAPER),
    },
    gaps={
        -3: Level("#8FE3CF", BLACK_WHITE_ON_PAPER),
        -2: Level("#3FA58F", BLACK),
        -1: Level("#1F5B50", WHITE),
        0: Level("#2A3540", WHITE),
        1: Level("#5C4A12", WHITE),
        2: Level("#B8922A", BLACK),
        3: Level("#F0D37A", BLACK_WHITE_ON_PAPER),
    },
)


def colours(theme: ThemeName) -> Colours:
    return {"light": LIGHT, "dark": DARK}[theme]
