"""Small counts of people, for whoever is not of the council they belong to: METHODS.md section 7.

A cell that is not to be shown becomes no cell at all, so that no drawing, table or file can tell it.
"""

from collections.abc import Mapping
from math import floor

SMALL = range(1, 5)  # 1 to 4 people could be known to each other
FEWEST = 5  # what a share rests on, and what several hidden cells must add up to
TO = 5  # counts are rounded to the nearest of these


def is_small(count: float) -> bool:
    """Also of a count that is not whole, as full-time equivalents are: above 0 and under 5."""
    return 0 < count < FEWEST


def rounded(count: float) -> int | None:
    """A count as others see it: 0, or to the nearest 5, a half upwards; null if it is small."""
    return None if is_small(count) else floor(count / TO + 0.5) * TO


def percent(x: float, n: float) -> int | None:
    """x of n as a whole per cent, from the unrounded counts.

    Null where x or the rest of n is small, or n is under 5: that all or none of a few did something tells of
    each of them.
    """
    if n < FEWEST or is_small(x) or is_small(n - x):
        return None
    return floor(100 * x / n + 0.5)


def hidden(cells: Mapping[str, float], *, total_published: bool = True) -> set[str]:
    """The names of the cells of a row that are not to be shown.

    Those that are small. Where their total is published, so many more that what is hidden cannot be taken
    from it: at least two, and five people or more among them, the smallest first. A 0 hides nothing.
    """
    gone = {name for name, count in cells.items() if is_small(count)}
    if not gone or not total_published:
        return gone
    left = sorted((count, name) for name, count in cells.items() if name not in gone and count > 0)
    for _, name in left:
        if len(gone) > 1 and sum(cells[each] for each in gone) >= FEWEST:
            break
        gone.add(name)
    return gone
