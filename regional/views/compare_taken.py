"""The Compare page as it is taken away: a council beside its peers by one statement or one metric."""

import polars as pl

from models.framework import STATEMENTS, current
from regional import data, peers
from regional.access import Viewer
from regional.charts.colours import LIGHT
from regional.exports.taken import SHOWN, Chart, Fact, Series, Taken
from regional.peers import Peers
from regional.views import compare_all
from regional.views import compare_taken_tables as parts
from regional.views.compare_metric import compare_metric
from regional.views.compare_plot import MOST_NAMED, in_order, metric_plot
from regional.views.compare_statement import compare_statement
from regional.views.compare_taken_around import every_metric, why_these
from regional.views.taken_facts import (
    FORMAL,
    PICTURE,
    SIGNS,
    checks,
    definition,
    ending,
    made,
    plain,
    sources,
)
from regional.words import compare as words
from regional.words import compare_chart
from regional.words import compare_metric as of_metric
from regional.words import compare_statement as of_statement
from regional.words import statement as about_statement
from regional.words.region import NAMES


def compare_taken(
    viewer: Viewer,
    ons_code: str,
    kind: str,
    own_list: tuple[str, ...],
    what: str,
    year: str | None,
    order: str,
) -> Taken:
    """As views.compare.compare_page."""
    council = data.council(viewer, ons_code)
    group = peers.peers(viewer, council, kind, own_list)
    if what in STATEMENTS:
        return _statement(viewer, council, group, what, order)
    return _metric(viewer, council, group, what, year, order)


def _metric(viewer: Viewer, council: dict, group: Peers, what: str, year: str, order: str) -> Taken:
    name, region = council["short_name"], council["region"]
    comparison = compare_metric(viewer, council, group, what, year)
    publications = data.publications(viewer)
    starts_at = metric_plot(comparison, region, order).axis.low
    said = compare_chart.metric(comparison, name, group, order, starts_at, publications)
    rows = parts.metric_rows(comparison, in_order(comparison.rows, "value", order), region)
    table = parts.metric(rows, comparison, name, said.title)
    every = compare_all.all_metrics(viewer, council["ons_code"], group)
    return Taken(
        title=said.title,
        sentences=(of_metric.beneath(comparison, name, region), *of_metric.sentences(comparison, group)),
        charts=_charts(
            rows, _bars(rows), said.title, said.alt, f"{comparison.year} ({comparison.metric.unit})"
        ),
        tables=(table, every_metric(every, name), *why_these(viewer, council, group)),
        facts=(
            Fact(SHOWN, said.subtitle),
            Fact("How to read it", said.footer),
            made(compare_chart.HOW_METRIC, PICTURE),
            definition(comparison.metric),
            _who(viewer, group),
            *sources(viewer, [*comparison.used["publication_id"].unique(), *_neighbours(group)]),
            *ending(sent=False),
        ),
        source=compare_chart.footer(comparison, publications, chance=False),
        data=parts.plain_metric(rows, comparison),
    )


def _statement(viewer: Viewer, council: dict, group: Peers, what: str, order: str) -> Taken:
    name, region = council["short_name"], council["region"]
    comparison = compare_statement(viewer, council, group, what)
    said = compare_chart.statement(comparison, name, group, order, data.read_on(viewer, FORMAL))
    rows = parts.statement_rows(in_order(comparison.rows, "score", order), region)
    fills = tuple(LIGHT.scores[score].fill if score else LIGHT.page for score in rows["score"])
    bars = Series("score", LIGHT.peer, fills=fills, digits=LIGHT.text)
    return Taken(
        title=said.title,
        sentences=(of_statement.beneath(comparison), *of_statement.sentences(comparison)),
        charts=_charts(rows, bars, said.title, said.alt, "Score, 1 to 4", 4),
        tables=(parts.statement(rows, NAMES[what], said.title), *why_these(viewer, council, group)),
        facts=(
            Fact(SHOWN, said.subtitle),
            checks(comparison.rows),
            made(compare_chart.HOW_STATEMENT, PICTURE),
            Fact(about_statement.heading(NAMES[what]), plain(about_statement.about(current(), what))),
            _who(viewer, group),
            Fact("Signs", SIGNS),
            *sources(viewer, [FORMAL, *_neighbours(group)]),
            *ending(sent=False),
        ),
        source=said.footer,
        data=parts.plain_statement(rows, NAMES[what]),
    )


def _bars(rows: pl.DataFrame) -> Series:
    """Plum is ours, ink England, grey the others; the interval is a line over the bar's end."""
    paint = {parts.OURS: LIGHT.ours, parts.ENGLAND: LIGHT.text}
    fills = tuple(paint.get(who, LIGHT.peer) for who in rows["who"])
    limits = ("up", "down") if rows["up"].count() else ("", "")
    return Series("value", LIGHT.peer, fills=fills, up=limits[0], down=limits[1])


def _charts(
    rows: pl.DataFrame,
    bars: Series,
    title: str,
    alt: str,
    axis: str,
    highest: int | None = None,
) -> tuple[Chart, ...]:
    """None without a peer. Of a large group the first rows are drawn: ours and those of our region."""
    if not (rows["who"] == parts.PEER).any() and not (rows["who"] == parts.NEAR).any():
        return ()
    near = rows.filter(pl.col("who") != parts.PEER).height
    drawn = rows.height if rows.height <= MOST_NAMED + 3 else near
    if drawn < rows.height:
        axis = f"{axis}; drawn: its region alone, of {rows.height} rows in the table"
    sheet = parts.BESIDE
    return (Chart("bars", title, alt, sheet, "name", (bars,), axis, rows=drawn, highest=highest),)


def _who(viewer: Viewer, group: Peers) -> Fact:
    names = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
    return Fact(words.why_heading(group), words.why(group, [names[code] for code in group.codes]))


def _neighbours(group: Peers) -> list[str]:
    return ["census-2021-peers"] if "neighbours" in group.name else []
