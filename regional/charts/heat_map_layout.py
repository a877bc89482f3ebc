"""Where everything in a heat map stands: one block of up to 18 councils, or two side by side.

x is in units that are pixels on a page 1280 wide; y is pixels.
"""

from dataclasses import dataclass
from itertools import groupby
from math import ceil

from models.framework import Framework, Statement
from regional.charts.text_width import text_width

WIDTH = 1120.0  # what Streamlit leaves of a page 1280 wide
MOST_IN_ONE_BLOCK = 18
BAR = 9.0  # room left of the names for the bar that marks ours
BETWEEN_BLOCKS = 24.0  # or a total would be read as of the next name
BETWEEN_CELLS = 3.0
BETWEEN_GROUPS = 4.0  # on top of BETWEEN_CELLS
AFTER_NAMES = 6.0
ROOM_FOR_ROWS = 442.0  # so that a whole map is about 540 high
BELOW_ROWS = 54.0  # key and note


@dataclass(frozen=True)
class Size:
    """What differs between a map in one block and a map in two; all in pixels."""

    name: float  # height of letters
    digit: float
    head: float
    spare: float  # times the longest name, for a page that is narrower
    least_names: float
    most_names: float
    rating: float  # room for rating and total
    group_y: float
    head_y: float
    top: float  # of the first row
    least_pitch: float  # from row to row
    most_pitch: float
    counts: float  # the last row, "3 or above"


ONE = Size(15, 17, 13, 1.12, 150, 420, 104, 10, 40, 58, 24, 38, 38)
TWO = Size(13, 15, 12, 1, 100, 190, 45, 9, 31, 43, 26, 38, 32)


@dataclass(frozen=True)
class Block:
    """One table of councils: x of the names, of each statement's cells and of its right end."""

    names: float
    columns: dict[str, tuple[float, float]]  # statement: left and right
    groups: dict[str, tuple[float, float]]  # assessment theme: left and right
    end: float  # ratings stand left of it, so that a narrow page cuts none off
    councils: tuple[str, ...]  # ons_codes, top to bottom

    @property
    def cells(self) -> tuple[float, float]:
        """Left and right of all nine columns together."""
        edges = list(self.columns.values())
        return edges[0][0], edges[-1][1]


@dataclass(frozen=True)
class Layout:
    size: Size
    blocks: tuple[Block, ...]
    pitch: float
    counts_top: float
    bottom: float  # of the rows, the last one included
    height: float

    @property
    def in_two(self) -> bool:
        return len(self.blocks) == 2

    def row(self, index: int) -> tuple[float, float]:
        """Top and bottom of the cells in a row of either block."""
        top = self.size.top + index * self.pitch
        return top + BETWEEN_CELLS / 2, top + self.pitch - BETWEEN_CELLS / 2


def layout(names: dict[str, str], framework: Framework, ours: str | None, *, last_row: bool) -> Layout:
    """Lay out the map of these councils (ons_code: name), in their order; `ours` is marked if there.

    last_row: keep room for "3 or above" below the last block.
    """
    codes = tuple(names)
    in_two = len(codes) > MOST_IN_ONE_BLOCK
    half = ceil(len(codes) / 2)
    parts = (codes[:half], codes[half:]) if in_two else (codes,)
    size = TWO if in_two else ONE
    pitch = _pitch(len(parts[0]), size)
    counts_top = size.top + len(parts[-1]) * pitch
    # Odd in two blocks: the last row stands in the second block's empty place.
    bottom = max(size.top + len(parts[0]) * pitch, counts_top + (size.counts if last_row else 0))
    width = (WIDTH - BETWEEN_BLOCKS * (len(parts) - 1)) / len(parts)
    names_wide = _names_wide(names, ours, size)
    blocks = tuple(
        _block(
            index * (width + BETWEEN_BLOCKS),
            width,
            names_wide,
            ours in names,
            size,
            part,
            framework.statements,
        )
        for index, part in enumerate(parts)
    )
    return Layout(size, blocks, pitch, counts_top, bottom, bottom + BELOW_ROWS)


def _pitch(rows: int, size: Size) -> float:
    return min(max((ROOM_FOR_ROWS - size.counts) / max(rows, 1), size.least_pitch), size.most_pitch)


def _names_wide(names: dict[str, str], ours: str | None, size: Size) -> float:
    wide = [text_width(name, size.name, bold=code == ours) for code, name in names.items()]
    longest = max(wide, default=0) * size.spare
    return min(max(longest, size.least_names), size.most_names)


def _block(
    left: float,
    width: float,
    names_wide: float,
    bar: bool,
    size: Size,
    councils: tuple[str, ...],
    statements: tuple[Statement, ...],
) -> Block:
    names = left + (BAR if bar else 0)
    rating = left + width - size.rating
    groups = [list(group) for _, group in groupby(statements, lambda each: each.assessment_theme)]
    x = names + names_wide + AFTER_NAMES
    pitch = (rating + BETWEEN_CELLS - x - BETWEEN_GROUPS * (len(groups) - 1)) / len(statements)
    columns: dict[str, tuple[float, float]] = {}
    spans: dict[str, tuple[float, float]] = {}
    for group in groups:
        for statement in group:
            columns[statement.id] = (x, x + pitch - BETWEEN_CELLS)
            x += pitch
        spans[group[0].assessment_theme] = (columns[group[0].id][0], columns[group[-1].id][1])
        x += BETWEEN_GROUPS
    return Block(names, columns, spans, left + width, councils)
