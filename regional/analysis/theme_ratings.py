"""Do reports that name a theme go with a better or a worse rating? Association, and not cause.

The unit is the report of one council, never the mention (METHODS section 6). Reports are written knowing the
rating, so what they name and how they rate was never independent.
"""

from collections.abc import Sequence

import polars as pl

from regional.analysis.against_peers import difference_interval
from regional.analysis.intervals import wilson_interval
from regional.analysis.statements import FEWEST_COMPARED
from regional.analysis.two_shares import fisher, q_values, verdict

GOOD_OR_BETTER = ("good", "outstanding")


def against_rating(
    findings: pl.DataFrame, ratings: pl.DataFrame, themes: Sequence[str], polarity: str
) -> pl.DataFrame:
    """Per theme: in how many reports it is named so, of councils rated good or better and of the others.

    findings: ons_code, theme, polarity; a council counts where it has any finding and a rating. ratings:
    ons_code, rating (null where not known). polarity: strength or shortfall.

    Returns one row a theme, in the order given: theme, good and good_n, lower_rated and lower_rated_n
    (reports that name it, and all), difference (of the shares, good less lower rated; null where there is
    none on a side), lower and upper (its 95% limits), p (Fisher's exact test), q (allowing for the number of
    themes) and verdict: clearly more, clearly fewer (in the better rated), cannot tell, not compared.
    Nothing is compared with under FEWEST_COMPARED reports on a side.
    """
    read = findings.select("ons_code").unique().join(ratings.drop_nulls("rating"), on="ons_code")
    good = pl.col("rating").is_in(GOOD_OR_BETTER)
    named = findings.filter(polarity=polarity).select("ons_code", "theme").unique().join(read, on="ons_code")
    counts = named.group_by("theme").agg(good=good.sum(), lower_rated=(~good).sum())
    n = read.select(good_n=good.sum(), lower_rated_n=(~good).sum())
    every = pl.DataFrame({"theme": themes}, schema={"theme": pl.String}).join(
        counts, on="theme", how="left", maintain_order="left"
    )
    whole = pl.exclude("theme").fill_null(0).cast(pl.Int64)
    every = every.join(n, how="cross").with_columns(whole)
    shares = every.with_columns(**_share("good"), **_share("lower_rated"))
    lower, upper = difference_interval("good_", "lower_rated_")
    tests = every.select("good", "good_n", "lower_rated", "lower_rated_n").iter_rows()
    p = pl.Series("p", [_p(*row) for row in tests], dtype=pl.Float64)
    difference = pl.col("good_value") - pl.col("lower_rated_value")
    compared = shares.with_columns(p, q_values(p), difference=difference, lower=lower, upper=upper)
    left_out = [f"{side}_{name}" for side in ("good", "lower_rated") for name in ("value", "lower", "upper")]
    return compared.with_columns(verdict=verdict(pl.col("difference"), pl.col("q"))).drop(left_out)


def _share(side: str) -> dict[str, pl.Expr]:
    """The share of one side with its limits, null where it has no report."""
    x, n = pl.col(side), pl.col(f"{side}_n")
    lower, upper = wilson_interval(x, n)
    share = pl.when(n > 0).then(x / n)
    return {f"{side}_value": share, f"{side}_lower": lower, f"{side}_upper": upper}


def _p(k: int, n: int, other_k: int, other_n: int) -> float | None:
    return None if min(n, other_n) < FEWEST_COMPARED else fisher(k, n, other_k, other_n)
