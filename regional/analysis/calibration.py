"""A council's own scores beside CQC's: how often they agree, which way they lean, what a forecast was worth.

Own scores count only if they were fixed before CQC's were published. METHODS.md section 8.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import stats

from regional.analysis.intervals import wilson_limits

LEVELS = (1, 2, 3, 4)
FEWEST_COUNCILS = 10  # with fewer there are counts and no shares
SEED, DRAWS = 20261122, 2_000  # of councils drawn again
FEWEST_FOR_KAPPA = 5  # councils: nine statements of one say next to nothing


@dataclass(frozen=True)
class Agreement:
    """Of pairs of an own and a published score. Shares are 0 to 1.

    Statements of one council lean the same way, so the interval is only a hint.
    """

    n: int
    exact: int  # pairs that are the same
    interval: tuple[float, float]  # 95% limits of exact / n (Wilson)
    within_one: int
    over: int  # the own score is the higher one
    under: int
    bias: float  # mean of own less published: of ordered words, so a lean and no measure
    p: float | None  # sign test of over against under; null if they never differ

    @property
    def share(self) -> float:
        return self.exact / self.n


def agreement(own: Sequence[int], published: Sequence[int]) -> Agreement:
    """own, published: 1 to 4 each, pair by pair, at least one pair."""
    gaps = np.subtract(own, published)
    over, under, exact = (int(way.sum()) for way in (gaps > 0, gaps < 0, gaps == 0))
    limits = wilson_limits(exact, len(gaps))
    p = stats.binomtest(over, over + under).pvalue if over + under else None
    within = int((abs(gaps) <= 1).sum())
    return Agreement(len(gaps), exact, limits, within, over, under, float(gaps.mean()), p)


def kappa(own: Sequence[int], published: Sequence[int], power: int = 0) -> float | None:
    """Cohen's kappa: agreement beyond what the two would reach by chance. 1 is full, 0 none.

    power: 0 counts any difference alike, 1 by its size, 2 by its square. Null where both give one and the
    same score throughout. It is 0 whenever one gives only threes, however often they agree: show it after
    `agreement`, and of FEWEST_FOR_KAPPA councils or more.
    """
    apart = np.abs(np.subtract.outer(LEVELS, LEVELS))
    weight = (apart > 0) if power == 0 else apart**power
    seen = np.zeros((len(LEVELS), len(LEVELS)))
    np.add.at(seen, (np.subtract(own, 1), np.subtract(published, 1)), 1 / len(own))
    expected = (weight * np.outer(seen.sum(axis=1), seen.sum(axis=0))).sum()
    return float(1 - (weight * seen).sum() / expected) if expected else None


def ranked_probability_score(chances: Sequence[float], observed: int) -> float:
    """How far a forecast of one score was out: 0 is best, 1 worst. chances: of 1 to 4, adding up to 1."""
    reached = np.array([level >= observed for level in LEVELS])
    return float(((np.cumsum(chances) - reached) ** 2).sum() / (len(LEVELS) - 1))


def calibration(pairs: pl.DataFrame) -> pl.DataFrame:
    """What CQC gave where councils gave themselves each score.

    pairs: ons_code, own and published (1 to 4).
    Returns one row for each own score that occurs, lowest first: own, n (pairs), councils, at_1 to at_4 (what
    CQC gave) and three_or_above.
    """
    given = pl.col("published")
    return (
        pairs.group_by("own")
        .agg(
            n=pl.len().cast(pl.Int64),
            councils=pl.col("ons_code").n_unique().cast(pl.Int64),
            **{f"at_{level}": (given == level).sum().cast(pl.Int64) for level in LEVELS},
            three_or_above=(given >= 3).sum().cast(pl.Int64),
        )
        .sort("own")
    )


def share_interval(pairs: pl.DataFrame) -> tuple[float, float]:
    """95% limits of the share of pairs that agree, 0 to 1, by drawing councils again and again.

    pairs: as for calibration. Councils are drawn and not pairs, because the nine of one lean the same way.
    The same pairs give the same limits: the seed is fixed.
    """
    same = (pl.col("own") == pl.col("published")).sum()
    counts = pairs.group_by("ons_code", maintain_order=True).agg(same=same, n=pl.len())
    drawn = np.random.default_rng(SEED).integers(0, counts.height, (DRAWS, counts.height))
    shares = counts["same"].to_numpy()[drawn].sum(axis=1) / counts["n"].to_numpy()[drawn].sum(axis=1)
    lower, upper = np.quantile(shares, (0.025, 0.975))
    return float(lower), float(upper)
