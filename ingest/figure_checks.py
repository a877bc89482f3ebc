"""Checks of figures that several readers share: each finds one fault and says it in a sentence."""

from collections.abc import Sequence

import polars as pl

from ingest.ascof_checks import AGAIN, FEWEST_COUNCILS, KEY
from ingest.issues import Issue


def given_twice(rows: pl.DataFrame, told: Sequence[str]) -> list[Issue]:
    """A download may name an area more than once; saying two things of it, it may not.

    told: the columns that say something of a figure.
    """
    repeated = rows.filter(pl.struct(KEY).is_duplicated())
    if repeated.is_empty():
        return []
    differs = repeated.filter(pl.struct(told).n_unique().over(KEY) > 1)
    if differs.is_empty():
        message = "Some figures are given more than once, and alike each time: each was taken once."
        return [Issue("warning", "repeated_row", message, "Nothing to mend.", rows=tuple(repeated["row"]))]
    message = "The same figure of the same area, group and period is given with two values."
    return [Issue("error", "repeated_row", message, AGAIN, rows=tuple(differs["row"]))]


def few_councils(rows: pl.DataFrame) -> list[Issue]:
    there = rows.filter(pl.col("level") == "council")["ons_code"].n_unique()
    if there >= FEWEST_COUNCILS:
        return []
    message = f"The file has {there} councils; a whole one has {FEWEST_COUNCILS} or more."
    return [Issue("warning", "few_councils", message, "What is there was read.")]
