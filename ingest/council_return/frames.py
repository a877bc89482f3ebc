"""What a council's return becomes once read: frames, always of these shapes."""

from dataclasses import dataclass, field

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
WAITING = {
    "band": pl.String,
    "waiting": pl.Int64,
    "longest_wait": pl.Int64,
    "marker": pl.String,
    "note": pl.String,
}
AUDITS = {
    "area": pl.String,
    "audited": pl.Int64,
    "met": pl.Int64,
    "partly_met": pl.Int64,
    "not_met": pl.Int64,
    "note": pl.String,
}
DOCUMENTS = {
    "row": pl.Int64,
    "statement": pl.String,
    "title": pl.String,
    "kind": pl.String,
    "dated": pl.Date,
    "reference": pl.String,
    "next_review": pl.Date,
}


@dataclass(frozen=True)
class ReturnFrames:
    """One council's return for one quarter.

    scores    own scores: statement, score 1 to 4 (null not given), reason
    answers   statement, the three answers, and whether they are unchanged (null not said)
    figures   metric, breakdown, value in the metric's unit, numerator, denominator, marker, note
    evidence  statement and a score 1 to 4 for each evidence category (null not given)
    waiting   risk band, people waiting, the longest wait in days, marker, note
    audits    practice area, case files audited, how many met, partly met or did not meet the standard, note
    documents row (its place in the index), statement, title, kind, dated, reference, next_review

    The last four are empty unless the region asks for them. Each statement, band and area, and each metric
    and breakdown, stands in one row at most. Null is not given, never zero.

    carried_from is the quarter the file was filled in from before anybody typed; null if it was not.
    """

    scores: pl.DataFrame
    answers: pl.DataFrame
    figures: pl.DataFrame
    evidence: pl.DataFrame
    waiting: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=WAITING))
    audits: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=AUDITS))
    documents: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=DOCUMENTS))
    carried_from: str | None = None

    def by_name(self) -> dict[str, pl.DataFrame]:
        return {name: frame for name, frame in vars(self).items() if name != "carried_from"}


def empty() -> ReturnFrames:
    return ReturnFrames(*(pl.DataFrame(schema=shape) for shape in (SCORES, ANSWERS, FIGURES, EVIDENCE)))
