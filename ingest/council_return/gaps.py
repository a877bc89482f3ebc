"""Figures that were given last time and are neither given nor explained now."""

import polars as pl

from ingest.council_return.frames import ReturnFrames
from ingest.council_return.sheet_checks import missing_sheets
from ingest.issues import Issue
from models.metric import metrics
from models.return_layout import ALL, METRICS, Rows, plain

MOST_NAMED = 4


def gap(
    frames: ReturnFrames, last: ReturnFrames, last_quarter: str, rows: Rows, issues: list[Issue]
) -> list[Issue]:
    """One warning for all figures that had a value or marker and have neither; not for those to be mended.

    None where the sheet itself is reported missing: that is said once.
    """
    if METRICS in missing_sheets(issues):
        return []
    faulty = {
        row for each in issues if each.level == "error" and each.sheet in (METRICS, None) for row in each.rows
    }
    given = _keys(frames.figures)
    missing = [
        key
        for key in _keys(last.figures)
        if key not in given and not faulty.intersection(rows.get((METRICS, *key), ()))
    ]
    if not missing:
        return []
    named = [_name(*key) for key in missing[:MOST_NAMED]]
    named += [f"{len(missing) - MOST_NAMED} more"] if missing[MOST_NAMED:] else []
    few = len(missing) == 1
    message = f"{len(missing)} {'figure' if few else 'figures'} given for {last_quarter} "
    message += f"{'has' if few else 'have'} neither value nor marker now: {'; '.join(named)}. "
    message += f'{"It" if few else "They"} will be stored as "not given".'
    mend = "Fill in the value, or a marker that says why there is none."
    at = sorted({row for key in missing for row in rows.get((METRICS, *key), ())})
    return [Issue("warning", "gap", message, mend, METRICS, "Value", tuple(at))]


def _keys(figures: pl.DataFrame) -> list[tuple[str, str]]:
    """Metric and breakdown of what has a value or a marker."""
    told = figures.filter(pl.col("value").is_not_null() | pl.col("marker").is_not_null())
    return [
        (metric, plain(breakdown)) for metric, breakdown in told.select("metric", "breakdown").iter_rows()
    ]


def _name(metric: str, breakdown: str) -> str:
    return metrics()[metric].title + ("" if breakdown == ALL else f" ({breakdown})")
