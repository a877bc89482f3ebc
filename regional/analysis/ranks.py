"""How little a place in a row of councils is worth: a rank is only ever given as the range it could be in.

No page shows a single rank. METHODS.md section 4.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl
from scipy import integrate, stats

SEED = 20261122
DRAWS = 20_000
MIDDLE = 0.5  # a range wider than this part of the group is "somewhere in the middle"
JEFFREYS = 0.5  # added to people with it and people without: what is believed before counting


def rank_interval(counts: pl.DataFrame, draws: int = DRAWS) -> pl.DataFrame:
    """The ranks each area could have, 1 the highest share, if it were counted again.

    counts: x and n. Returns the same rows with rank (of the shares as counted, joint ones the same), lower
    and upper (the middle 95% of the ranks drawn), first (the share of draws in which it is highest) and
    told (whether lower to upper spans no more than half of the group). Chance only: that councils serve
    different people is not taken into account. The same counts give the same answer: the seed is fixed.
    """
    x, n = counts["x"].to_numpy(), counts["n"].to_numpy()
    drawn = np.random.default_rng(SEED).beta(x + JEFFREYS, n - x + JEFFREYS, (draws, len(x)))
    ranks = stats.rankdata(-drawn, axis=1, method="min")
    lower, middle, upper = np.quantile(ranks, (0.025, 0.5, 0.975), axis=0, method="inverted_cdf")
    return counts.with_columns(
        joint_ranks(pl.col("x") / pl.col("n"))[0].alias("rank"),
        median_rank=pl.Series(middle),
        lower=pl.Series(lower.astype(int)),
        upper=pl.Series(upper.astype(int)),
        first=pl.Series((ranks == 1).mean(axis=0)),
        told=pl.Series(upper - lower + 1 <= MIDDLE * len(x)),
    )


def joint_ranks(values: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """The highest and the lowest rank of those that are level, 1 the highest value."""
    lowest, highest = (values.rank(way, descending=True).cast(pl.Int64) for way in ("min", "max"))
    return lowest, highest


def chance_of_more(a: Sequence[int], b: Sequence[int]) -> float:
    """The chance that the share behind a is the higher one. a, b: (people with it, people asked)."""
    first, second = (stats.beta(x + JEFFREYS, n - x + JEFFREYS) for x, n in (a, b))
    return integrate.quad(lambda share: second.cdf(first.ppf(share)), 0, 1, epsabs=1e-9, limit=200)[0]
