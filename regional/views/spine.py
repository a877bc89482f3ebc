"""Every metric of one council beside England, on one scale, each in its newest year."""

import polars as pl

from models.council import ENGLAND, region_code
from models.metric import metrics
from regional import data
from regional.access import Viewer
from regional.analysis.against_peers import against_fixed
from regional.analysis.judgement import judged
from regional.analysis.spine import on_one_scale
from regional.views.compare_metric import yearly_with_limits

FIGURE = (
    "value",
    "lower",
    "upper",
    "few",
    "numerator",
    "denominator",
    "margin_of_error",
    "publication_id",
    "code",
)


def spine(viewer: Viewer, council: dict) -> pl.DataFrame:
    """One row a metric with a figure of this council and of England in the same year, A to Z by title:

    metric, title, higher_is, period, value, lower, upper, few, numerator, denominator, margin_of_error
    region, england          published for them in that year; region null where not
    councils                 how many have a value in that year
    beside_england           the verdict of its interval on England's figure, taken as certain
    judged                   better, worse, similar, higher, lower, or why it is not compared
    x_value and the others   as analysis.spine.on_one_scale
    """
    codes = tuple(data.councils(viewer)["ons_code"])
    around = (ENGLAND, region_code(council["region"]))
    known = yearly_with_limits(viewer, (*codes, *around))
    mine = (
        known.filter(pl.col("ons_code") == council["ons_code"]).sort("period").unique("metric", keep="last")
    )
    of = ["metric", "period"]
    that_year = known.join(mine.select(of), on=of, how="semi")
    defined = pl.DataFrame(
        [(each.id, each.title, each.higher_is) for each in metrics().values()],
        schema=["metric", "title", "higher_is"],
        orient="row",
    )
    rows = (
        mine.select(*of, *FIGURE)
        .join(_of_all(that_year, codes), on=of, how="left")
        .join(_of(that_year, around[0], "england"), on=of)
        .join(_of(that_year, around[1], "region"), on=of, how="left")
        .join(defined, on="metric")
    )
    beside = rows.with_columns(beside_england=against_fixed(pl.col("england")))
    told = beside.with_columns(judged=judged(pl.col("beside_england"), pl.col("higher_is")))
    return on_one_scale(told).sort("title")


def _of(figures: pl.DataFrame, ons_code: str, name: str) -> pl.DataFrame:
    return (
        figures.filter(pl.col("ons_code") == ons_code)
        .select("metric", "period", value=pl.col("value"))
        .rename({"value": name})
    )


def _of_all(figures: pl.DataFrame, codes: tuple[str, ...]) -> pl.DataFrame:
    value = pl.col("value")
    return (
        figures.filter(pl.col("ons_code").is_in(codes))
        .group_by("metric", "period")
        .agg(
            lowest=value.min(),
            quartile=value.quantile(0.25, "linear"),
            upper_quartile=value.quantile(0.75, "linear"),
            highest=value.max(),
            councils=pl.len().cast(pl.Int64),
        )
    )
