"""One metric in a council's own returns, quarter by quarter, as it is taken away."""

import polars as pl

from models.metric import metrics
from regional.access import Viewer
from regional.charts.colours import LIGHT
from regional.exports.taken import SHOWN, Chart, Column, Fact, Series, Table, Taken
from regional.views import own_history as views
from regional.views.metric_taken import DECIMALS
from regional.views.stretches import stretches
from regional.views.taken_facts import PICTURE, definition, ending, made
from regional.words import own_history as words
from regional.words import trend
from regional.words.plain import first_up

BY_QUARTER = "By quarter"


def own_history_taken(viewer: Viewer, council: dict, metric_id: str) -> Taken:
    """council: a row of data.councils."""
    metric, name, code = metrics()[metric_id], council["short_name"], council["ons_code"]
    history = views.own_history(viewer, code, metric_id)
    absent = [None if row["value"] is not None else words.why_absent(row) for row in history.to_dicts()]
    told = [trend.in_a_cell(row) for row in history.to_dicts()]
    frame = history.with_columns(empty=pl.Series(absent, dtype=pl.String), told=pl.Series(told))
    title, source = words.heading(metric, history), words.source(name, history)
    described = words.described(title, metric, history)
    unit = metric.unit
    parts, frame = stretches(frame, "value", frame["part"], f"Value ({unit})", DECIMALS.get(unit, "0.0"))
    lines = tuple(Series(part.name, LIGHT.ours, "line") for part in parts)
    return Taken(
        title=f"{name}: {title[:1].lower()}{title[1:]}",
        sentences=(*trend.sentences(metric, history, "quarter"), *words.beneath(metric, history)),
        charts=(Chart("lines", title, described, BY_QUARTER, "quarter", lines, first_up(metric.unit)),),
        tables=(_table(frame, parts, title),),
        facts=(
            Fact(SHOWN, f"{words.drawn(metric, name, history)} {source}"),
            made(words.HOW_MADE, PICTURE),
            made(words.HOW_TABLE),
            made(trend.HOW_MADE),
            definition(metric),
            *ending(sent=True),
        ),
        source=source,
        data=frame.select(
            ons_code=pl.lit(code),
            council=pl.lit(name),
            metric=pl.lit(metric_id),
            metric_title=pl.lit(metric.title),
            quarter="quarter",
            value="value",
            unit=pl.lit(metric.unit),
            marker="empty",
            numerator="numerator",
            denominator="denominator",
            note="note",
            series_break="breaks",
            mean="mean",
            lower_limit="lower",
            upper_limit="upper",
            trend="told",
        ),
    )


def _table(frame: pl.DataFrame, values: list[Column], heading: str) -> Table:
    columns = (
        Column("quarter", "Quarter", "name", 14),
        *values,
        Column("numerator", "Numerator", "0", 14),
        Column("denominator", "Denominator", "0", 14),
        Column("empty", "Why empty", "text", 22),
        Column("told", "Trend", "text", 26),
        Column("note", "Note from the return", "text", 70),
    )
    return Table(BY_QUARTER, heading, frame, columns, (words.HOW_TABLE,))
