"""The trend of one metric of one council: its quarters or its years with limits and a kind for each point."""

import polars as pl

from models.metric import Grain, Metric
from models.period import between
from regional.analysis.trend import verdict

# How a note begins that says what a figure covers, whatever its metric's file says.
COVERS: dict[str, Grain] = {"rolling": "rolling year", "year to date": "year to date"}


def by_quarter(history: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """history: of views.own_history. The same rows with period and the columns of analysis.trend.verdict."""
    series = history.with_columns(series=pl.lit(metric.id), period="quarter")
    return verdict(series, metric.higher_is, _grain(metric, history["note"]))


def by_year(figures: pl.DataFrame, metric: Metric, breaks: dict[str, str]) -> pl.DataFrame:
    """The council's own published figures, one row a year or month from its first to its newest with a value.

    figures: of MetricsView.of; breaks: of views.metrics.breaks. A year without a value is a gap, unless the
    metric is published every two years.
    Returns period, value and the columns of analysis.trend.verdict; empty where it has no figure of its own.
    """
    known = figures.filter(pl.col("series") == "ours").drop_nulls("value").select("period", "value")
    known = known.unique("period", keep="last").sort("period")
    if not known.is_empty() and metric.published != "every two years":
        every = pl.DataFrame({"period": between(known["period"][0], known["period"][-1])})
        known = every.join(known, on="period", how="left", maintain_order="left")
    begun = sorted(breaks)
    part = sum((pl.col("period") >= year).cast(pl.Int64) for year in begun) if begun else pl.lit(0)
    series = known.with_columns(series=pl.lit(metric.id), breaks=(part != part.shift()).fill_null(False))
    return verdict(series, metric.higher_is, metric.grain)


def _grain(metric: Metric, notes: pl.Series) -> Grain:
    """What a figure covers, by the metric's file unless a note of the council says otherwise."""
    for note in notes.drop_nulls():
        for begins, covers in COVERS.items():
            if note.lower().startswith(begins):
                return covers
    return metric.grain
