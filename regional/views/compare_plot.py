"""The rows of a comparison's picture: who is named, in which order, with which words beside the dot."""

import polars as pl

from models.framework import current
from regional.analysis.against_peers import NO_INTERVAL
from regional.charts.dots import Plot
from regional.charts.dots_axis import Reference, metric_axis, score_axis
from regional.views.compare_metric import MetricComparison
from regional.views.compare_statement import StatementComparison
from regional.words.compare_metric import absent
from regional.words.compare_numbers import in_unit, level, limits_shown
from regional.words.compare_statement import shown
from regional.words.plain import number, the

MOST_NAMED = 40  # councils: a larger group is a strip, with those of the council's region named


def metric_plot(made: MetricComparison, region: str, order: str) -> Plot:
    """order: a key of words.compare.ORDERS."""
    metric = made.metric
    rows = [
        {
            **{name: row[name] for name in ("name", "ours", "value", "lower", "upper")},
            "shown": _shown(row, made),
            "brief": "no figure" if row["value"] is None else level(row["value"], metric.unit),
            "people": number(row["denominator"], "count") if row["denominator"] else "",
            "hollow": False,
            "check": None,
        }
        for row in _named(in_order(made.rows, "value", order), region).iter_rows(named=True)
    ]
    lines = [
        Reference(value, f"{words} {level(value, metric.unit)}", dashed)
        for value, words, dashed in ((made.england, "England", False), (made.region, region, True))
        if value is not None
    ]
    numbers = pl.Series([*made.rows["value"], *made.rows["lower"], *made.rows["upper"]]).drop_nulls()
    counted = any(row["people"] for row in rows)
    return Plot(
        rows=pl.DataFrame(rows, infer_schema_length=None),
        axis=metric_axis([*numbers, *[line.value for line in lines]] or [0.0, 1.0], metric.unit),
        lines=tuple(lines),
        heads=("value (95% interval)" if made.has_limits else NO_INTERVAL, "out of" if counted else ""),
        everybody=_everybody(made.rows, "value", region),
        near=the(region),
    )


def statement_plot(made: StatementComparison, region: str, order: str) -> Plot:
    rows = [
        {
            **{name: row[name] for name in ("name", "ours", "check")},
            "value": row["score"],
            "lower": None,
            "upper": None,
            "shown": shown(row),
            "brief": shown(row),
            "people": "",
            "hollow": row["kind"] == "pilot",
        }
        for row in _named(in_order(made.rows, "score", order), region).iter_rows(named=True)
    ]
    return Plot(
        rows=pl.DataFrame(rows, infer_schema_length=None),
        axis=score_axis(current()),
        heads=("published", ""),
        scores=True,
        everybody=_everybody(made.rows.filter("counted"), "score", region, of=made.rows.height),
        near=the(region),
    )


def in_order(rows: pl.DataFrame, value: str, order: str) -> pl.DataFrame:
    """Ours first, then the peers as chosen; sorted by value the highest comes first, unknown ones last."""
    ours, peers = rows[:1], rows[1:]
    if order == "name":
        peers = peers.sort("name")
    elif order == "value":
        peers = peers.sort(value, descending=True, nulls_last=True, maintain_order=True)
    return pl.concat([ours, peers])


def _named(rows: pl.DataFrame, region: str) -> pl.DataFrame:
    if rows.height - 1 <= MOST_NAMED:
        return rows
    return rows.filter(pl.col("ours") | (pl.col("region") == region))


def _everybody(rows: pl.DataFrame, value: str, region: str, of: int | None = None) -> pl.DataFrame | None:
    """The strip of a group too large to name; none for a smaller one. of: its size with the unknown."""
    known = rows.drop_nulls(value)
    if (of or rows.height) - 1 <= MOST_NAMED or known.is_empty():
        return None
    return known.select("name", "ours", value=pl.col(value).cast(pl.Float64), near=pl.col("region") == region)


def _shown(row: dict, made: MetricComparison) -> str:
    """30.3% (28.7 to 31.9); the reason where there is no value, a dash where there is no interval."""
    if row["value"] is None:
        return _first_of(absent(row))
    value, limits = in_unit(row["value"], made.metric), limits_shown(row, made.metric)
    short = level(row["value"], made.metric.unit)
    if limits == NO_INTERVAL:
        return f"{value} (–)" if made.has_limits else value
    return f"{short} ({limits})"


def _first_of(reason: str) -> str:
    """The reason in the little room of a row; the whole of it stands under the picture."""
    return "made later" if reason.startswith("it was made later") else reason.removeprefix("the figure is ")
