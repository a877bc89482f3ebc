"""All metrics of one council at once, each in its newest year, beside England and the same peers."""

import polars as pl

from models.council import ENGLAND
from regional.access import Viewer
from regional.analysis.against_peers import (
    ABOVE,
    BELOW,
    TESTED,
    against_each,
    against_fixed,
)
from regional.peers import Peers
from regional.views.compare_metric import OURS, yearly_with_limits

OF = ["metric", "period"]  # what a row is about


def all_metrics(viewer: Viewer, ons_code: str, peers: Peers) -> pl.DataFrame:
    """One row a metric that the council has a figure for, by metric: every_year's row of its newest year."""
    return every_year(viewer, ons_code, peers).unique("metric", keep="last", maintain_order=True)


def every_year(viewer: Viewer, ons_code: str, peers: Peers) -> pl.DataFrame:
    """One row a metric and year that the council has a figure for, by metric and year:

    metric, period, value, few     few: a share of too few people
    lower, upper, numerator, denominator  of that value; null where not published
    england, beside_england        England's figure of that year and the verdict against it; null without
    peers_known, median            peers with a value that year, and the middle one of them
    above, below, tested           peers it is clearly above and below, of those with a test
    """
    limited = yearly_with_limits(viewer, (ons_code, ENGLAND, *peers.codes))
    mine = limited.filter(pl.col("ons_code") == ons_code).unique(OF, keep="last", maintain_order=True)
    return (
        mine.select(*OF, "value", "lower", "upper", "few", "numerator", "denominator")
        .join(_england(limited), on=OF, how="left")
        .with_columns(beside_england=against_fixed(pl.col("england")))
        .join(_peers(limited, mine, peers.codes), on=OF, how="left")
        .with_columns(pl.col("peers_known", "above", "below", "tested").fill_null(0))
        .sort(OF)
    )


def _england(limited: pl.DataFrame) -> pl.DataFrame:
    return limited.filter(pl.col("ons_code") == ENGLAND).select(*OF, england="value")


def _peers(limited: pl.DataFrame, mine: pl.DataFrame, codes: tuple[str, ...]) -> pl.DataFrame:
    ours = mine.select(*OF, pl.col(OURS).name.prefix("ours_"))
    theirs = limited.filter(pl.col("ons_code").is_in(codes)).join(ours, on=OF)
    verdict = pl.col("verdict")
    return (
        against_each(theirs)
        .group_by(OF)
        .agg(
            peers_known=pl.len().cast(pl.Int64),
            median=pl.col("value").median(),
            above=(verdict == ABOVE).sum().cast(pl.Int64),
            below=(verdict == BELOW).sum().cast(pl.Int64),
            tested=verdict.is_in(TESTED).sum().cast(pl.Int64),
        )
    )
