"""Putting what was found by words and what was found by meaning into one order."""

import numpy as np
import polars as pl

WORDS_COUNT = 0.4  # the best fit by words beside a meaning of 1: tried on benchmarks/practice_questions.py
LEAST = 0.25  # of both together: what fits less is no answer


def in_order(entries: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """The entries that answer, best first; equals in the order they came.

    entries: id and meaning, -1 to 1 (the cosine between the question and what the entry says), and more.
    fits: id and words, how well the entry's words fit, in any unit; no row where none does. Those of other
        entries are left aside before any is compared: they make no difference.

    Returns the same columns with words as a share of the best fit, 0 where none does. In numpy, because
    joining and sorting ten thousand rows for each question took most of its time.
    """
    fit = dict(fits.select("id", "words").iter_rows())
    words = np.array([fit.get(number, 0.0) for number in entries["id"].to_list()], dtype=float)
    if words.size and words.max() > 0:
        words /= words.max()
    best = entries["meaning"].to_numpy() + WORDS_COUNT * words
    answers = np.flatnonzero(best >= LEAST)
    order = answers[np.argsort(-best[answers], kind="stable")]
    return entries[order].with_columns(words=words[order])
