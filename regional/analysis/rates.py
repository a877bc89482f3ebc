"""How sure a rate is: events among a population, as polars expressions."""

import polars as pl
from scipy import stats

from regional.analysis.intervals import Z_95

FEWEST_FOR_BYAR = 10  # events: below it the exact limits are used


def rate_interval(x: pl.Expr, n: pl.Expr, per: float, z: float = Z_95) -> tuple[pl.Expr, pl.Expr]:
    """Lower and upper confidence limits of x events among n people, for every `per` people.

    Exact Poisson limits below ten events, Byar's approximation from ten on. x need not be whole.
    Null where n is 0, x is below 0, or either is null.

    Source: the method UKHSA uses for rates (PHEindicatormethods, phe_rate).
    """
    n = pl.when((n > 0) & (x >= 0)).then(n)
    tail = stats.norm.sf(z)
    few = x < FEWEST_FOR_BYAR
    lower = pl.when(few).then(_chi_squared(2 * x, tail) / 2).otherwise(_byar(x, -z))
    upper = pl.when(few).then(_chi_squared(2 * x + 2, 1 - tail) / 2).otherwise(_byar(x + 1, z))
    return lower / n * per, upper / n * per


def _byar(x: pl.Expr, z: float) -> pl.Expr:
    return x * (1 - 1 / (9 * x) + z / (3 * x.sqrt())) ** 3


def _chi_squared(freedom: pl.Expr, share: float) -> pl.Expr:
    """The point that `share` of the distribution lies below: 0 without any degree of freedom."""
    point = freedom.cast(pl.Float64).map_batches(
        lambda each: pl.Series(stats.chi2.ppf(share, each.to_numpy()), nan_to_null=True),
        return_dtype=pl.Float64,
    )
    return pl.when(freedom == 0).then(0.0).otherwise(point)
