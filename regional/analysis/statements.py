"""The nine statements across councils: how many scored what, and is a region unlike the rest of England."""

from collections.abc import Collection

import polars as pl

from models.framework import STATEMENTS
from regional.analysis.intervals import wilson_interval
from regional.analysis.two_shares import fisher, q_values, verdict

FEWEST_COMPARED = 5  # councils with a known score: under five there is no comparison


def counts_by_statement(scores: pl.DataFrame) -> pl.DataFrame:
    """Count the councils at each score, statement by statement.

    scores: one row per council and statement: statement, score (1 to 4, null if not known).
        Everything given is counted: the caller leaves out pilots and rows it does not rest on.

    Returns all nine statements in CQC's order: statement, n (councils with a known score),
    at_1 to at_4, three_or_above and below_three.
    """
    score = pl.col("score")
    counts = scores.group_by("statement").agg(
        n=score.count(),
        **{f"at_{level}": (score == level).sum() for level in (1, 2, 3, 4)},
        three_or_above=(score >= 3).sum(),
        below_three=(score < 3).sum(),
    )
    counted = pl.exclude("statement").fill_null(0).cast(pl.Int64)  # no council at all is a count of none
    return _all_nine().join(counts, on="statement", how="left", maintain_order="left").with_columns(counted)


def against_elsewhere(scores: pl.DataFrame, here: Collection[str]) -> pl.DataFrame:
    """Compare the share at 3 or above in some councils with the share in all the others given.

    scores: ons_code, statement, score, as counts_by_statement takes them.
    here: the ons_codes of the region; everybody else is elsewhere, so nobody is counted twice.

    Returns all nine statements in CQC's order, with
        k, n                      councils here at 3 or above, and with a known score
        elsewhere_k, elsewhere_n  the same for the others
        lower, upper              95% limits of k / n (Wilson), null where n is 0
        p                         Fisher's exact test, two-sided; null where not compared
        q                         p allowing for the number of statements compared; null likewise
        verdict                   clearly fewer, clearly more, cannot tell, not compared
    """
    is_here = pl.col("ons_code").is_in(list(here))
    counts = _k_of_n(scores.filter(is_here)).join(
        _k_of_n(scores.filter(~is_here), "elsewhere_"), on="statement", maintain_order="left"
    )
    p = pl.Series("p", [_p(*row) for row in counts.drop("statement").iter_rows()], dtype=pl.Float64)
    lower, upper = wilson_interval(pl.col("k"), pl.col("n"))
    difference = pl.col("k") / pl.col("n") - pl.col("elsewhere_k") / pl.col("elsewhere_n")
    tested = counts.with_columns(p, q_values(p), lower=lower, upper=upper)
    return tested.with_columns(verdict=verdict(difference, pl.col("q")))


def _all_nine() -> pl.DataFrame:
    return pl.DataFrame({"statement": STATEMENTS})


def _k_of_n(scores: pl.DataFrame, prefix: str = "") -> pl.DataFrame:
    counts = counts_by_statement(scores)
    return counts.select(
        "statement", pl.col("three_or_above").alias(f"{prefix}k"), pl.col("n").alias(f"{prefix}n")
    )


def _p(k: int, n: int, elsewhere_k: int, elsewhere_n: int) -> float | None:
    if n < FEWEST_COMPARED or elsewhere_n == 0:
        return None
    return fisher(k, n, elsewhere_k, elsewhere_n)
