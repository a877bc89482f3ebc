"""A council's own figures by quarter: one metric, with every quarter that has none."""

import polars as pl

from models.period import between
from regional import access, data
from regional.access import Viewer
from regional.views.trend import by_quarter


def metrics_sent(viewer: Viewer, ons_code: str) -> list[str]:
    """The metrics the council has sent something for, as a whole and not only for groups."""
    return _sent(viewer, ons_code)["metric"].unique(maintain_order=True).to_list()


@data.kept_view
def own_history(viewer: Viewer, ons_code: str, metric: str) -> pl.DataFrame:
    """One row a quarter, oldest first, from the council's first return to the newest anybody has sent.

    metric: one of metrics_sent.

    Returns quarter, value (null if there is none), numerator, denominator, marker (null with a value),
    note, tier (today's), returned (whether anything the council sent for the quarter may be seen), exact
    (whether the viewer is of the council: for others small counts are hidden and the rest rounded) and what
    views.trend.by_quarter adds. What others than the council see is tested as they see it. Empty if nothing
    of its returns may be seen.
    """
    returned = data.quarters_sent_by(viewer, ons_code)
    if not returned:
        return pl.DataFrame()
    quarters = between(min(returned), max([*returned, *data.quarters_sent(viewer)]))
    columns = ("metric", "quarter", "value", "numerator", "denominator", "marker", "note", "tier")
    sent = _sent(viewer, ons_code).filter(pl.col("metric") == metric).select(columns)
    return by_quarter(sent, quarters).with_columns(
        returned=pl.col("quarter").is_in(returned), exact=pl.lit(access.sees_exact(viewer.scope, ons_code))
    )


def _sent(viewer: Viewer, ons_code: str) -> pl.DataFrame:
    return data.own_figures(viewer, ons_code).filter(pl.col("breakdown") == "all")
