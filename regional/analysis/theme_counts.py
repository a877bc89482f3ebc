"""What reports name: how many councils' reports name a theme as a strength, as a shortfall, as both.

The unit is the report of one council, never the mention (METHODS: themes). A report that names nothing
of a theme says nothing about it: not found is not absent.
"""

from collections.abc import Sequence

import polars as pl

STRENGTH, SHORTFALL = pl.col("polarity") == "strength", pl.col("polarity") == "shortfall"


def councils_by(findings: pl.DataFrame, column: str, values: Sequence[str]) -> pl.DataFrame:
    """How many councils' reports name each value of `column` (theme or statement).

    findings: ons_code, polarity and the column; everything given is counted.

    Returns one row a value, in the order given: the column, strength, shortfall and both, each a number
    of councils. A council named twice counts once; one with a strength and a shortfall counts in all three.
    """
    of_council = findings.group_by(column, "ons_code").agg(strength=STRENGTH.any(), shortfall=SHORTFALL.any())
    counts = of_council.group_by(column).agg(
        pl.col("strength", "shortfall").sum(), both=(pl.col("strength") & pl.col("shortfall")).sum()
    )
    return _in_full(pl.DataFrame({column: values}, schema={column: pl.String}), counts, [column])


def findings_by_council(findings: pl.DataFrame, codes: Sequence[str], themes: Sequence[str]) -> pl.DataFrame:
    """How many findings each council's report has on each theme.

    Returns one row a council and theme, in the order given: row (the ons_code), theme, strengths and
    shortfalls; 0 is "not found".
    """
    counts = findings.group_by("theme", row="ons_code").agg(
        strengths=STRENGTH.sum(), shortfalls=SHORTFALL.sum()
    )
    return _in_full(_crossed(codes, themes), counts, ["row", "theme"])


def councils_by_region(findings: pl.DataFrame, regions: Sequence[str], themes: Sequence[str]) -> pl.DataFrame:
    """The same by region (findings need a column region), but of councils: each counts once on each side."""
    of_council = findings.group_by("theme", "ons_code", row="region").agg(
        strengths=STRENGTH.any(), shortfalls=SHORTFALL.any()
    )
    counts = of_council.group_by("row", "theme").agg(pl.col("strengths", "shortfalls").sum())
    return _in_full(_crossed(regions, themes), counts, ["row", "theme"])


def _crossed(rows: Sequence[str], themes: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame({"row": rows}, schema={"row": pl.String}).join(
        pl.DataFrame({"theme": themes}, schema={"theme": pl.String}), how="cross"
    )


def _in_full(wanted: pl.DataFrame, counts: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """Every row wanted, with 0 where nothing was counted."""
    numbers = pl.exclude(on).fill_null(0).cast(pl.Int64)
    return wanted.join(counts, on=on, how="left", maintain_order="left").with_columns(numbers)
