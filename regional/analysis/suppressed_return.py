"""What a council sent, as others than its own people may see it: small counts hidden, the rest rounded."""

from collections.abc import Mapping
from math import floor

import polars as pl

from models.metric import Metric
from regional.analysis.suppression import FEWEST, hidden, is_small, percent, rounded

SUPPRESSED = "c"
BREAK = "Series break"
PER = {"per 100,000": 100_000}
PARTS = ("met", "partly_met", "not_met")


def figures(sent: pl.DataFrame, metrics: Mapping[str, Metric]) -> pl.DataFrame:
    """sent: quarter, metric, breakdown, value, numerator, denominator, marker, note. The same rows come back.

    A hidden figure has no value, no parts, no note (it may tell the number) and the marker "c". Shares are
    whole per cents, rates whole numbers, counts and parts to the nearest 5. A share or rate that came without
    its parts is hidden: nobody can tell how many people it is about. Which groups make up a whole is not
    known, so where one figure of a metric and quarter is hidden, all its groups are.
    """
    rows = [_figure(row, metrics[row["metric"]]) for row in sent.to_dicts()]
    holed = {_cell(row) for row in rows if row["marker"] == SUPPRESSED}
    shown = [_hide(row) if row["breakdown"] != "all" and _cell(row) in holed else row for row in rows]
    return pl.DataFrame(shown, schema=sent.schema)


def waiting(sent: pl.DataFrame) -> pl.DataFrame:
    """sent: a row a risk band. The whole is not published, so only small bands are hidden.

    A band that its council suppressed is a small one: its note and its longest wait tell as much as of ours.
    """
    rows = []
    for row in sent.to_dicts():
        count = row["waiting"]
        if row["marker"] == SUPPRESSED or (count is not None and is_small(count)):
            row |= {"waiting": None, "longest_wait": None, "marker": SUPPRESSED, "note": None}
        elif count is not None:
            row |= {"waiting": rounded(count)}
        rows.append(row)
    return pl.DataFrame(rows, schema=sent.schema)


def audits(sent: pl.DataFrame) -> pl.DataFrame:
    """sent: a row an area: audited is the total of met, partly_met and not_met. Files are cases of people."""
    rows = []
    for row in sent.to_dicts():
        parts = {name: row[name] for name in PARTS if row[name] is not None}
        total = row["audited"]
        gone = set(PARTS) if total is not None and is_small(total) else hidden(parts)
        for name in PARTS:
            row[name] = None if row[name] is None or name in gone else rounded(row[name])
        row["audited"] = None if total is None else rounded(total)
        if gone & parts.keys() or (total is not None and row["audited"] is None):
            row["note"] = None
        rows.append(row)
    return pl.DataFrame(rows, schema=sent.schema)


def _figure(row: dict, metric: Metric) -> dict:
    value, x, n = row["value"], row["numerator"], row["denominator"]
    if value is None:
        # What has no value may still have come with its parts, and those are counts.
        row = row | {"numerator": None, "denominator": None}
        return row | {"note": _harmless(row["note"])} if row["marker"] == SUPPRESSED else row
    if metric.unit == "count":
        shown = rounded(value)
    elif metric.unit in ("days", "score"):
        shown = None if n is not None and n < FEWEST else _whole(value, metric.unit)
    elif x is None or n is None:
        shown = None
    elif metric.unit == "%":
        shown = percent(x, n)
    else:
        shown = None if n < FEWEST or is_small(x) else _whole(value, metric.unit)
    if shown is None:
        return _hide(row)
    parts = {name: None if row[name] is None else rounded(row[name]) for name in ("numerator", "denominator")}
    return row | {"value": float(shown)} | {name: _float(count) for name, count in parts.items()}


def _whole(value: float, unit: str) -> float:
    """A ratio and a score of a few units keep a decimal; a rate or days do not."""
    return round(value, 1) if unit in ("ratio", "score") else float(floor(value + 0.5))


def _hide(row: dict) -> dict:
    if row["marker"] is None:
        row = row | {"marker": SUPPRESSED}
    return row | {"value": None, "numerator": None, "denominator": None, "note": _harmless(row["note"])}


def _harmless(note: str | None) -> str | None:
    """Of a note only that the series breaks there: the rest may tell the number that is hidden."""
    return BREAK if note is not None and note.lower().startswith(BREAK.lower()) else None


def _cell(row: dict) -> tuple[str, str]:
    return row["quarter"], row["metric"]


def _float(count: int | None) -> float | None:
    return None if count is None else float(count)
