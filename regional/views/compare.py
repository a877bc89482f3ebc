"""All that the Compare page shows, made once for everyone of one scope and kept until anything is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl

from models.framework import STATEMENTS, current
from models.metric import metrics
from regional import data, days, peers
from regional.access import Viewer
from regional.charts.colours import ThemeName
from regional.charts.dots import Plot, dots
from regional.charts.dots_narrow import dots_narrow
from regional.charts.drawing import Drawing, Words
from regional.exports.taken import Taken
from regional.views import compare_all
from regional.views.compare_metric import compare_metric, years
from regional.views.compare_plot import in_order, metric_plot, statement_plot
from regional.views.compare_statement import compare_statement
from regional.views.compare_taken import compare_taken
from regional.words import compare as words
from regional.words import compare_chart, compare_tables
from regional.words import compare_metric as of_metric
from regional.words import compare_statement as of_statement
from regional.words import statement as about_statement
from regional.words.groups import known_faults
from regional.words.metrics import how_made
from regional.words.region import NAMES


@dataclass(frozen=True)
class Compared:
    """What is shown of one statement or one metric."""

    heading: str
    beneath: str
    sentences: list[str]
    own: str  # the council's own figure, said apart; empty if there is none or it may not be seen
    said: Words
    plot: Plot
    table: pl.DataFrame
    how_made: str
    about_heading: str
    about: str
    source: str  # the last line of the page: what is drawn, how it is tested, from where


@dataclass(frozen=True)
class ComparePage:
    """`wide` is None where no peer is chosen; then `nobody` says what to do."""

    compared: Compared
    wide: Drawing | None
    narrow: Drawing | None
    draw: Callable[[ThemeName], Drawing]  # the wide one, for a picture
    taken: Callable[[], Taken]  # the page as a workbook and as data, made when asked for
    nobody: str
    name: str  # of the files people take away
    why_heading: str
    why: str
    why_neighbours: bool  # whether they are nearest neighbours, of which more can be said


@data.kept_view
def choices(viewer: Viewer) -> dict[str, str]:
    """What can be compared, by id, as the reader sees it."""
    return words.choices(data.metrics_published(viewer))


@data.kept_view
def years_of(viewer: Viewer, ons_code: str, what: str) -> list[str]:
    """The years to choose from, newest first; none for a statement."""
    return [] if what in STATEMENTS else years(viewer, ons_code, what)


@data.kept_view
def compare_page(
    viewer: Viewer,
    ons_code: str,
    kind: str,
    own_list: tuple[str, ...],
    what: str,
    year: str | None,
    order: str,
    theme: ThemeName,
) -> ComparePage:
    """kind: of peers.KINDS; what: a statement or metric; year: of a metric; order: of compare.ORDERS."""
    council = _council(viewer, ons_code)
    group = peers.peers(viewer, council, kind, own_list)
    if what in STATEMENTS:
        compared = _statement(viewer, council, group, what, order)
    else:
        compared = _metric(viewer, council, group, what, year, order)
    names = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
    draw = partial(dots, compared.plot, compared.said)
    return ComparePage(
        compared=compared,
        wide=draw(theme) if group.codes else None,
        narrow=dots_narrow(compared.plot, compared.said, theme) if group.codes else None,
        draw=draw,
        taken=partial(compare_taken, viewer, ons_code, kind, own_list, what, year, order),
        nobody=words.nobody(group),
        name=words.file_name(council["short_name"], group, what),
        why_heading=words.why_heading(group),
        why=words.why(group, [names[code] for code in group.codes]),
        why_neighbours=bool(group.by_likeness and group.codes),
    )


@data.kept_view
def every_metric(
    viewer: Viewer, ons_code: str, kind: str, own_list: tuple[str, ...]
) -> tuple[str, pl.DataFrame]:
    """All metrics at once: what they come to, and the table."""
    council = _council(viewer, ons_code)
    frame = compare_all.all_metrics(viewer, ons_code, peers.peers(viewer, council, kind, own_list))
    name = council["short_name"]
    return compare_tables.every_metric_said(frame, name), compare_tables.every_metric(frame, name)


def _council(viewer: Viewer, ons_code: str) -> dict:
    return data.council(viewer, ons_code)


def _metric(viewer: Viewer, council: dict, group: peers.Peers, what: str, year: str, order: str) -> Compared:
    name, region = council["short_name"], council["region"]
    made = compare_metric(viewer, council, group, what, year)
    ordered = in_order(made.rows, "value", order)
    sent = data.own_figures(viewer, council["ons_code"]).filter(
        pl.col("metric") == what, pl.col("breakdown") == "all"
    )
    publications = data.publications(viewer)
    faults = known_faults(publications, made.used["publication_id"].unique().to_list())
    plot = metric_plot(made, region, order)
    said = compare_chart.metric(made, name, group, order, plot.axis.low, publications)
    return Compared(
        heading=said.title,
        beneath=of_metric.beneath(made, name, region),
        sentences=[
            *filter(None, [of_metric.age(made.year, days.today())]),
            *of_metric.sentences(made, group),
        ],
        own=of_metric.own_figure(
            sent.sort("quarter").tail(1).to_dicts()[0] if sent.height else None, made.metric, name
        ),
        said=said,
        plot=plot,
        table=compare_tables.metric(ordered, made, name),
        how_made=compare_chart.HOW_METRIC,
        about_heading=f"What is counted, and what it does not mean: {metrics()[what].title.lower()}",
        about="\n\n".join([made.metric.definition, how_made(made.metric), *made.metric.caveats]),
        source=f"{said.subtitle} {compare_chart.footer(made, publications, chance=False)} {faults}",
    )


def _statement(viewer: Viewer, council: dict, group: peers.Peers, what: str, order: str) -> Compared:
    name, region = council["short_name"], council["region"]
    made = compare_statement(viewer, council, group, what)
    said = compare_chart.statement(made, name, group, order, data.read_on(viewer, "cqc-formal"))
    return Compared(
        heading=said.title,
        beneath=of_statement.beneath(made),
        sentences=of_statement.sentences(made),
        own="",
        said=said,
        plot=statement_plot(made, region, order),
        table=compare_tables.statement(in_order(made.rows, "score", order)),
        how_made=compare_chart.HOW_STATEMENT,
        about_heading=about_statement.heading(NAMES[what]),
        about=about_statement.about(current(), what),
        source=f"{said.subtitle} {said.footer}",
    )
