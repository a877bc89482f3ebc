"""The trend of a council's own metrics by quarter, or of one by year: limits and a kind for each point."""

from collections.abc import Collection

import polars as pl

from models.metric import Grain, Metric, metrics
from models.period import between
from regional.analysis.trend import verdict
from regional.views.metrics import breaks as defined_breaks

BREAK = "series break"  # a note that begins so says that what came before is another thing
# How a note begins that says what a figure covers, whatever its metric's file says.
COVERS: dict[str, Grain] = {"rolling": "rolling year", "year to date": "year to date"}
NOTE = pl.col("note").str.to_lowercase()


def of_metric(fact: str) -> pl.Expr:
    """What its definition says of each row's metric: higher_is, unit, grain."""
    said = {each.id: getattr(each, fact) for each in metrics().values()}
    return pl.col("metric").replace_strict(said, default=None, return_dtype=pl.String)


def by_quarter(sent: pl.DataFrame, quarters: list[str]) -> pl.DataFrame:
    """One row a metric and quarter: metrics as they first come, quarters as they are given, oldest first.

    sent: metric, quarter, value, note and whatever else is to come back, one row at most for each.

    Returns these columns (all null in a quarter without a row) with
        breaks  whether the note begins with BREAK, or the metric's definition has a break there: it is not to
                be compared with what came before
        why     the definition's reason, else null
    and series, period and the columns of analysis.trend.verdict.
    """
    of = ["metric", "quarter"]
    every = (
        sent.select("metric")
        .unique(maintain_order=True)
        .join(pl.DataFrame({"quarter": quarters}, schema={"quarter": pl.String}), how="cross")
    )
    whole = every.join(sent, on=of, how="left", maintain_order="left")
    told = whole.join(_broken(whole), on=of, how="left", maintain_order="left")
    noted = NOTE.str.starts_with(BREAK).fill_null(False)
    series = told.with_columns(series="metric", period="quarter", breaks=noted | pl.col("why").is_not_null())
    return verdict(series, of_metric("higher_is"), _covers())


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
    part = part_of(known["period"], breaks)
    series = known.with_columns(series=pl.lit(metric.id), breaks=(part != part.shift()).fill_null(False))
    return verdict(series, metric.higher_is, metric.grain)


def part_of(periods: pl.Series, breaks: Collection[str]) -> pl.Series:
    """The number of each period's part: how many of the breaks have come by then."""
    return pl.Series("part", [sum(each <= period for each in breaks) for period in periods], pl.Int64)


def _broken(whole: pl.DataFrame) -> pl.DataFrame:
    """The quarters where a metric's definition has a break: metric, quarter, why."""
    rows = [
        (metric, quarter, why)
        for (metric,), figures in whole.rename({"quarter": "period"}).group_by("metric")
        if metric in metrics()
        for quarter, why in defined_breaks(metrics()[metric], figures).items()
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(["metric", "quarter", "why"], pl.String), orient="row")


def _covers() -> pl.Expr:
    """What a metric's figures cover, by its definition unless a note of the council says otherwise."""
    noted = pl.coalesce(
        pl.when(NOTE.str.starts_with(begins)).then(pl.lit(grain)) for begins, grain in COVERS.items()
    )
    return pl.coalesce(noted.drop_nulls().first().over("metric"), of_metric("grain"))
