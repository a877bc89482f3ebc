"""What goes with a comparison when it is taken away: all metrics at once, and why these peers."""

import polars as pl

from models.metric import Metric, metrics
from regional import data, peers
from regional.access import Viewer
from regional.analysis.against_peers import FEWEST_PEERS, NO_INTERVAL
from regional.exports.taken import Column, Table
from regional.peers import Peers
from regional.words import compare as words
from regional.words.compare_tables import every_metric_said, verdict

ALL, WHY = "All metrics", "Why these peers"


def every_metric(frame: pl.DataFrame, name: str) -> Table:
    """frame: views.compare_all.all_metrics; one row a metric, by title. What was not compared is null."""
    kinds: dict[str, Metric] = metrics()
    said = [verdict(row["beside_england"], kinds[row["metric"]]) for row in frame.iter_rows(named=True)]
    compared, enough = pl.col("tested") > 0, pl.col("peers_known") >= FEWEST_PEERS
    shown = frame.with_columns(
        pl.when(compared).then(pl.col("above", "below")),
        median=pl.when(enough).then("median"),
        empty=pl.concat_str(_why_not(), _too_few(enough), separator="; ", ignore_nulls=True),
        title=pl.Series([kinds[each].title for each in frame["metric"]], dtype=pl.String),
        unit=pl.Series([kinds[each].unit for each in frame["metric"]], dtype=pl.String),
        said=pl.Series(said, dtype=pl.String),
    )
    columns = (
        Column("title", "Metric", "name", 58),
        Column("unit", "Unit", "text", 13),
        Column("period", "Year", "text", 10),
        Column("value", name, "0.0", 11),
        Column("england", "England", "0.0", 11),
        Column("said", "Beside England", "text", 22),
        Column("peers_known", "Peers with a figure", "0", 11),
        Column("median", "Middle of peers", "0.0", 11),
        Column("above", "Clearly above peers", "0", 11),
        Column("below", "Clearly below peers", "0", 11),
        Column("tested", "Peers compared", "0", 11),
        Column("empty", "Why empty", "text", 32),
    )
    heading = f"All metrics of {name} beside these peers, newest year of each"
    return Table(ALL, heading, shown.sort("title"), columns, (every_metric_said(frame, name),))


def why_these(viewer: Viewer, council: dict, group: Peers) -> list[Table]:
    """The nearest neighbours with their distances; nothing for other peers."""
    distances = peers.distances(viewer, council["ons_code"])
    if "neighbours" not in group.name or distances.is_empty():
        return []
    names = data.councils(viewer).select("region", neighbour_code="ons_code", name="short_name")
    columns = (
        Column("name", "Council", "name", 28),
        Column("region", "Region", "text", 26),
        Column("distance", "Distance (0 is the same)", "0.00", 14),
    )
    frame = distances.sort("rank").join(names, on="neighbour_code", maintain_order="left")
    return [Table(WHY, words.why_heading(group), frame, columns, (group.how, words.INPUTS))]


def _why_not() -> pl.Expr:
    return (
        pl.when(pl.col("tested") > 0)
        .then(None)
        .when(pl.col("few"))
        .then(pl.lit("too few people"))
        .when(pl.col("peers_known") > 0)
        .then(pl.lit(NO_INTERVAL))
        .otherwise(pl.lit("no peer has a figure"))
    )


def _too_few(enough: pl.Expr) -> pl.Expr:
    """Of a handful of peers there is no middle."""
    return pl.when(~enough & (pl.col("peers_known") > 0)).then(pl.lit("too few peers for a middle"))
