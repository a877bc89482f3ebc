"""What a council's return becomes once read: four frames, always of these shapes."""

from dataclasses import dataclass

import polars as pl

SCORES = {"statement": pl.String, "score": pl.Int64, "reason": pl.String}
ANSWERS = {
    "statement": pl.String,
    "how_are_we_doing": pl.String,
    "how_do_we_know": pl.String,
    "what_next": pl.String,
    "unchanged": pl.Boolean,
}
FIGURES = {
    "metric": pl.String,
    "breakdown": pl.String,
    "value": pl.Float64,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "marker": pl.String,
    "note": pl.String,
}
EVIDENCE = {
    "statement": pl.String,
    "people": pl.Int64,
    "staff": pl.Int64,
    "partners": pl.Int64,
    "processes": pl.Int64,
}


@dataclass(frozen=True)
class ReturnFrames:
    """One council's return for one quarter.

    scores    own scores: statement, score 1 to 4 (null not given), reason
    answers   statement, the three answers, and whether they are unchanged (null not said)
    figures   metric, breakdown, value in the metric's unit, numerator, denominator, marker, note
    evidence  statement and a score 1 to 4 for each evidence category (null not given)

    Each statement, and each metric and breakdown, stands in one row at most. Null is not given, never zero.
    """

    scores: pl.DataFrame
    answers: pl.DataFrame
    figures: pl.DataFrame
    evidence: pl.DataFrame


def empty() -> ReturnFrames:
    return ReturnFrames(*(pl.DataFrame(schema=shape) for shape in (SCORES, ANSWERS, FIGURES, EVIDENCE)))
