"""Tests for scores and other ordered values: a share, two groups, several groups, two things together.

Each gives null where there is nothing to test, never a p-value of 1 for it. METHODS.md section 1.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from scipy import stats

LEVEL = 0.05
MOST_EXACT = 20  # values in both groups: with more the normal approximation is as good
FEWEST_IN_A_GROUP = 3  # for a test of several groups


@dataclass(frozen=True)
class ShareTest:
    p: float
    lower: float  # exact 95% limits of k / n (Clopper-Pearson), 0 to 1
    upper: float


@dataclass(frozen=True)
class TwoGroups:
    """How two groups of ordered values differ; `delta` is the effect, and is shown before any p."""

    u: float  # pairs in which x is the higher, ties counted half
    delta: float  # Cliff's: chance that x is higher less chance that y is, -1 to 1
    p: float  # exact under MOST_EXACT values, else by the normal approximation with correction for ties
    too_few: bool  # no split of so few values could give a p under 0.05


@dataclass(frozen=True)
class SeveralGroups:
    h: float
    p: float
    epsilon_squared: float  # 0 no difference to 1
    too_few: bool  # a group has under three values


@dataclass(frozen=True)
class Together:
    tau_b: float  # Kendall's: -1 opposite order to 1 same order
    p: float


def share_test(k: int, n: int, p0: float) -> ShareTest:
    """Is k of n another share than p0, taken as certain? Exact binomial, two-sided by small probabilities."""
    found = stats.binomtest(k, n, p0)
    limits = found.proportion_ci(0.95, method="exact")
    return ShareTest(found.pvalue, limits.low, limits.high)


def two_groups(x: Sequence[float], y: Sequence[float]) -> TwoGroups:
    """Mann-Whitney's test with Cliff's delta. Neither group may be empty."""
    u = sum((a > b) + (a == b) / 2 for a in x for b in y)
    few = len(x) + len(y) <= MOST_EXACT
    p = _by_every_split(x, y) if few else normal_p(x, y)
    return TwoGroups(
        u=u,
        delta=2 * u / (len(x) * len(y)) - 1,
        p=1.0 if p is None else p,
        too_few=2 / comb(len(x) + len(y), len(x)) > LEVEL,
    )


def normal_p(x: Sequence[float], y: Sequence[float]) -> float | None:
    """p by the normal approximation, corrected for ties and continuity; null if all values are the same."""
    if len({*x, *y}) < 2:
        return None
    return stats.mannwhitneyu(x, y, method="asymptotic").pvalue


def several_groups(groups: Sequence[Sequence[float]]) -> SeveralGroups | None:
    """Kruskal and Wallis's test of three groups or more; null if all values are the same."""
    everything = [value for group in groups for value in group]
    if len(set(everything)) < 2:
        return None
    found = stats.kruskal(*groups)
    smallest = min(len(group) for group in groups)
    h = found.statistic
    return SeveralGroups(h, found.pvalue, h / (len(everything) - 1), smallest < FEWEST_IN_A_GROUP)


def go_together(a: Sequence[float], b: Sequence[float]) -> Together | None:
    """Kendall's tau-b of two things said of the same councils; null if either is the same for all."""
    if len(set(a)) < 2 or len(set(b)) < 2:
        return None
    found = stats.kendalltau(a, b)
    return Together(found.statistic, found.pvalue)


def _by_every_split(x: Sequence[float], y: Sequence[float]) -> float:
    """The share of all splits of these values whose rank sum is as far from the middle as this one's.

    Ranks are doubled to be whole. Values that are level are taken together: of m of them, j go to x in
    comb(m, j) ways.
    """
    ranks = (2 * stats.rankdata([*x, *y])).astype(int).tolist()
    ways: Counter[tuple[int, int]] = Counter({(0, 0): 1})  # (values in x, their ranks) -> splits
    for rank, m in Counter(ranks).items():
        more: Counter[tuple[int, int]] = Counter()
        for (taken, total), count in ways.items():
            for j in range(min(m, len(x) - taken) + 1):
                more[taken + j, total + j * rank] += count * comb(m, j)
        ways = more
    middle = len(x) * (len(ranks) + 1)
    far = abs(sum(ranks[: len(x)]) - middle)
    splits = {total: count for (taken, total), count in ways.items() if taken == len(x)}
    extreme = sum(count for total, count in splits.items() if abs(total - middle) >= far)
    return float(np.true_divide(extreme, comb(len(ranks), len(x))))
