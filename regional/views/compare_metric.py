"""One published metric of one year: a council beside each of its peers, its region and England."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from models.council import ENGLAND, region_code
from models.metric import Metric, metrics
from regional import data
from regional.access import Viewer
from regional.analysis.against_peers import against_each, against_fixed, with_limits
from regional.peers import Peers

Basis = Literal["share", "rate", "survey", "other"]
OURS = ("value", "lower", "upper", "few")


@dataclass(frozen=True)
class MetricComparison:
    """`rows` has the council first, then its peers in the group's order, each once:

    ons_code, name, region, ours
    value, numerator, denominator, margin_of_error, marker   as published; null where not
    before               the council or councils that had the figure before this one was made, else null
    lower, upper, few    as analysis.against_peers.with_limits; verdict as against_each, null for ours
    """

    metric: Metric
    year: str
    newest: str  # the newest year that anybody has a value for
    rows: pl.DataFrame
    region: float | None  # published for the council's region and for England in that year
    england: float | None
    beside_england: str | None  # the verdict on the council's limits against England's figure
    used: pl.DataFrame  # the published figures drawn: code, publication_id, value, period

    @property
    def ours(self) -> dict:
        return self.rows.row(0, named=True)

    @property
    def peers(self) -> pl.DataFrame:
        return self.rows[1:]

    @property
    def has_limits(self) -> bool:
        """Whether anybody's value has an interval."""
        return self.rows["lower"].count() > 0


def basis(metric: Metric) -> Basis:
    """What a metric's values are, and so which limits they can have."""
    if "Survey" in metric.source:  # "from the Adult Social Care Survey", "the Survey of Adult Carers"
        return "survey"
    return {"%": "share", "per 100,000": "rate"}.get(metric.unit, "other")


def yearly_with_limits(viewer: Viewer, codes: tuple[str, ...]) -> pl.DataFrame:
    """Every metric's yearly figures that have a value, as a whole and not of a group, of these areas.

    Returns the columns of data.figures, with basis and what with_limits adds.
    """
    whole_year = (pl.col("breakdown") == "all") & (pl.col("period_type") == "year")
    figures = data.figures(viewer, codes).filter(whole_year, pl.col("value").is_not_null())
    kinds = {name: basis(metric) for name, metric in metrics().items()}
    return with_limits(figures.with_columns(basis=pl.col("metric").replace_strict(kinds)))


def years(viewer: Viewer, ons_code: str, metric: str) -> list[str]:
    """The years with a value of this council, newest first; of anybody where it has none."""
    known = data.figures_of_metric(viewer, metric).drop_nulls("value")
    mine = known.filter(pl.col("ons_code") == ons_code)
    return sorted((known if mine.is_empty() else mine)["period"].unique(), reverse=True)


def compare_metric(
    viewer: Viewer, council: dict, peers: Peers, metric_id: str, year: str
) -> MetricComparison:
    """council: a row of data.councils."""
    metric = metrics()[metric_id]
    figures = data.figures_of_metric(viewer, metric_id)
    that_year = figures.filter(pl.col("period") == year)
    around = dict(that_year.select("ons_code", "value").iter_rows())
    england = around.get(ENGLAND)
    group = _group(viewer, council, peers).with_columns(basis=pl.lit(basis(metric)))
    columns = ["value", "numerator", "denominator", "margin_of_error", "lower", "upper", "marker"]
    known = group.join(
        that_year.select("ons_code", *columns), on="ons_code", how="left", maintain_order="left"
    ).join(_before(viewer, that_year), on="ons_code", how="left", maintain_order="left")
    rows = with_verdicts(with_limits(known))
    beside = rows[:1].select(against_fixed(pl.lit(england, pl.Float64)))
    used = that_year.filter(pl.col("ons_code").is_in([*rows["ons_code"], ENGLAND]))
    return MetricComparison(
        metric=metric,
        year=year,
        newest=figures.drop_nulls("value")["period"].max(),
        rows=rows,
        region=around.get(region_code(council["region"])),
        england=england,
        beside_england=beside.item(),
        used=used.select("code", "publication_id", "value", "period"),
    )


def with_verdicts(rows: pl.DataFrame) -> pl.DataFrame:
    """Put every peer's row beside ours, which is the one where `ours` is true."""
    ours = rows.filter("ours").select(pl.col(OURS).name.prefix("ours_"))
    beside = against_each(rows.join(ours, how="cross", maintain_order="left"))
    verdict = pl.when(~pl.col("ours")).then("verdict")
    return beside.with_columns(verdict=verdict).drop(pl.col("^ours_.*$"))


def _group(viewer: Viewer, council: dict, peers: Peers) -> pl.DataFrame:
    """The council, then its peers in their order: ons_code, name, region, ours."""
    order = pl.DataFrame({"ons_code": [council["ons_code"], *peers.codes]})
    about = data.councils(viewer).select("ons_code", "region", name="short_name")
    ours = pl.col("ons_code") == council["ons_code"]
    return order.join(about, on="ons_code", how="left", maintain_order="left").with_columns(ours=ours)


def _before(viewer: Viewer, that_year: pl.DataFrame) -> pl.DataFrame:
    """Who had a figure that year in the place of a council made since: ons_code (today's), before."""
    gone = data.predecessors(viewer).drop_nulls("until")
    had = gone.join(that_year.drop_nulls("value"), on="ons_code", how="semi", maintain_order="left")
    return (
        had.group_by("successor", maintain_order=True)
        .agg(before=pl.col("name").str.join(" and "))
        .rename({"successor": "ons_code"})
    )
