"""Each score of a region as it is taken away: one row a council and statement, on a sheet and in the .csv."""

import polars as pl

from regional.exports.taken import Column, Table
from regional.views import scores_taken as scores
from regional.views.region import OwnView, RegionView
from regional.words.plain import of

EACH = "Each score"


def each_score(published: RegionView, own: OwnView | None, mode: str, quarter: str | None) -> pl.DataFrame:
    """One row a council and statement, plain: what the .csv holds."""
    names = published.councils.select("ons_code", council="short_name")
    cells = {"published": published.cells, "own": own and own.cells, "gap": own and own.gap_cells}[mode]
    frame = cells.drop("council").join(names, on="ons_code", maintain_order="left")
    about = published.scores.select("ons_code", "statement", "kind", "published", "url")
    frame = frame.join(about, on=["ons_code", "statement"], how="left", maintain_order="left")
    none = pl.when(pl.col("value").is_null())
    plain = {
        "score": pl.col("value"),
        "unit": pl.lit(scores.UNIT),
        "marker": none.then(pl.lit(scores.NOT_KNOWN if mode == "published" else "not given")),
    }
    ids = ("ons_code", "council", scores.names().alias("statement"))
    if mode == "published":
        how = (
            "kind",
            "indicative",
            scores.how_read().alias("how_read"),
            "published",
            "url",
            scores.look().alias("how"),
        )
        return frame.select(*ids, *(each.alias(name) for name, each in plain.items()), *how)
    asked = pl.lit(quarter).alias("quarter")
    if mode == "own":
        return frame.select(*ids, asked, *(each.alias(name) for name, each in plain.items()))
    both = {"own_score": own.cells["value"], "published_score": published.cells["value"]}
    difference = {"own_less_published": "value", "unit": pl.lit("difference of scores")}
    frame = frame.with_columns(**both)
    missing = none.then(pl.lit("no own score, no published score, or a pilot's")).alias("marker")
    return frame.select(*ids, asked, *both, **difference).with_columns(frame.select(missing).to_series())


def each_table(each: pl.DataFrame) -> Table:
    about = {
        "council": Column("council", "Council", "name", 26),
        "ons_code": Column("ons_code", "ONS code", "text", 11),
        "statement": Column("statement", "Statement", "text", 22),
        "quarter": Column("quarter", "Quarter", "text", 12),
        "own_score": Column("own_score", "Own score, 1 to 4", "score", 10),
        "published_score": Column("published_score", "Published score, 1 to 4", "score", 11),
        "own_less_published": Column("own_less_published", "Own less published", "gap", 11),
        "score": Column("score", "Score, 1 to 4", "score", 9, "how"),
        "kind": Column("kind", "Result", "text", 9),
        "how_read": Column("how_read", "How it was read", "text", 34),
        "published": Column("published", "Published", "day", 12),
        "marker": Column("marker", "Why empty", "text", 18),
        "url": Column("url", "Where it was read", "address", 30),
    }
    columns = tuple(column for name, column in about.items() if name in each.columns)
    known = each.height - each["marker"].count()
    heading = f"One row a council and statement: {of(known, each.height)} have a value"
    return Table(EACH, heading, each, columns)
