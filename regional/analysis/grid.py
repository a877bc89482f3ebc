"""Councils by statements: the cells of the heat map, published, own, or the gap between them."""

import polars as pl

from models.framework import STATEMENTS


def published_scores(shown: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """The scores of the results that are shown, one row a council and statement.

    shown: one assessment a council (analysis/results.py), with id, ons_code, kind and published.
    scores: assessment_id, statement, score, check, url, source, note.
    Returns ons_code, kind, published and the columns of scores; an unknown score has no row.
    """
    of = shown.select(pl.col("id").alias("assessment_id"), "ons_code", "kind", "published")
    return scores.join(of, on="assessment_id", maintain_order="left")


def results(councils: pl.DataFrame, shown: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """What is known of each council, in the order of `councils`.

    Returns ons_code, council (its short name), rating, rating_check, published, status (null if not known),
    indicative (a pilot), total (of nine formal scores, else null) and
    state: "scores" (a rating and scores), "rating only", "scores only" or "nothing".
    """
    known = scores.group_by("ons_code").agg(known=pl.len(), total=pl.col("score").sum())
    columns = ["ons_code", "rating", pl.col("check").alias("rating_check"), "published", "status", "kind"]
    frame = (
        councils.select("ons_code", council="short_name")
        .join(shown.select(columns), on="ons_code", how="left", maintain_order="left")
        .join(known, on="ons_code", how="left", maintain_order="left")
    )
    indicative = (pl.col("kind") == "pilot").fill_null(False)
    has_rating, has_scores = pl.col("rating").is_not_null(), pl.col("known").is_not_null()
    state = (
        pl.when(has_rating & has_scores)
        .then(pl.lit("scores"))
        .when(has_rating)
        .then(pl.lit("rating only"))
        .when(has_scores)
        .then(pl.lit("scores only"))
        .otherwise(pl.lit("nothing"))
    )
    complete = (pl.col("known") == len(STATEMENTS)) & ~indicative
    return frame.with_columns(indicative=indicative, total=pl.when(complete).then("total"), state=state).drop(
        "kind", "known"
    )


def published_cells(councils: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """One row a council and statement: value (1 to 4, null unknown), check (null unknown), indicative."""
    known = scores.select(
        "ons_code", "statement", value="score", check="check", indicative=pl.col("kind") == "pilot"
    )
    return _every_cell(councils, known).with_columns(pl.col("indicative").fill_null(False))


def own_cells(councils: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """The same for own scores of one quarter: ons_code, statement, score; check is "own"."""
    known = own.filter(pl.col("score").is_not_null()).select(
        "ons_code", "statement", value="score", check=pl.lit("own"), indicative=pl.lit(False)
    )
    return _every_cell(councils, known).with_columns(pl.col("indicative").fill_null(False))


def gap_cells(published: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Own minus published, -3 to 3; null where either is unknown, or where the published one is a pilot's."""
    formal = pl.when(~pl.col("indicative")).then("value")
    gap = own["value"] - published.select(formal).to_series()
    return published.with_columns(value=gap, indicative=pl.lit(False))


def _every_cell(councils: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    statements = pl.DataFrame({"statement": list(STATEMENTS)})
    cells = councils.select("ons_code", council="short_name").join(statements, how="cross")
    return cells.join(known, on=["ons_code", "statement"], how="left", maintain_order="left")


def own_results(published: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """`results` with the total of nine own scores (else null) in place of the published one."""
    given = own.drop_nulls("score").group_by("ons_code").agg(given=pl.len(), own_total=pl.col("score").sum())
    nine = pl.when(pl.col("given") == len(STATEMENTS)).then("own_total")
    joined = published.join(given, on="ons_code", how="left", maintain_order="left")
    return joined.with_columns(total=nine).drop("given", "own_total")


def with_own_state(results: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """`results` for cells of own scores or gaps: state "scores only" with any value, else "nothing"."""
    has_value = pl.col("ons_code").is_in(cells.drop_nulls("value")["ons_code"].to_list())
    state = pl.when(has_value).then(pl.lit("scores only")).otherwise(pl.lit("nothing"))
    return results.with_columns(state=state)
