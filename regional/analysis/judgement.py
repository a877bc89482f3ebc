"""From above and below to better and worse: what a difference means depends on the metric."""

import polars as pl

from regional.analysis.against_peers import ABOVE, BELOW, CANNOT_TELL

BETTER, WORSE, SIMILAR, HIGHER, LOWER = "better", "worse", "similar", "higher", "lower"


def judged(verdict: pl.Expr, higher_is: pl.Expr) -> pl.Expr:
    """Turn a verdict (analysis.against_peers) into better, worse or similar; for "neither" higher or lower.

    higher_is: better, worse or neither. "interval not published", "not compared" and null stay as they are.
    """
    above, below = verdict == ABOVE, verdict == BELOW
    good = (above & (higher_is == "better")) | (below & (higher_is == "worse"))
    return (
        pl.when(verdict == CANNOT_TELL)
        .then(pl.lit(SIMILAR))
        .when((higher_is == "neither") & above)
        .then(pl.lit(HIGHER))
        .when((higher_is == "neither") & below)
        .then(pl.lit(LOWER))
        .when(good)
        .then(pl.lit(BETTER))
        .when(above | below)
        .then(pl.lit(WORSE))
        .otherwise(verdict)
    )
