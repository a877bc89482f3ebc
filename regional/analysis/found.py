"""Putting what was found by words and what was found by meaning into one order."""

import polars as pl

WORDS_COUNT = 0.4  # the best fit by words beside a meaning of 1: tried on benchmarks/practice_questions.py
LEAST = 0.25  # of both together: what fits less is no answer


def in_order(entries: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """The entries that answer, best first; equals in the order they came.

    entries: id and meaning, -1 to 1: the cosine between the question and what the entry says.
    fits: id and words, how well the entry's words fit, in any unit; no row where none
        does; those of other entries are left aside.

    Returns id, meaning and words as a share of the best fit, 0 where none does.
    """
    fits = fits.join(entries, on="id", how="semi")  # before any is compared: others make no difference
    words = pl.col("words") / pl.col("words").max()
    found = entries.join(fits.select("id", words), on="id", how="left", maintain_order="left")
    found = found.with_columns(pl.col("words").fill_null(0.0))
    best = pl.col("meaning") + WORDS_COUNT * pl.col("words")
    return found.filter(best >= LEAST).sort(best, descending=True, maintain_order=True)
