"""The tables of the Region page as they are taken away."""

import polars as pl

from models.framework import STATEMENTS
from regional import data
from regional.access import Viewer
from regional.analysis.results import shown
from regional.exports.taken import Column, Table
from regional.views import scores_taken as scores
from regional.views.region import OwnView, RegionView
from regional.views.taken_facts import SIGNS
from regional.words import region as words
from regional.words import region_chart

SCORES, RATINGS, BY_STATEMENT = "Scores", "Ratings", "By statement"
GAPS = ("lower", "same", "higher")


def scores_table(published: RegionView, own: OwnView | None, mode: str, heading: str) -> Table:
    """One row a council: nine scores as numbers, their total, and CQC's rating beside CQC's scores."""
    seen = {"published": (published.results, published.cells)}
    if own:
        seen |= {"own": (own.results, own.cells), "gap": (own.gap_results, own.gap_cells)}
    results, cells = seen[mode]
    known = cells.group_by("ons_code").agg(known=pl.col("value").count())
    frame = (
        results.join(scores.wide(cells), on="ons_code", maintain_order="left")
        .join(known, on="ons_code", maintain_order="left")
        .with_columns(empty=_why_empty(mode))
    )
    columns = (
        Column("council", "Council", "name", 25),
        *scores.statement_columns("gap" if mode == "gap" else "score"),
        *([] if mode == "gap" else [Column("total", "Total, 9 to 36", "0", 8)]),
        *([Column("rating", "CQC's rating", "text", 22)] if mode == "published" else []),
        Column("empty", "Why empty", "text", 34),
    )
    notes = (region_chart.ALPHABET, *([SIGNS] if mode == "published" else []))
    return Table(SCORES, heading, frame, columns, notes)


def ratings_table(viewer: Viewer, published: RegionView, heading: str) -> Table:
    """One row a council: CQC's rating, when it was published, how and where it was read."""
    where = shown(data.assessments(viewer)).select("ons_code", "url", "note")
    none = pl.when(pl.col("rating").is_null()).then(pl.lit("rating not known to us yet"))
    frame = published.results.join(where, on="ons_code", how="left", maintain_order="left").with_columns(
        result=_result(), read=scores.how_read("rating_check"), empty=none
    )
    columns = (
        Column("council", "Council", "name", 25),
        Column("rating", "CQC's rating", "text", 22),
        Column("result", "Result", "text", 19),
        Column("published", "Published", "day", 16),
        Column("read", "How the rating was read", "text", 54),
        Column("note", "Note", "text", 30),
        Column("empty", "Why empty", "text", 26),
        Column("url", "Where it was read", "address", 30),
    )
    return Table(RATINGS, heading, frame, columns)


def _result() -> pl.Expr:
    known = pl.when(pl.col("state") != "nothing")
    provisional = pl.col("status") == "provisional"
    formal = pl.when(provisional).then(pl.lit("formal, provisional")).otherwise(pl.lit("formal"))
    return known.then(pl.when("indicative").then(pl.lit("pilot, indicative")).otherwise(formal))


def _why_empty(mode: str) -> pl.Expr:
    known, n = pl.col("known"), len(STATEMENTS)
    none = {
        "published": "nothing known to us yet",
        "own": "no own score shown",
        "gap": "not both an own and a formal published score",
    }[mode]
    missing = pl.format("{} of {} not known", n - known, pl.lit(n))
    rating = pl.when(pl.col("rating").is_null()).then(pl.lit("rating not known to us yet"))
    scores_why = (
        pl.when(known == n).then(None).when(known == 0).then(pl.lit("nine scores not known to us yet"))
    )
    if mode != "published":
        return pl.when(known == n).then(None).when(known == 0).then(pl.lit(none)).otherwise(missing)
    why = pl.concat_str(
        rating, scores_why.otherwise(missing + " (scores)"), separator="; ", ignore_nulls=True
    )
    return pl.when(pl.col("state") == "nothing").then(pl.lit(none)).when(why != "").then(why)


def by_statement(published: RegionView, own: OwnView | None, mode: str) -> Table:
    """One row a statement: how many councils at each score, and the comparison with the rest of England."""
    statement = Column("name", "Statement", "name", 22)
    if mode == "gap":
        sign = own.gap_cells.drop_nulls("value").with_columns(sign=pl.col("value").sign())
        ways = [(pl.col("sign") == way).sum().alias(name) for way, name in zip((-1, 0, 1), GAPS, strict=True)]
        counts = sign.group_by("statement").agg(*ways)
        frame = _nine(counts).with_columns(pl.col(GAPS).fill_null(0))
        heads = ("Own score lower", "The same", "Own score higher")
        columns = [Column(name, head, "0", 14) for name, head in zip(GAPS, heads, strict=True)]
        return Table(BY_STATEMENT, words.differences(own.gap_cells).rstrip("."), frame, (statement, *columns))
    counts = published.counts if mode == "published" else own.counts
    counted = (
        Column("n", "Councils with a known score", "0", 14),
        Column("below_three", "Scored 2 or below", "0", 12),
        Column("three_or_above", "Scored 3 or above", "0", 12),
    )
    columns = (statement, *scores.level_columns("at_", "Councils"), *counted)
    if mode == "own":
        return Table(BY_STATEMENT, words.commonest_own_shortfall(counts).rstrip("."), _nine(counts), columns)
    compared = published.compared.drop("n", "k").with_columns(pl.col("lower", "upper") * 100)
    frame = _nine(counts.join(compared, on="statement", maintain_order="left"))
    beside = (
        Column("lower", "At 3 or above, 95% interval, from (%)", "0.0", 14),
        Column("upper", "to (%)", "0.0", 10),
        Column("elsewhere_k", "Rest of England: 3 or above", "0", 14),
        Column("elsewhere_n", "Rest of England: known scores", "0", 14),
        Column("verdict", "Than in the rest of England", "text", 16),
    )
    heading = words.by_statement(published.compared)
    return Table(BY_STATEMENT, heading, frame, (*columns, *beside), (words.HOW_COMPARED,))


def _nine(counts: pl.DataFrame) -> pl.DataFrame:
    nine = pl.DataFrame({"statement": list(STATEMENTS)}).with_columns(name=scores.names())
    return nine.join(counts, on="statement", how="left", maintain_order="left")
