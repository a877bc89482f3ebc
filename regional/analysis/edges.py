"""Councils whose rating stands on the edge of its band."""

import polars as pl

from models.framework import STATEMENTS
from regional.analysis.rating import OneStep, one_step


def edges(scores: pl.DataFrame) -> pl.DataFrame:
    """Find the councils one score away from another rating: one row each.

    scores: ons_code, statement, score; a council without all nine known is left out.
    Returns ons_code, total, and
        up    one statement higher, at least one of them, would be a better rating
        down  one statement lower, whichever it is, would be a worse one
    A fall that matters only because it makes a 1 is not an edge: nearly every council has one.
    Arithmetic, not a forecast.
    """
    rows = []
    for (ons_code,), mine in scores.drop_nulls("score").group_by("ons_code", maintain_order=True):
        nine = dict(mine.select("statement", "score").iter_rows())
        if len(nine) == len(STATEMENTS):
            steps = one_step(nine)
            rows.append((ons_code, sum(nine.values()), any(_moves(steps, 1)), all(_moves(steps, -1))))
    schema = {"ons_code": pl.String, "total": pl.Int64, "up": pl.Boolean, "down": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row").filter(pl.col("up") | pl.col("down"))


def _moves(steps: list[OneStep], change: int) -> list[bool]:
    """For each statement that can move so: would the rating change? Nothing can fall below all ones."""
    return [step.changes for step in steps if step.change == change] or [False]
