"""How sure a figure is: confidence limits, as polars expressions."""

import polars as pl

Z_95 = 1.959963984540054  # the normal deviate that leaves 2.5% in each tail


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


def _lower_limit(x: pl.Expr, n: pl.Expr, z: float) -> pl.Expr:
    spread = z * (z**2 + 4 * x * (n - x) / n).sqrt()
    return (2 * x + z**2 - spread) / (2 * (n + z**2))
