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
from regional.views.trend import by_year
from regional.words import council_tables, groups, metrics_table, trend
from regional.words import metrics as words

LIMITS = ["value", "mean", "lower", "upper", "part", "state", "point"]  # of a trend, as a chart takes them


@dataclass(frozen=True)
class MetricShown:
    title: str
    trend: list[str]
    beneath: list[str]
    drawing: Drawing
    draw: Callable[[ThemeName], Drawing]
    taken: Callable[[], Taken]
    table: pl.DataFrame
    how_made: str
    source: str
    newest: pl.DataFrame  # every metric of the council in its newest year
    restated: pl.DataFrame  # figures here whose first published value was another one, as the page shows them
    restated_heading: str
    known_faults: str
    file: str


@data.kept_view
def metric_titles(viewer: Viewer, ons_code: str) -> dict[str, str]:
    """The metrics that the council or a predecessor has a published figure for: title by id."""
    return {
        metric: metrics()[metric].title for metric in views.metrics(viewer, _row(viewer, ons_code)).metrics
    }


@data.kept_view
def metric_groups(viewer: Viewer, ons_code: str, chosen: str) -> dict[str, str]:
    """The groups of people there are figures for, in words, by breakdown; everybody first."""
    return {each: groups.group(each) for each in views.groups(viewer, _row(viewer, ons_code), chosen)}


@data.kept_view
def by_group(viewer: Viewer, ons_code: str, chosen: str) -> tuple[str, pl.DataFrame]:
    """A heading and one row a group in the newest year that any group has a value for; no row if none has."""
    council = _row(viewer, ons_code)
    mine = data.figures(viewer, (ons_code,)).filter(pl.col("metric") == chosen, views.OVER_TIME)
    period = mine.drop_nulls("value")["period"].max()
    rows = {row["breakdown"]: row for row in mine.filter(pl.col("period") == (period or "")).to_dicts()}
    wanted = {each: rows[each] for each in metric_groups(viewer, ons_code, chosen) if each in rows}
    table = groups.table(wanted, metrics()[chosen].unit, council["short_name"])
    return groups.table_heading(len(wanted), period or ""), table


@data.kept_view
def metric_shown(
    viewer: Viewer, ons_code: str, chosen: str, theme: ThemeName, group: str = "all", first: bool = False
) -> MetricShown:
    """chosen: one of metric_titles; group: one of metric_groups; first: as first published."""
    council = _row(viewer, ons_code)
    name, metric = council["short_name"], groups.of_group(metrics()[chosen], group)
    view = views.metrics(viewer, council, group, first=first)
    now = view.of(chosen) if not first else views.metrics(viewer, council, group).of(chosen)
    restated = views.restated(viewer, now)
    figures, newest = view.of(chosen), views.newest(view.figures)
    everybody = newest if group == "all" else views.newest(views.metrics(viewer, council).figures)
    publications = data.publications(viewer)
    rows = newest.filter(pl.col("metric") == chosen).to_dicts()
    title = words.heading(name, metric, rows[0] if rows else None)
    source = words.source(metric, figures, publications)
    judged = by_year(figures, metric, views.breaks(metric, figures))
    draw = _drawn(metric, figures, judged, rows, title, source)
    return MetricShown(
        title=title,
        trend=trend.sentences(metric, judged, words.when(figures)),
        beneath=words.beneath(metric, rows, figures, view.predecessors),
        drawing=draw(theme),
        draw=draw,
        taken=partial(metric_taken, viewer, council, chosen, group, first),
        table=metrics_table.history(figures, judged),
        how_made="\n\n".join(
            filter(None, [words.how_made(metric), trend.HOW_MADE, trend.short_series(judged)])
        ),
        source=source,
        newest=council_tables.newest_figures(everybody, council["region"]),
        restated=groups.restated(restated, metric.unit),
        restated_heading=groups.restated_heading(restated),
        known_faults=groups.known_faults(publications, figures["publication_id"].unique().to_list()),
        file=" ".join([name, chosen, *([group] if group != "all" else [])]).lower().replace(" ", "-"),
    )


def _drawn(
    metric: Metric, figures: pl.DataFrame, judged: pl.DataFrame, rows: list[dict], title: str, source: str
) -> Callable[[ThemeName], Drawing]:
    points = figures.select("series", "value", name="area", year="period")
    limits = judged.select(LIMITS, year="period")
    breaks = views.breaks(metric, figures)
    broken = words.series_breaks(breaks)
    basis = " ".join([words.drawn(metric), *broken, *[words.counted(metric, row) for row in rows]])
    said = Words(title, basis, source, f"{title}. {basis}")
    return partial(history, points, said, metric.unit, breaks=list(breaks), limits=limits)


def _row(viewer: Viewer, ons_code: str) -> dict:
    return data.council(viewer, ons_code)
