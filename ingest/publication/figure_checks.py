"""Checks of figures that several readers share: each finds one fault and says it in a sentence."""

from collections.abc import Sequence

import polars as pl

from ingest.issues import Issue
from ingest.publication.sentences import AGAIN, listed

ENOUGH = 0.9  # of the rows that the fullest area has
FEWEST_COUNCILS = 150  # there were 150 to 153 in every year since 2014
# What one figure is of.
KEY = ["ons_code", "metric", "period", "breakdown"]


def unknown_year(rows: pl.DataFrame, period: str | None) -> list[Issue]:
    bad = rows.filter(pl.col("period").is_null())
    if not bad.is_empty():
        message = "The year of these rows is not one such as 2018-19."
        return [Issue("error", "unknown_year", message, AGAIN, rows=tuple(bad["row"]))]
    others = rows["period"].unique().sort().to_list()
    if period and others != [period]:
        message = f"You said {period}, and the file's own column says {', '.join(others)}."
        return [Issue("error", "another_year", message, "Leave the year out: the file says it itself.")]
    return []


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


def cut_short(rows: pl.DataFrame) -> list[Issue]:
    """Areas of a year that lack many of the others' rows. One or two fewer is how some files are."""
    counted = rows.group_by("period", "ons_code", maintain_order=True).agg(pl.len(), pl.col("area").first())
    share = pl.col("share")
    counted = counted.with_columns(share=pl.col("len") / pl.col("len").max().over("period"))
    fewer = counted.filter(share < 1)
    if fewer.is_empty():
        return []
    names = listed(fewer["area"].unique(maintain_order=True).to_list())
    if fewer.filter(share < ENOUGH).is_empty():
        message = f"Some areas have a few rows less than the others: {names}."
        return [Issue("warning", "fewer_rows", message, "Nothing to mend: what is there was read.")]
    message = f"Some areas have far fewer rows than the others ({names}): the file is cut short."
    return [Issue("error", "cut_short", message, AGAIN)]


def few_councils(rows: pl.DataFrame) -> list[Issue]:
    there = rows.filter(pl.col("level") == "council")["ons_code"].n_unique()
    if there >= FEWEST_COUNCILS:
        return []
    message = f"The file has {there} councils; a whole one has {FEWEST_COUNCILS} or more."
    return [Issue("warning", "few_councils", message, "What is there was read.")]
