"""Which words one group of reports uses more than another: log-odds with a prior from all reports.

Source: Monroe, Colaresi and Quinn (2008), Political Analysis 16:372-403. It takes each use of a word as
separate: one report that repeats it inflates z, so ask for a word in three reports or more.
"""

import polars as pl


def log_odds(
    uses: tuple[pl.Expr, pl.Expr], words: tuple[pl.Expr, pl.Expr], prior: pl.Expr, prior_words: float
) -> tuple[pl.Expr, pl.Expr]:
    """The difference of log-odds of a word, above 0 if the first group uses it more; and that over its error.

    uses: of the word in either group; words: all words of either group; prior: uses expected among
    `prior_words` words of any group, above 0.
    """
    first, second = (
        ((y + prior) / (n + prior_words - y - prior)).log() for y, n in zip(uses, words, strict=True)
    )
    error = sum(1 / (y + prior) for y in uses).sqrt()
    return first - second, (first - second) / error
