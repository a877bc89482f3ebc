"""A council's published figures over the years or months, beside its region and England."""

from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from models.council import ENGLAND, region_code
from models.metric import Metric
from models.metric import metrics as metrics_known
from models.period import between
from models.source import sources
from regional import data
from regional.access import Viewer

EVERYBODY = "all"
# A whole region's count says nothing beside one council's.
COUNTS = tuple(metric.id for metric in metrics_known().values() if metric.unit == "count")
AROUND = ("region", "england")
# Care providers' ratings are by month as well, and have a section of their own.
OVER_TIME = (pl.col("period_type") == "year") | (pl.col("framework") == "client-level-data")
FIGURE = ["metric", "ons_code", "period", "breakdown"]  # what makes it the same figure in two publications


@dataclass(frozen=True)
class MetricsView:
    figures: pl.DataFrame  # as data.figures, with `series`: ours, predecessor, region or england
    predecessors: pl.DataFrame  # of this council: ons_code, name, until, relation

    def of(self, metric: str) -> pl.DataFrame:
        return self.figures.filter(pl.col("metric") == metric)

    @property
    def metrics(self) -> list[str]:
        """The metrics that the council or a predecessor has a yearly or monthly figure for."""
        ours = self.figures.filter(pl.col("series").is_in(("ours", "predecessor")))
        return ours["metric"].unique(maintain_order=True).to_list()


def metrics(viewer: Viewer, council: dict, group: str = EVERYBODY, *, first: bool = False) -> MetricsView:
    """council: a row of data.councils; group: a breakdown, as groups() gives it.

    The region and England are left out where the metric is a count. first: as they were first published, not
    as they are known now.
    """
    before = data.predecessors(viewer).filter(pl.col("successor") == council["ons_code"])
    region = region_code(council["region"])
    series = {council["ons_code"]: "ours", region: "region", ENGLAND: "england"}
    series = dict.fromkeys(before["ons_code"], "predecessor") | series
    of_group = pl.col("breakdown") == group
    figures = data.figures(viewer, tuple(series)).filter(of_group, OVER_TIME)
    if first:
        figures = as_first_published(viewer, figures, tuple(series))
    # Our own names for each area: files spell them in several ways, and one area is one line.
    names = dict(before.select("ons_code", "name").iter_rows())
    names |= {council["ons_code"]: council["short_name"], region: council["region"]}
    figures = figures.with_columns(
        series=pl.col("ons_code").replace_strict(series, return_dtype=pl.String),
        area=pl.coalesce(pl.col("ons_code").replace_strict(names, default=None), "area"),
    )
    beside_nobody = pl.col("metric").is_in(COUNTS) & pl.col("series").is_in(AROUND)
    return MetricsView(figures.filter(~beside_nobody), before)


def breaks(metric: Metric, figures: pl.DataFrame) -> dict[str, str]:
    """The periods that begin another series, and why, among those with a value on either side.

    figures: of MetricsView.of.
    """
    known = figures.drop_nulls("value")["period"]
    if known.is_empty():
        return {}
    every = between(known.min(), known.max())
    return {
        now: " ".join(each.why for each in parted)
        for before, now in pairwise(every)
        if (parted := metric.breaks_between(before, now))
    }


def newest(figures: pl.DataFrame) -> pl.DataFrame:
    """One row a metric: the council's newest period with a value, beside the region's and England's then.

    Returns metric, period, series (ours, or predecessor where only that has figures), area, value, numerator,
    denominator, margin_of_error, lower, upper, status, region, england; the last two null where not
    published for it.
    """
    mine = figures.filter(pl.col("series").is_in(("ours", "predecessor"))).drop_nulls("value")
    best = mine.sort("period", pl.col("series") == "ours", descending=True).unique(
        ["metric", "period"], keep="first", maintain_order=True
    )
    chosen = best.unique("metric", keep="first", maintain_order=True)
    around = figures.filter(pl.col("series").is_in(AROUND)).pivot(
        on="series", on_columns=list(AROUND), index=["metric", "period"], values="value"
    )
    columns = ["metric", "period", "series", "area", "value", "numerator", "denominator", "margin_of_error"]
    columns += [name for name in ("lower", "upper", "status") if name in figures.columns]
    wide = chosen.select(columns).join(around, on=["metric", "period"], how="left", maintain_order="left")
    return wide.sort("metric")


def groups(viewer: Viewer, council: dict, metric: str) -> list[str]:
    """The groups that this council or a predecessor has a figure for, everybody first, then A to Z."""
    before = data.predecessors(viewer).filter(pl.col("successor") == council["ons_code"])
    codes = (council["ons_code"], *before["ons_code"])
    told = pl.col("metric") == metric
    there = set(data.figures(viewer, codes).filter(told, OVER_TIME)["breakdown"])
    return sorted(there, key=lambda group: (group != EVERYBODY, group))


def restated(viewer: Viewer, figures: pl.DataFrame) -> pl.DataFrame:
    """Of these figures those whose value was another one when it was first published.

    Returns metric, ons_code, area, period, value, marker, publication_id, and the same as first published:
    first_value, first_marker, first_publication.
    """
    columns = [*FIGURE, pl.col("area"), *(pl.col(name) for name in ("value", "marker", "publication_id"))]
    codes = tuple(sorted(figures["ons_code"].unique()))
    before = _first(viewer, data.figures_given_anew(viewer, codes)).select(
        *FIGURE, first_value="value", first_marker="marker", first_publication="publication_id"
    )
    both = figures.select(columns).join(before, on=FIGURE, maintain_order="left")
    return both.filter(
        pl.col("value").ne_missing(pl.col("first_value"))
        | pl.col("marker").ne_missing(pl.col("first_marker"))
    )


def as_first_published(viewer: Viewer, figures: pl.DataFrame, codes: tuple[str, ...]) -> pl.DataFrame:
    """The same figures with what the first publication of each gave."""
    before = _first(viewer, data.figures_given_anew(viewer, codes)).join(figures, on=FIGURE, how="semi")
    kept = figures.join(before, on=FIGURE, how="anti")
    return pl.concat([kept, before.select(figures.columns)]).sort("metric", "period", "id")


def _first(viewer: Viewer, figures: pl.DataFrame) -> pl.DataFrame:
    """One row a figure: the one of the publication that was released, or else loaded, before the others.

    What was passed on at second hand, and rounded in another way, is not what was published first.
    """
    loaded = pl.col("loaded_at").dt.strftime("%Y-%m-%d")
    passed_on = [name for name, source in sources().items() if source.second_hand]
    own = data.publications(viewer).filter(~pl.col("source").is_in(passed_on).fill_null(False))
    order = own.select(publication_id="id", since=pl.coalesce("released", loaded, pl.lit("")))
    ordered = figures.join(order, on="publication_id", maintain_order="left").sort("since", "id")
    return ordered.unique(FIGURE, keep="first", maintain_order=True).drop("since")
