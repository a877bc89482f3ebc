"""All that the Themes page shows, made once for everyone of one scope and kept until anything is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl

from models.framework import STATEMENTS
from models.theme import FIRST, themes
from regional import data
from regional.access import Viewer
from regional.analysis.theme_counts import councils_by, councils_by_region, findings_by_council
from regional.charts.colours import ThemeName
from regional.charts.drawing import Drawing, Words
from regional.charts.theme_bars import theme_bars
from regional.charts.theme_matrix import Row, theme_matrix
from regional.exports.taken import Taken
from regional.views.themes import ENGLAND, Reports, reports
from regional.views.themes_taken import themes_taken
from regional.words import themes as words
from regional.words import themes_chart, themes_parts, themes_tables

SOURCE = "cqc-findings"


@dataclass(frozen=True)
class Picture:
    """A drawing for the screen with what stands under it."""

    drawing: Drawing
    draw: Callable[[ThemeName], Drawing]  # the same, for a picture
    taken: Callable[[], Taken]  # the page as a workbook and as data, made when asked for
    table: pl.DataFrame
    name: str  # of the files people take away


@dataclass(frozen=True)
class ThemesPage:
    heading: str
    about: str  # what the chosen theme is about; empty where none is chosen
    sentences: list[str]
    bars: Picture | None  # none where no report was read
    nothing: str  # in its place
    by_council_heading: str
    not_read: str  # whose report was not read, under the matrix; empty where nobody or too many to name
    by_statement_heading: str
    by_statement: pl.DataFrame
    findings_heading: str
    apart_heading: str  # empty where nothing is counted apart
    name: str  # of the files people take away
    source: str


@dataclass(frozen=True)
class FindingsShown:
    """Findings as a table, at most themes_tables.FINDINGS_SHOWN of them, and all of them as a file."""

    table: pl.DataFrame
    file: pl.DataFrame
    more: str  # how many are in the file alone; empty where none
    none: str  # what to say where there is no finding; else empty


@data.kept_view
def themes_page(viewer: Viewer, place: str, theme: str | None, screen: ThemeName) -> ThemesPage:
    """place: a region or ENGLAND; theme: an id in models/themes, or null for all of them."""
    here = reports(viewer, place)
    read_on = data.read_on(viewer, SOURCE)
    statements = councils_by(here.of(theme), "statement", STATEMENTS)
    name = _file_name(place, theme)
    apart = _apart(here, theme)
    return ThemesPage(
        heading=words.heading(here, theme),
        about=words.about(theme) if theme else "",
        sentences=words.sentences(here, theme),
        bars=_bars(viewer, here, theme, themes_chart.bars(here, theme, read_on), screen)
        if here.read
        else None,
        nothing=words.nothing(here),
        by_council_heading=themes_parts.by_council_heading(here, theme),
        not_read=words.not_read(here),
        by_statement_heading=themes_parts.by_statement_heading(statements, here),
        by_statement=themes_tables.by_statement(statements, len(here.read)),
        findings_heading=themes_parts.findings_heading(here.of(theme), theme),
        apart_heading=themes_parts.apart_heading(apart) if apart.height else "",
        name=name,
        source=words.source(here, read_on),
    )


@data.kept_view
def by_council(viewer: Viewer, place: str, theme: str | None, screen: ThemeName) -> Picture:
    """The matrix: a region's councils by themes, or all regions by themes."""
    here = reports(viewer, place)
    order = here.drawn["theme"].to_list()
    rows, cells = _rows(viewer, here, order)
    counted = "councils" if place == ENGLAND else "findings"
    said = themes_chart.matrix(here, data.read_on(viewer, SOURCE))

    def draw(screen: ThemeName) -> Drawing:
        n = len(here.read)
        return theme_matrix(rows, cells, here.drawn, n, counted, _labels(), _bold(theme), said, screen)

    head, by = ("Region (reports read)", "region") if place == ENGLAND else ("Council", "council")
    table = themes_tables.matrix([(row.id, row.name) for row in rows], cells, order, head)
    taken = partial(themes_taken, viewer, place, theme, "matrix")
    return Picture(draw(screen), draw, taken, table, f"{_file_name(place, None)}-by-{by}")


@data.kept_view
def findings(viewer: Viewer, place: str, theme: str | None, apart: bool) -> FindingsShown:
    """The findings that count, or (apart) those that do not: pilots, and what nobody has checked."""
    here = reports(viewer, place)
    found = _apart(here, theme) if apart else here.of(theme)
    most = themes_tables.FINDINGS_SHOWN
    return FindingsShown(
        table=themes_tables.findings(found.head(most), theme),
        file=themes_tables.findings_file(found),
        more=themes_parts.and_more(found.height - most) if found.height > most else "",
        none="" if found.height else themes_parts.no_finding(theme, here),
    )


def _bars(viewer: Viewer, here: Reports, theme: str | None, said: Words, screen: ThemeName) -> Picture:
    def draw(screen: ThemeName) -> Drawing:
        return theme_bars(here.drawn, _labels(), len(FIRST), _bold(theme), said, screen)

    table = themes_tables.by_theme(here.drawn, len(here.read))
    taken = partial(themes_taken, viewer, here.place, theme, "bars")
    return Picture(draw(screen), draw, taken, table, _file_name(here.place, theme))


def _rows(viewer: Viewer, here: Reports, order: list[str]) -> tuple[list[Row], pl.DataFrame]:
    """The matrix's rows and cells. A region has its councils' reports, pilots last; England its regions."""
    if here.place == ENGLAND:
        regions = data.regions(viewer)
        read = dict(here.findings.group_by("region").agg(pl.col("ons_code").n_unique()).iter_rows())
        cells = councils_by_region(here.findings, [each for each in regions if each in read], order)
        return [Row(each, f"{each} ({read.get(each, 0)})") for each in regions], cells
    names = dict(here.councils.select("ons_code", "short_name").iter_rows())
    read = set(here.findings["ons_code"])
    pilot = here.apart.filter(pl.col("kind") == "pilot").with_columns(ons_code="pilot " + pl.col("ons_code"))
    pilots = pilot["ons_code"].unique(maintain_order=True).to_list()
    rows = [Row(code, name) for code, name in names.items() if code in read]
    rows += [Row(code, f"{names[code.removeprefix('pilot ')]} (pilot)", hollow=True) for code in pilots]
    found = pl.concat([here.findings, pilot])
    return rows, findings_by_council(found, [row.id for row in rows], order)


def _apart(here: Reports, theme: str | None) -> pl.DataFrame:
    return here.apart if theme is None else here.apart.filter(pl.col("theme") == theme)


def _labels() -> dict[str, str]:
    return {theme: each.label for theme, each in themes().items()}


def _bold(theme: str | None) -> tuple[str, ...]:
    return (theme,) if theme else FIRST


def _file_name(place: str, theme: str | None) -> str:
    on = themes()[theme].label if theme else "themes"
    return f"{place} {on}".lower().replace(",", "").replace(" ", "-")
