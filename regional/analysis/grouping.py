"""Pairs, or threes, of councils that complement each other: the best of all ways to put a region together.

Each council is in one group, so that nobody gives more often than others. Solved exactly as a set partition
by scipy's milp (HiGHS).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from scipy import optimize, sparse

MOST_GIVEN = 3  # statements on which one council's help counts in a group: more is more work, not more worth
ALL_GIVE = 2  # counted in addition where every member has something to give
Pair = frozenset[str]
Abouts = Mapping[str, Collection[str]]  # statements by ons_code


@dataclass(frozen=True)
class Wanted:
    """What a meeting asks for."""

    size: int = 2  # 2 or 3; whoever is over makes a group larger, or two of them smaller
    apart: frozenset[Pair] = (
        frozenset()
    )  # who is not to be put together: by wish, or because they were lately
    nearness: Mapping[Pair, float] = field(default_factory=dict)  # distances; of equals the nearer are taken


def could_help(weak: Abouts, strong: Abouts, group: Sequence[str]) -> dict[str, list[str]]:
    """By member, the statements on which it is strong and another member is weak, A to Z."""
    return {
        member: sorted(
            set(strong.get(member, ()))
            & {about for other in group if other != member for about in weak.get(other, ())}
        )
        for member in group
    }


def worth(weak: Abouts, strong: Abouts, group: Sequence[str]) -> int:
    """What a group is worth: statements each can help with, at most MOST_GIVEN, and ALL_GIVE if all can."""
    given = [len(abouts) for abouts in could_help(weak, strong, group).values()]
    return sum(min(each, MOST_GIVEN) for each in given) + ALL_GIVE * all(given)


def best_groups(
    councils: Iterable[str], weak: Abouts, strong: Abouts, wanted: Wanted
) -> list[tuple[str, ...]] | None:
    """The groups that are worth most together, members and groups in order of code; null if none can be made.

    Of ways that are worth the same the one whose members are nearer each other is taken. weak and strong: by
    ons_code, the statements; a council without any can still be put in a group.
    """
    codes = sorted(set(councils))
    counts = sizes(len(codes), wanted.size)
    if counts is None:
        return None
    groups = [
        group
        for size in counts
        for group in combinations(codes, size)
        if not any(frozenset(pair) in wanted.apart for pair in combinations(group, 2))
    ]
    if not groups:
        return None
    value = np.array([worth(weak, strong, group) for group in groups], dtype=float)
    chosen = _partition(codes, groups, value - _far(groups, wanted.nearness), counts)
    return None if chosen is None else sorted(groups[index] for index in chosen)


def sizes(n: int, size: int) -> dict[int, int] | None:
    """How many groups of which size n councils make; null for fewer than two."""
    if n < 2:
        return None
    pairs = {0: 0, 1: 2, 2: 1}[n % 3]
    found = {2: n // 2 - n % 2, 3: n % 2} if size == 2 else {2: pairs, 3: (n - 2 * pairs) // 3}
    return {each: number for each, number in found.items() if number}


def _far(groups: Sequence[Sequence[str]], nearness: Mapping[Pair, float]) -> np.ndarray:
    """How far apart each group's members are, so small that all together stay under one statement's worth."""
    apart = np.array(
        [sum(nearness.get(frozenset(pair), 0.0) for pair in combinations(group, 2)) for group in groups]
    )
    most = apart.max() * len({code for group in groups for code in group})
    return apart / (2 * most) if most > 0 else apart


def _partition(
    codes: Sequence[str], groups: Sequence[Sequence[str]], value: np.ndarray, counts: Mapping[int, int]
) -> list[int] | None:
    """Indexes of the groups that hold each council once, so many of each size, with the greatest value."""
    place = {code: row for row, code in enumerate(codes)}
    order = list(counts)
    rows = [place[code] for group in groups for code in group]
    columns = [index for index, group in enumerate(groups) for _ in group]
    rows += [len(codes) + order.index(len(group)) for group in groups]
    columns += range(len(groups))
    shape = (len(codes) + len(order), len(groups))
    matrix = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    exactly = np.array([1] * len(codes) + [counts[size] for size in order])
    solved = optimize.milp(
        -value,
        constraints=optimize.LinearConstraint(matrix, exactly, exactly),
        integrality=np.ones(len(groups)),
        bounds=optimize.Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    return None if solved.x is None else [int(index) for index in np.flatnonzero(solved.x > 0.5)]
