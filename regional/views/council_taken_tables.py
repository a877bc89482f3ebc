"""The tables of the Council page as they are taken away."""

import polars as pl

from models.metric import metrics
from models.theme import themes
from regional import data
from regional.access import Viewer
from regional.exports.taken import Column, Fact, Table
from regional.peers import Peers
from regional.views import metrics as metric_views
from regional.views import scores_taken as scores
from regional.views.council import CouncilView
from regional.views.taken_facts import FORMAL, SIGNS, definition
from regional.words import one_score as card
from regional.words.council import findings_heading
from regional.words.metrics import IN_A_CELL

STATEMENTS, ONE_SCORE, METRICS, FINDINGS = "Statements", "One score", "Metrics", "Findings"


def statements(view: CouncilView, name: str, group: Peers, heading: str) -> Table:
    """One row a statement: published and own score, how many peers have which, its place among them."""
    columns = (
        Column("name", "Statement", "name", 22),
        Column("published", f"CQC's score of {name}, 1 to 4", "score", 14, "how"),
        *([Column("own", f"Own score, {view.own_quarter}", "score", 12)] if view.own_quarter else []),
        Column("read", "How it was read", "text", 20),
        *scores.level_columns("peers_", "Peers"),
        Column("peers_known", "Peers with a known score", "0", 12),
        Column("below", "Peers below", "0", 9),
        Column("same", "Peers level", "0", 9),
        Column("above", "Peers above", "0", 9),
        Column("empty", "Why empty", "text", 22),
    )
    none = pl.when(pl.col("published").is_null()).then(pl.lit(scores.NOT_KNOWN))
    frame = view.statements.with_columns(
        name=scores.names(),
        how=scores.look(),
        read=pl.col("check").replace_strict(scores.READ, default=None, return_dtype=pl.String),
        empty=none.when(pl.col("below").is_null()).then(pl.lit("not compared")),
    )
    return Table(STATEMENTS, heading, frame, columns, (f"Peers: {group.name}. {group.how}", SIGNS))


def plain_statements(view: CouncilView, council: dict, group: Peers) -> pl.DataFrame:
    """One row a statement, for a .csv."""
    return view.statements.select(
        ons_code=pl.lit(council["ons_code"]),
        council=pl.lit(council["short_name"]),
        statement=scores.names(),
        score="published",
        unit=pl.lit(scores.UNIT),
        marker=pl.when(pl.col("published").is_null()).then(pl.lit(scores.NOT_KNOWN)),
        indicative="indicative",
        how_read=scores.how_read(),
        url="url",
        own_score="own",
        own_quarter=pl.lit(view.own_quarter, pl.String),
        peers=pl.lit(group.name),
        peers_known="peers_known",
        peers_below="below",
        peers_level="same",
        peers_above="above",
    )


def one_score(nine: dict[str, int]) -> Table:
    columns = (
        Column("What", "What if", "name", 70),
        Column("Total", "Total, 9 to 36", "0", 12),
        Column("Rating", "Rating", "text", 26),
    )
    heading = f"One score more or less. Each rating begins at: {card.bands()}"
    return Table(ONE_SCORE, heading, card.card(nine), columns, (card.limits(), card.FOOT))


def newest_figures(newest: pl.DataFrame, name: str, region: str) -> Table:
    """One row a metric, by title: its newest year, beside the region's and England's of that year."""
    about = [(metric.id, metric.title, metric.unit, metric.higher_is) for metric in metrics().values()]
    named = pl.DataFrame(about, schema=["metric", "title", "unit", "higher_is"], orient="row")
    before = pl.when(pl.col("series") == "predecessor").then(pl.format("figure of {}", "area"))
    around = pl.when(pl.col("england").is_null()).then(pl.lit("England not loaded for that year"))
    frame = newest.join(named, on="metric", maintain_order="left").with_columns(
        direction=pl.col("higher_is").replace_strict(IN_A_CELL),
        note=pl.concat_str(before, around, separator="; ", ignore_nulls=True),
    )
    columns = (
        Column("title", "Metric", "name", 60),
        Column("unit", "Unit", "text", 13),
        Column("period", "For", "text", 11),
        Column("value", name, "0.0", 12),
        Column("region", region, "0.0", 12),
        Column("england", "England", "0.0", 12),
        Column("direction", "Direction", "text", 18),
        Column("note", "Why empty, or whose figure", "text", 34),
    )
    heading = f"{name}'s published figures, newest of each: read old ones as history"
    return Table(METRICS, heading, frame.sort("title"), columns)


def findings(frame: pl.DataFrame) -> Table:
    columns = (
        Column("polarity", "Named as", "name", 11),
        Column("theme_name", "Theme", "text", 24),
        Column("finding", "Finding, in our own words", "text", 80),
        Column("statement_name", "Statement", "text", 18),
        Column("published", "Published", "day", 15),
        Column("read", "How it was read", "text", 30),
        Column("url", "Where it was read", "address", 30),
    )
    labels = {theme: each.label for theme, each in themes().items()}
    shown = frame.with_columns(
        theme_name=pl.col("theme").replace_strict(labels, return_dtype=pl.String),
        statement_name=scores.names(),
        read=scores.how_read(),
    )
    return Table(FINDINGS, findings_heading(frame), shown, columns)


def definitions(viewer: Viewer, name: str, region: str) -> list[Fact]:
    """What each metric of the table means."""
    council = {"short_name": name, "region": region}
    council |= data.councils(viewer).row(by_predicate=pl.col("short_name") == name, named=True)
    newest = metric_views.newest(metric_views.metrics(viewer, council).figures)
    return [definition(metrics()[metric]) for metric in newest["metric"]]


def publications(viewer: Viewer, view: CouncilView, group: Peers, findings_from: str) -> list[str]:
    own = [view.result["publication_id"]] if view.result else []
    neighbours = ["census-2021-peers"] if "neighbours" in group.name else []
    return [FORMAL, *own, findings_from, *neighbours]
