"""The care providers in a council's area: CQC's ratings of them, by month."""

from dataclasses import dataclass

import polars as pl

from models.council import ENGLAND, region_code
from models.framework import RATINGS
from models.rated_service import KINDS
from regional import data
from regional.access import Viewer

METRIC = "provider_good_outstanding"


@dataclass(frozen=True)
class Providers:
    month: str  # the newest: "2026-09"
    area: str  # our name for it; a council before reorganisation, where today's has no month yet
    months: pl.DataFrame  # month, numerator, denominator, value, region, england: the newest first
    kinds: pl.DataFrame  # as by_kind
    services: pl.DataFrame  # as data.rated_services
    publications: list[str]


@data.kept_view
def providers(viewer: Viewer, ons_code: str) -> Providers | None:
    """Null where no list of CQC's names a provider in the area."""
    council = data.council(viewer, ons_code)
    before = data.predecessors(viewer).filter(pl.col("successor") == ons_code)
    names = {ons_code: council["short_name"], **dict(before.select("ons_code", "name").iter_rows())}
    region = region_code(council["region"])
    monthly = (pl.col("metric") == METRIC) & (pl.col("period_type") == "month")
    figures = data.figures(viewer, (*names, region, ENGLAND)).filter(monthly, pl.col("breakdown") == "all")
    code = next((each for each in names if each in set(figures["ons_code"])), None)
    if code is None:
        return None
    newest = figures.filter(pl.col("ons_code") == code).sort("period").row(-1, named=True)
    services = data.rated_services(viewer, code, newest["publication_id"])
    return Providers(
        month=newest["period"],
        area=names[code],
        months=_months(figures, code, region),
        kinds=by_kind(services),
        services=services,
        publications=figures["publication_id"].unique().sort().to_list(),
    )


def by_kind(services: pl.DataFrame) -> pl.DataFrame:
    """One row a kind of service that there is: kind, one column a rating, none, and the middle date."""
    counts = services.group_by("kind").agg(
        *((pl.col("rating") == rating).sum().alias(rating) for rating in RATINGS),
        none=pl.col("rating").is_null().sum(),
        rated_on=pl.col("rated_on").filter(pl.col("rating").is_not_null()).median(),
    )
    order = {kind: place for place, kind in enumerate(KINDS)}
    return counts.sort(pl.col("kind").replace_strict(order, return_dtype=pl.Int64))


def _months(figures: pl.DataFrame, code: str, region: str) -> pl.DataFrame:
    """One row a month: the area's counts beside the shares of its region and England."""
    around = figures.pivot(on="ons_code", on_columns=[region, ENGLAND], index="period", values="value")
    own = figures.filter(pl.col("ons_code") == code).select(
        "period", "numerator", "denominator", "value", "marker"
    )
    wide = own.join(around.rename({region: "region", ENGLAND: "england"}), on="period", how="left")
    return wide.rename({"period": "month"}).sort("month", descending=True)
