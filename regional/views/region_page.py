"""All that the Region page shows, made once for everyone of one scope and kept until anything is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl

from models.framework import current
from regional import data
from regional.access import Viewer
from regional.charts.colours import ThemeName
from regional.charts.drawing import Drawing
from regional.charts.heat_map import heat_map
from regional.exports.taken import Taken
from regional.views import region as views
from regional.views.region import OwnView, RegionView
from regional.views.region_taken import region_taken
from regional.web.bars import html_bars
from regional.words import region as words
from regional.words import region_chart, region_tables

MODES = {"published": "Published scores", "own": "Own scores", "gap": "Own less published"}


@dataclass(frozen=True)
class MapShown:
    """The map with what stands under it."""

    drawing: Drawing
    bars: str | None  # markup in the map's place on a narrow screen; none for gaps
    draw: Callable[[ThemeName], Drawing]  # the same map, for a picture
    taken: Callable[[], Taken]  # the page as a workbook and as data, made when asked for
    table: pl.DataFrame
    name: str  # of the files people take away
    how_made: str


@dataclass(frozen=True)
class RegionPage:
    heading: str
    apart: str  # who is known in a way the heading does not count; empty if nobody
    findings: list[str]
    map: MapShown | None  # none where nothing was sent
    councils: dict[str, str]  # short name by ons_code, A to Z
    by_statement_heading: str
    by_statement: pl.DataFrame
    source: str


@data.kept_view
def region_page(viewer: Viewer, region: str, mode: str, quarter: str | None, theme: ThemeName) -> RegionPage:
    """mode: a key of MODES; quarter: of the own scores, null for published ones or where none were sent."""
    published = views.region(viewer, region)
    own = views.own(viewer, published, quarter) if quarter else None
    drawn = mode == "published" or own is not None
    shown = _map(viewer, published, own, region, mode, quarter, theme) if drawn else None
    of_published = words.source(published.results, published.scores, data.read_on(viewer, "cqc-formal"))
    return RegionPage(
        heading=words.heading(region, published, own, mode, quarter),
        apart=words.apart(published.results) if mode == "published" else "",
        findings=words.findings(region, published, own, mode),
        map=shown,
        councils=dict(published.councils.select("ons_code", "short_name").iter_rows()),
        by_statement_heading=words.by_statement(published.compared),
        by_statement=region_tables.by_statement(published.counts, published.compared),
        source=f"{shown.drawing.footer} {of_published if mode == 'own' else ''}".strip()
        if shown
        else of_published,
    )


def _map(
    viewer: Viewer,
    published: RegionView,
    own: OwnView | None,
    region: str,
    mode: str,
    quarter: str | None,
    theme: ThemeName,
) -> MapShown:
    seen = {"published": (published.results, published.cells, published.counts)}
    if own:
        seen |= {"own": (own.results, own.cells, own.counts), "gap": (own.gap_results, own.gap_cells, None)}
    results, cells, counts = seen[mode]
    read_on = data.read_on(viewer, "cqc-formal")
    said = region_chart.heat_map(region, published, own, mode, quarter, read_on)

    def draw(theme: ThemeName) -> Drawing:
        return heat_map(results, cells, counts, current(), mode, said, theme)

    return MapShown(
        drawing=draw(theme),
        bars=None if counts is None else html_bars(counts, current(), theme),
        draw=draw,
        taken=partial(region_taken, viewer, region, mode, quarter),
        table=region_tables.heat_map(results, cells, mode),
        name=f"{region} {MODES[mode]}".lower().replace(" ", "-"),
        how_made=region_chart.HOW_MADE[mode],
    )
