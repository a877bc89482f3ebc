"""The Themes page as it is taken away: counts in councils, who has which, every finding with its source."""

from typing import Literal

import polars as pl

from regional import data
from regional.access import Viewer
from regional.charts.colours import LIGHT
from regional.exports.taken import SHOWN, Chart, Fact, Series, Taken
from regional.views import themes_taken_tables as parts
from regional.views.taken_facts import FINDINGS, PICTURE, checks, ending, made, sources
from regional.views.themes import reports
from regional.words import themes as words
from regional.words import themes_chart, themes_parts
from regional.words.plain import of

WAYS = (("shortfall", LIGHT.scores[2]), ("strength", LIGHT.scores[3]))  # as on the page: warm and cool


def themes_taken(
    viewer: Viewer, place: str, theme: str | None, drawn: Literal["bars", "matrix"] = "bars"
) -> Taken:
    """As views.themes_page.themes_page, where a report was read. theme: an id, or null for all.

    drawn: the picture whose values are the data; the workbook has them all.
    """
    here = reports(viewer, place)
    said = themes_chart.bars(here, theme, data.read_on(viewer, FINDINGS))
    found = here.of(theme)
    apart = here.apart if theme is None else here.apart.filter(pl.col("theme") == theme)
    matrix = parts.by_council(viewer, here)
    about = [Fact("What the theme is about", words.about(theme))] if theme else []
    return Taken(
        title=words.heading(here, theme),
        sentences=(*words.sentences(here, theme), words.CAUTION),
        charts=(_chart(said.title, said.alt),),
        tables=(
            parts.by_theme(here, said.title),
            matrix,
            parts.by_statement(here, theme),
            parts.findings(parts.EACH, themes_parts.findings_heading(found, theme), found),
            *(
                [parts.findings(parts.APART, themes_parts.apart_heading(apart), apart)]
                if apart.height
                else []
            ),
        ),
        facts=(
            Fact(SHOWN, said.subtitle),
            Fact("How many", f"Reports read for {of(len(here.read), here.councils.height)} councils."),
            *about,
            checks(found, "findings"),
            made(themes_chart.HOW_BARS, PICTURE),
            *sources(viewer, [FINDINGS]),
            *ending(sent=False),
        ),
        source=words.source(here, data.read_on(viewer, FINDINGS)),
        data=parts.plain_counts(here) if drawn == "bars" else parts.plain_matrix(here, matrix),
        pictured=() if drawn == "bars" else (parts.wide(here, matrix),),
    )


def _chart(title: str, alt: str) -> Chart:
    series = tuple(Series(way, paint.fill, digits=LIGHT.text) for way, paint in WAYS)
    return Chart("bars", title, alt, parts.THEMES, "label", series, "Councils, each counted once a side")
