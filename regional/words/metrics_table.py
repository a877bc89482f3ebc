"""The table behind a metric's history: one row a year or month, one column an area."""

import polars as pl

from models.figure import MARKERS
from regional.words.metrics import SERIES, when
from regional.words.plain import first_up, period
from regional.words.trend import in_a_cell


def history(figures: pl.DataFrame, judged: pl.DataFrame) -> pl.DataFrame:
    """Year or Month, and one column an area, the council first; an absent figure says why.

    judged: of views.trend.by_year; the last column says what kind of point the council's own is.
    """
    value = pl.col("value").round(3).cast(pl.String)
    if "status" in figures.columns:
        value = pl.when(pl.col("status") == "provisional").then(value + " (provisional)").otherwise(value)
    shown = pl.coalesce(value, pl.col("marker").replace_strict(MARKERS))
    ordered = figures.with_columns(shown=shown).sort(pl.col("series").cast(pl.Enum(SERIES)), "period")
    areas = ordered["area"].unique(maintain_order=True).to_list()
    wide = ordered.pivot(on="area", on_columns=areas, index="period", values="shown").sort("period")
    told = pl.Series("Trend", [in_a_cell(row) for row in judged.to_dicts()], dtype=pl.String)
    kinds = judged.select("period").with_columns(told)
    full = wide.join(kinds, on="period", how="left", maintain_order="left")
    named = full.with_columns(pl.col("period").map_elements(period, return_dtype=pl.String))
    return named.rename({"period": first_up(when(figures))}).with_columns(
        pl.col(areas).fill_null("not published"), pl.col("Trend").fill_null("–")
    )
