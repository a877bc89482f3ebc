"""A council's own figures by quarter: one metric, with every quarter that has none."""

import polars as pl

from models.metric import metrics
from models.quarter import between
from regional import access, data
from regional.access import Viewer
from regional.views import metrics as views
from regional.views.trend import by_quarter

BREAK = "series break"  # a note that begins so says that what came before is another thing


def metrics_sent(viewer: Viewer, ons_code: str) -> list[str]:
    """The metrics the council has sent something for, as a whole and not only for groups."""
    return _sent(viewer, ons_code)["metric"].unique(maintain_order=True).to_list()


@data.kept_view
def own_history(viewer: Viewer, ons_code: str, metric: str) -> pl.DataFrame:
    """One row a quarter, oldest first, from the council's first return to the newest anybody has sent.

    Returns quarter, value (null if there is none), numerator, denominator, marker (null with a value),
    note, tier (today's), returned (whether anything the council sent for the quarter may be seen), exact
    (whether the viewer is of the council: for others small counts are hidden and the rest rounded), breaks
    (whether its note begins with BREAK, or the metric's definition has a break there: it is not to be
    compared with what came before), why (the definition's reason, else null), and the columns of
    views.trend.by_quarter. What others than the council see is tested as they see it. Empty if nothing of
    its returns may be seen.
    """
    returned = data.quarters_sent_by(viewer, ons_code)
    if not returned:
        return pl.DataFrame()
    quarters = between(min(returned), max([*returned, *data.quarters_sent(viewer)]))
    sent = _sent(viewer, ons_code).filter(pl.col("metric") == metric)
    figures = sent.select("quarter", "value", "numerator", "denominator", "marker", "note", "tier")
    every = pl.DataFrame({"quarter": quarters, "returned": [each in returned for each in quarters]})
    whole = every.join(figures, on="quarter", how="left", maintain_order="left")
    broken = views.breaks(metrics()[metric], whole.rename({"quarter": "period"}))
    noted = pl.col("note").str.to_lowercase().str.starts_with(BREAK).fill_null(False)
    why = pl.col("quarter").replace_strict(broken, default=None, return_dtype=pl.String)
    history = whole.with_columns(
        exact=pl.lit(access.sees_exact(viewer.scope, ons_code)), breaks=noted | why.is_not_null(), why=why
    )
    return by_quarter(history, metrics()[metric])


def _sent(viewer: Viewer, ons_code: str) -> pl.DataFrame:
    return data.own_figures(viewer, ons_code).filter(pl.col("breakdown") == "all")
