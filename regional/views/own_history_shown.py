"""One metric of a council's own returns, drawn: what the Council page shows and a pack takes along."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl

from models.metric import metrics
from regional.access import Viewer
from regional.charts.drawing import Drawing, Words
from regional.charts.own_history import own_history as drawn
from regional.exports.taken import Taken
from regional.views import own_history as views
from regional.views.own_history_taken import own_history_taken
from regional.words import own_history as words
from regional.words import trend


@dataclass(frozen=True)
class OwnHistoryShown:
    title: str
    trend: list[str]
    beneath: list[str]
    draw: Callable[[str], Drawing]  # from a theme's name
    taken: Callable[[], Taken]
    table: pl.DataFrame
    how_made: str
    source: str
    file: str


def own_history_shown(viewer: Viewer, council: dict, chosen: str) -> OwnHistoryShown:
    """council: a row of data.councils; chosen: one of own_history.metrics_sent."""
    code, name = council["ons_code"], council["short_name"]
    metric, history = metrics()[chosen], views.own_history(viewer, code, chosen)
    title, source = words.heading(metric, history), words.source(name, history)
    points = history.with_columns(
        letter=pl.Series([words.letter(row) for row in history.iter_rows(named=True)], dtype=pl.String)
    )
    said = Words(title, words.drawn(metric, name, history), source, words.described(title, metric, history))
    return OwnHistoryShown(
        title=title,
        trend=trend.sentences(metric, history, "quarter"),
        beneath=words.beneath(metric, history),
        draw=partial(drawn, points, said, metric.unit),
        taken=partial(own_history_taken, viewer, council, chosen),
        table=words.table(metric, history),
        how_made=words.how_made(metric, history),
        source=source,
        file=f"{name} own {chosen}".lower().replace(" ", "-"),
    )
