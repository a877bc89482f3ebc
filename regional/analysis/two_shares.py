"""Two shares side by side, many times over: Fisher's test, allowing for how many, and what may be said."""

import polars as pl
from scipy import stats

LEVEL = 0.05  # of q


def fisher(k: int, n: int, other_k: int, other_n: int) -> float:
    """p of Fisher's exact test, two-sided, of k of n beside other_k of other_n."""
    return float(stats.fisher_exact([[k, n - k], [other_k, other_n - other_k]]).pvalue)


def q_values(p: pl.Series) -> pl.Series:
    """Adjust p-values for how many there are; a null was not a comparison, and stays null.

    Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57:289-300.
    The statements lean the same way in a council, which the method allows for.
    """
    compared = p.is_not_null()
    adjusted = stats.false_discovery_control(p.drop_nulls().to_numpy(), method="bh")
    return pl.Series("q", [None] * len(p), dtype=pl.Float64).scatter(compared.arg_true(), adjusted)


def verdict(difference: pl.Expr, q: pl.Expr) -> pl.Expr:
    """clearly fewer or more, by the sign of a difference; cannot tell; not compared where q is null."""
    return (
        pl.when(q.is_null())
        .then(pl.lit("not compared"))
        .when(q > LEVEL)
        .then(pl.lit("cannot tell"))
        .when(difference < 0)
        .then(pl.lit("clearly fewer"))
        .otherwise(pl.lit("clearly more"))
    )
