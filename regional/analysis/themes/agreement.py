"""How well two codings of the same sentences agree: the coder with our labels, or with people."""

from collections.abc import Sequence

import polars as pl

PAIR = ["sentence", "theme"]


def agreement(coded: pl.DataFrame, said: pl.DataFrame, n: int, themes: Sequence[str]) -> pl.DataFrame:
    """Per theme, taking what was said as right.

    coded and said: sentence and theme, one row a theme found in a sentence; n: how many were looked at.

    Returns one row a theme, in the order given: said and coded (sentences with it), both, precision (null
    where the coder found none), recall (null where nobody said it), f1 (null where neither) and kappa
    (Cohen 1960; null where chance alone would agree always).
    """
    counts = pl.DataFrame({"theme": themes}, schema={"theme": pl.String})
    both = coded.select(PAIR).join(said.select(PAIR), on=PAIR)
    for name, rows in {"said": said, "coded": coded, "both": both}.items():
        found = rows.group_by("theme").agg(pl.col("sentence").n_unique().cast(pl.Int64).alias(name))
        counts = counts.join(found, on="theme", how="left", maintain_order="left").with_columns(
            pl.col(name).fill_null(0)
        )
    said_n, coded_n, both_n = pl.col("said"), pl.col("coded"), pl.col("both")
    seen = (n - said_n - coded_n + 2 * both_n) / n
    chance = (said_n * coded_n + (n - said_n) * (n - coded_n)) / n**2
    return counts.with_columns(
        precision=_share(both_n, coded_n),
        recall=_share(both_n, said_n),
        f1=_share(2 * both_n, said_n + coded_n),
        kappa=pl.when(chance < 1).then((seen - chance) / (1 - chance)),
    )


def _share(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole)
