"""What a template holds before anyone types: every statement and metric asked for, and the last return."""

from collections.abc import Iterator

import polars as pl

from ingest.return_frames import ReturnFrames
from ingest.return_layout import ALL, ANSWERS, EVIDENCE, METRICS, SCORES
from models.framework import STATEMENTS
from models.metric import Metric, metrics

Row = dict[str, object]  # by field; null is an empty cell


def prefilled(last: ReturnFrames, evidence_scores: bool, correction: bool = False) -> dict[str, list[Row]]:
    """The rows of each sheet. Own scores and answers are carried forward; figures are only shown.

    correction: `last` was given for this very quarter, so all of it stands until it is changed.
    """
    answers = _carried(last.answers)
    sheets = {
        SCORES: _carried(last.scores),
        ANSWERS: answers if correction else [_unchanged(row) for row in answers],
        METRICS: list(_metrics(last.figures, correction)),
    }
    return sheets | {EVIDENCE: _carried(last.evidence)} if evidence_scores else sheets


def _carried(frame: pl.DataFrame) -> list[Row]:
    """One row a statement, in CQC's order, with what was last given for it."""
    given = {row["statement"]: row for row in frame.to_dicts()}
    return [given.get(statement, {"statement": statement}) for statement in STATEMENTS]


def _unchanged(row: Row) -> Row:
    """An answer is unchanged until somebody changes it; where there was none there is nothing to say."""
    answered = any(value for field, value in row.items() if field not in ("statement", "unchanged"))
    return row | {"unchanged": True if answered else None}


def _metrics(last: pl.DataFrame, correction: bool) -> Iterator[Row]:
    """One row a metric, and one for each breakdown that was last given for it."""
    given = {(row["metric"], row["breakdown"]): row for row in last.to_dicts()}
    for metric in asked_for_metrics():
        before = [breakdown for of, breakdown in given if of == metric.id and breakdown != ALL]
        for breakdown in (ALL, *before):
            figure = given.get((metric.id, breakdown), {})
            shown = figure.get("value") if figure.get("value") is not None else figure.get("marker")
            row = {"metric": metric.id, "title": metric.title, "unit": metric.unit, "breakdown": breakdown}
            yield {**figure, **row} if correction else {**row, "last_quarter": shown}


def asked_for_metrics() -> list[Metric]:
    """Those that are alike stand together: by statement in CQC's order, then theme, then title."""
    asked = [metric for metric in metrics().values() if metric.collected_quarterly]
    return sorted(asked, key=lambda each: (STATEMENTS.index(each.statement), each.theme or "", each.title))
