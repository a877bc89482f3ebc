"""How sure a figure is: confidence limits of shares and of rates, as polars expressions."""

import polars as pl
from scipy import stats

Z_95 = 1.959963984540054  # the normal deviate that leaves 2.5% in each tail
Z_998 = 3.090232306167813  # and 0.1%
FEWEST_FOR_BYAR = 10  # events: below it the exact limits are used


def wilson_interval(x: pl.Expr, n: pl.Expr, z: float = Z_95) -> tuple[pl.Expr, pl.Expr]:
    """Lower and upper confidence limits of the share x / n, each 0 to 1.

    The Wilson score interval without continuity correction: it never leaves 0 to 1 and holds up
    for counts as small as one council's. x need not be whole. Null where there is no such share:
    n is 0, x is outside 0 to n, or either is null.

    Source: Newcombe (1998), Statistics in Medicine 17:857-872, method 3.
    """
    n = pl.when((n > 0) & x.is_between(0, n)).then(n)
    # The upper limit of x is one minus the lower limit of the rest, which makes 0 and 1 exact.
    return _lower_limit(x, n, z), 1 - _lower_limit(n - x, n, z)


def wilson_limits(x: float, n: float) -> tuple[float, float]:
    """The same at 95% for one share, of numbers; n above 0."""
    lower, upper = wilson_interval(pl.lit(x), pl.lit(n))
    return pl.select(lower=lower, upper=upper).row(0)


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


def _lower_limit(x: pl.Expr, n: pl.Expr, z: float) -> pl.Expr:
    spread = z * (z**2 + 4 * x * (n - x) / n).sqrt()
    return (2 * x + z**2 - spread) / (2 * (n + z**2))


def _byar(x: pl.Expr, z: float) -> pl.Expr:
    return x * (1 - 1 / (9 * x) + z / (3 * x.sqrt())) ** 3


def _chi_squared(freedom: pl.Expr, share: float) -> pl.Expr:
    """The point that `share` of the distribution lies below: 0 without any degree of freedom."""
    point = freedom.cast(pl.Float64).map_batches(
        lambda each: pl.Series(stats.chi2.ppf(share, each.to_numpy()), nan_to_null=True),
        return_dtype=pl.Float64,
    )
    return pl.when(freedom == 0).then(0.0).otherwise(point)
