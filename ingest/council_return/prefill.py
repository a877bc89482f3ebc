"""What a template holds before anyone types: every statement and metric asked for, and the last return."""

from collections.abc import Callable, Collection, Iterator

import polars as pl

from ingest.council_return.frames import ReturnFrames
from ingest.council_return.said_before import audits_in_words, waiting_in_words
from models.council_return import AREAS, BANDS
from models.framework import STATEMENTS
from models.metric import Metric, metrics
from models.return_layout import (
    ALL,
    ANSWERS,
    AUDITS,
    DOCUMENTS,
    EVIDENCE,
    METRICS,
    MOST_DOCUMENTS,
    SCORES,
    WAITING,
    asked_for,
    row_name,
)

SPARE_ROWS = 10  # for breakdowns, and for documents
Row = dict[str, object]  # by field; null is an empty cell


def prefilled(
    last: ReturnFrames,
    optional: Collection[str],
    correction: bool = False,
    carried: bool = False,
    asked: Collection[str] | None = None,
    before: ReturnFrames | None = None,
) -> dict[str, list[Row]]:
    """The rows of each sheet. Own scores, answers and documents are carried forward; numbers are only shown.

    correction: `last` was given for this very quarter, so all of it stands until it is changed.
    before: the return before such a `last`, whose figures are shown beside.
    carried: the numbers are copied forward as well. asked: ids of metrics; null is all that are collected.
    """
    whole = correction or carried
    answers = _carried(last.answers)
    sheets = {
        SCORES: _carried(last.scores),
        ANSWERS: answers if correction else [_unchanged(row) for row in answers],
        METRICS: _with_spare(
            list(_metrics(last.figures, correction, whole, asked, before.figures if before else None))
        ),
        EVIDENCE: _carried(last.evidence),
        WAITING: _shown("band", BANDS, last.waiting, None if whole else waiting_in_words),
        AUDITS: _shown("area", AREAS, last.audits, None if whole else audits_in_words),
        DOCUMENTS: _documents(last.documents),
    }
    return {sheet: sheets[sheet] for sheet in asked_for(optional)}


def is_spare(row: Row) -> bool:
    """Whether it is a row of Metrics for one more breakdown: whose, and of which group, is left open."""
    return "rows_above" in row


def _with_spare(rows: list[Row]) -> list[Row]:
    spare = {"title": "Another group of a metric above: choose its code", "rows_above": len(rows)}
    return [*rows, *[spare] * SPARE_ROWS]


def _carried(frame: pl.DataFrame) -> list[Row]:
    """One row a statement, in CQC's order, with what was last given for it."""
    given = {row["statement"]: row for row in frame.to_dicts()}
    return [given.get(statement, {"statement": statement}) for statement in STATEMENTS]


def _unchanged(row: Row) -> Row:
    """An answer is unchanged until somebody changes it; where there was none there is nothing to say."""
    answered = any(value for field, value in row.items() if field not in ("statement", "unchanged"))
    return row | {"unchanged": True if answered else None}


def _metrics(
    last: pl.DataFrame,
    correction: bool,
    whole: bool,
    asked: Collection[str] | None,
    earlier: pl.DataFrame | None,
) -> Iterator[Row]:
    """One row a metric, and one for each breakdown that was last given for it."""
    given, given_before = _by_place(last), _by_place(earlier)
    for metric in (each for each in asked_for_metrics() if asked is None or each.id in asked):
        before = [breakdown for of, breakdown in given if of == metric.id and breakdown != ALL]
        for breakdown in (ALL, *before):
            figure = given.get((metric.id, breakdown), {})
            beside = given_before.get((metric.id, breakdown), {}) if correction else figure
            shown = beside.get("marker") if beside.get("value") is None else beside["value"]
            row = {"metric": metric.id, "title": metric.title, "unit": metric.unit, "breakdown": breakdown}
            yield {**(figure if whole else {}), **row, "last_quarter": shown}


def _by_place(figures: pl.DataFrame | None) -> dict[tuple[str, str], Row]:
    rows = [] if figures is None else figures.to_dicts()
    return {(row["metric"], row["breakdown"]): row for row in rows}


def _shown(
    about: str, names: tuple[str, ...], last: pl.DataFrame, in_words: Callable[[Row], str] | None
) -> list[Row]:
    """One row a band or area: with what was last given in words beside it or, without words, given again."""
    given = {row[about]: row for row in last.iter_rows(named=True)}
    rows = []
    for name in names:
        row = given.get(name, {})
        rows.append({about: name, "said_before": in_words(row)} if in_words and row else {**row, about: name})
    return rows


def _documents(last: pl.DataFrame) -> list[Row]:
    """The index as it was, numbered anew, and room for more."""
    given = last.sort("row").to_dicts()
    rows = [*given, *[{}] * min(SPARE_ROWS, MOST_DOCUMENTS - len(given))]
    return [{**row, "row": row_name(number)} for number, row in enumerate(rows, start=1)]


def asked_for_metrics() -> list[Metric]:
    """Those that are alike stand together: by statement in CQC's order, then theme, then title."""
    asked = [metric for metric in metrics().values() if metric.collected_quarterly]
    return sorted(asked, key=lambda each: (STATEMENTS.index(each.statement), each.theme or "", each.title))
