"""Shares of good and outstanding care providers, counted from CQC's list: councils, regions, England."""

import polars as pl
from sqlalchemy import select

from models import database
from models.council import ENGLAND, REGIONS, Council, Predecessor
from models.rated_service import GOOD

METRIC, FRAMEWORK, CODE = "provider_good_outstanding", "cqc-ratings", "overall"


def figures(services: pl.DataFrame, month: str) -> pl.DataFrame:
    """One row an area and kind of service, as Figure has it, with `rows`: how many services are behind it.

    services: as read_cqc_ratings gives them. value is a % of those that have a rating; where none has, the
    figure is not applicable. breakdown: "all", or one of models.rated_service.KINDS.
    """
    places = pl.concat([
        services.with_columns(level=pl.lit("council")),
        _regional(services),
        services.with_columns(ons_code=pl.lit(ENGLAND), area=pl.lit("England"), level=pl.lit("england")),
    ], how="diagonal")  # fmt: skip
    both = pl.concat([places.with_columns(breakdown=pl.lit("all")), places.with_columns(breakdown="kind")])
    counted = both.group_by("ons_code", "level", "breakdown", maintain_order=True).agg(
        area=pl.col("area").first(),
        numerator=pl.col("rating").is_in(GOOD).sum().cast(pl.Float64),
        denominator=pl.col("rating").count().cast(pl.Float64),
        rows=pl.len(),
    )
    share = pl.when(pl.col("denominator") > 0).then(100 * pl.col("numerator") / pl.col("denominator"))
    return counted.with_columns(
        value=share.round(1),
        marker=pl.when(pl.col("denominator") == 0).then(pl.lit("z")),
        metric=pl.lit(METRIC),
        framework=pl.lit(FRAMEWORK),
        code=pl.lit(CODE),
        period=pl.lit(month),
        period_type=pl.lit("month"),
        status=pl.lit("current"),
    )


def _regional(services: pl.DataFrame) -> pl.DataFrame:
    """The same services under their region's code; a council that is no more counts in its successor's."""
    with database.engine().connect() as connection:
        region_of = dict(connection.execute(select(Council.ons_code, Council.region)).all())
        before = connection.execute(select(Predecessor.ons_code, Predecessor.successor)).all()
    region_of |= {code: region_of[successor] for code, successor in before}
    codes = {code: REGIONS[region] for code, region in region_of.items() if region in REGIONS}
    return services.with_columns(
        area=pl.col("ons_code").replace_strict(region_of, return_dtype=pl.String),
        ons_code=pl.col("ons_code").replace_strict(codes, return_dtype=pl.String),
        level=pl.lit("region"),
    )
