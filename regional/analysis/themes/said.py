"""People's word over the coder's."""

import polars as pl

from regional.analysis.themes.agreement import agreement


def with_words(coded: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """What is found once people's word has won.

    coded: sentence (its key), theme, polarity, confidence, why. words: sentence, theme, holds, polarity and
    said_at; one row a sentence and theme, of the sentences that were coded and no others.

    Returns the same columns with said_at (null where nobody spoke): finds that a person rejected are gone,
    those confirmed have the person's polarity, those added have null confidence and why.
    """
    told = words.select("sentence", "theme", "holds", "said_at", word=pl.col("polarity"))
    both = coded.with_columns(pl.col("polarity").cast(pl.String)).join(
        told, on=["sentence", "theme"], how="full", coalesce=True
    )
    return (
        both.filter(pl.col("holds").is_null() | pl.col("holds"))
        .with_columns(polarity=pl.coalesce("word", "polarity"))
        .select("sentence", "theme", "polarity", "confidence", "why", "said_at")
    )


def agreed(coded: pl.DataFrame, words: pl.DataFrame, themes: list[str]) -> tuple[int, pl.DataFrame]:
    """How many sentences people looked at, and how well the coder agreed with them there, per theme.

    The frames are as in with_words. A find that nobody spoke against, in a sentence that somebody looked at,
    counts as agreed. The second is as agreement.agreement gives it.
    """
    looked_at = words["sentence"].unique()
    of_those = coded.join(looked_at.to_frame(), on="sentence", how="semi")
    final = with_words(of_those, words)
    return len(looked_at), agreement(of_those, final, len(looked_at), themes)
