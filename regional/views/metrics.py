"""A council's published figures over the years, beside its region and England."""

from dataclasses import dataclass

import polars as pl

from models.council import ENGLAND, region_code
from models.metric import Metric
from models.quarter import quarter_of
from regional import data
from regional.access import Viewer


@dataclass(frozen=True)
class MetricsView:
    figures: pl.DataFrame  # as data.figures, with `series`: ours, predecessor, region or england
    predecessors: pl.DataFrame  # of this council: ons_code, name, until, relation

    def of(self, metric: str) -> pl.DataFrame:
        return self.figures.filter(pl.col("metric") == metric)

    @property
    def metrics(self) -> list[str]:
        """The metrics that the council or a predecessor has a figure for."""
        ours = self.figures.filter(pl.col("series").is_in(("ours", "predecessor")))
        return ours["metric"].unique(maintain_order=True).to_list()


def metrics(viewer: Viewer, council: dict) -> MetricsView:
    """council: a row of data.councils."""
    before = data.predecessors(viewer).filter(pl.col("successor") == council["ons_code"])
    region = region_code(council["region"])
    series = {council["ons_code"]: "ours", region: "region", ENGLAND: "england"}
    series = dict.fromkeys(before["ons_code"], "predecessor") | series
    of_everybody = (pl.col("breakdown") == "all") & (pl.col("period_type") == "year")
    figures = data.figures(viewer, tuple(series)).filter(of_everybody)
    # Our own names for each area: files spell them in several ways, and one area is one line.
    names = dict(before.select("ons_code", "name").iter_rows())
    names |= {council["ons_code"]: council["short_name"], region: council["region"]}
    return MetricsView(
        figures.with_columns(
            series=pl.col("ons_code").replace_strict(series, return_dtype=pl.String),
            area=pl.coalesce(pl.col("ons_code").replace_strict(names, default=None), "area"),
        ),
        before,
    )


def breaks(metric: Metric, figures: pl.DataFrame) -> dict[str, str]:
    """The years that begin another series, and why, among those with a value on either side.

    figures: of MetricsView.of.
    """
    years = figures.drop_nulls("value")["period"]
    begun = {quarter_of(each.on)[:7]: each.why for each in metric.series_breaks}
    return {year: why for year, why in begun.items() if len(years) and years.min() < year <= years.max()}


def newest(figures: pl.DataFrame) -> pl.DataFrame:
    """One row a metric: the council's newest year with a value, beside the region's and England's that year.

    Returns metric, period, series (ours, or predecessor where only that has figures), area, value, numerator,
    denominator, margin_of_error, region, england; the last two null where not published for that year.
    """
    mine = figures.filter(pl.col("series").is_in(("ours", "predecessor"))).drop_nulls("value")
    best = mine.sort("period", pl.col("series") == "ours", descending=True).unique(
        ["metric", "period"], keep="first", maintain_order=True
    )
    chosen = best.unique("metric", keep="first", maintain_order=True)
    around = figures.filter(pl.col("series").is_in(("region", "england"))).pivot(
        on="series", on_columns=["region", "england"], index=["metric", "period"], values="value"
    )
    columns = ["metric", "period", "series", "area", "value", "numerator", "denominator", "margin_of_error"]
    wide = chosen.select(columns).join(around, on=["metric", "period"], how="left", maintain_order="left")
    return wide.sort("metric")
