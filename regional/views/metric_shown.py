"""One metric of a council over the years, as the Council page shows it; kept until anything is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl

from models.metric import Metric, metrics
from regional import data
from regional.access import Viewer
from regional.charts.colours import ThemeName
from regional.charts.drawing import Drawing, Words
from regional.charts.history import history
from regional.exports.taken import Taken
from regional.views import metrics as views
from regional.views.metric_taken import metric_taken
from regional.words import council_tables, metrics_table
from regional.words import metrics as words


@dataclass(frozen=True)
class MetricShown:
    title: str
    beneath: list[str]
    drawing: Drawing
    draw: Callable[[ThemeName], Drawing]
    taken: Callable[[], Taken]
    table: pl.DataFrame
    how_made: str
    source: str
    newest: pl.DataFrame  # every metric of the council in its newest year
    file: str


@data.kept_view
def metric_titles(viewer: Viewer, ons_code: str) -> dict[str, str]:
    """The metrics that the council or a predecessor has a published figure for: title by id."""
    return {
        metric: metrics()[metric].title for metric in views.metrics(viewer, _row(viewer, ons_code)).metrics
    }


@data.kept_view
def metric_shown(viewer: Viewer, ons_code: str, chosen: str, theme: ThemeName) -> MetricShown:
    """chosen: one of metric_titles."""
    council = _row(viewer, ons_code)
    name, metric, view = council["short_name"], metrics()[chosen], views.metrics(viewer, council)
    figures, newest = view.of(chosen), views.newest(view.figures)
    rows = newest.filter(pl.col("metric") == chosen).to_dicts()
    title = words.heading(name, metric, rows[0] if rows else None)
    source = words.source(metric, figures, data.publications(viewer))
    draw = _drawn(metric, figures, rows, title, source)
    return MetricShown(
        title=title,
        beneath=words.beneath(metric, rows, figures, view.predecessors),
        drawing=draw(theme),
        draw=draw,
        taken=partial(metric_taken, viewer, council, chosen),
        table=metrics_table.history(figures),
        how_made=words.how_made(metric),
        source=source,
        newest=council_tables.newest_figures(newest, council["region"]),
        file=f"{name} {chosen}".lower().replace(" ", "-"),
    )


def _drawn(
    metric: Metric, figures: pl.DataFrame, rows: list[dict], title: str, source: str
) -> Callable[[ThemeName], Drawing]:
    points = figures.select("series", "value", name="area", year="period")
    breaks = views.breaks(metric, figures)
    broken = words.series_breaks(breaks)
    basis = " ".join([words.drawn(metric), *broken, *[words.counted(metric, row) for row in rows]])
    said = Words(title, basis, source, f"{title}. {basis}")
    return partial(history, points, said, metric.unit, breaks=list(breaks))


def _row(viewer: Viewer, ons_code: str) -> dict:
    return data.councils(viewer).row(by_predicate=pl.col("ons_code") == ons_code, named=True)
