"""Themes: what CQC's reports keep naming as a strength or a shortfall, and the findings behind each count."""

import streamlit as st

from models.theme import in_order, themes
from regional import data, downloads, signed_in, widgets
from regional.data.packs import Asked
from regional.pages.parts.coded import coded_section
from regional.views import themes_page as views
from regional.views.theme_ratings import beside_ratings
from regional.views.themes import ENGLAND
from regional.words import theme_ratings, themes_chart
from regional.words import themes as words
from regional.words.access import tier_labels

ALL = "all"

viewer, screen = signed_in.viewer(), widgets.theme()
labels = {ALL: "All themes"} | {theme: themes()[theme].label for theme in in_order()}
with st.container(horizontal=True, vertical_alignment="bottom"):
    places = (ENGLAND, *data.regions(viewer))
    place = st.selectbox("Where", places, key="where", bind="query-params", width=260)
    chosen = st.selectbox(
        "Theme", labels, format_func=labels.get, key="theme", bind="query-params", width=320
    )
    widgets.labels(tier_labels(viewer))  # the coded sentences may be answers of returns
theme = None if chosen == ALL else chosen


def show_findings(*, apart: bool) -> None:
    found = views.findings(viewer, place, theme, apart)
    if found.none:
        widgets.empty(found.none)
        return
    widgets.table(found.table, links=("Source",))
    if found.more:
        st.caption(found.more)
    downloads.data_file(found.file, f"{page.name}-{'counted-nowhere' if apart else 'findings'}")


page = views.themes_page(viewer, place, theme, screen)
st.title(page.heading, anchor=False)
if page.about:
    st.caption(page.about)
widgets.sentences(page.sentences)

if page.bars is None:
    widgets.empty(page.nothing)
else:
    with st.container(key="wide-profile"):
        widgets.show(page.bars.drawing, key=f"themes-{page.name}")
    with st.container(key="narrow-profile"):
        widgets.table(page.bars.table)
    st.caption(words.CAUTION)
    wanted = {"where": place, "theme": theme}
    downloads.take_away(page.bars.draw, page.bars.taken, page.bars.name, Asked("themes", wanted))
    widgets.behind(page.bars.table, themes_chart.HOW_BARS, "themes")

    with widgets.closed(page.by_council_heading, key="by-council") as opened:
        if opened:
            matrix = views.by_council(viewer, place, theme, screen)
            with st.container(key="wide-map-themes"):
                widgets.show(matrix.drawing, key=f"matrix-{page.name}")
            with st.container(key="narrow-map-themes"):
                widgets.table(matrix.table)
            if page.not_read:
                st.caption(page.not_read)
            downloads.take_away(matrix.draw, matrix.taken, matrix.name, Asked("matrix", wanted))

    with widgets.closed(page.by_statement_heading, key="by-statement") as opened:
        if opened:
            widgets.table(page.by_statement)

    with widgets.closed(theme_ratings.HEADING, key="beside-ratings") as opened:
        if opened:
            beside = beside_ratings(viewer)
            widgets.sentences(beside.sentences)
            for about, table in beside.tables.items():
                st.markdown(f"**{about}**")
                widgets.table(table)
            st.caption(theme_ratings.NOT_CAUSE)

    if theme:
        st.header(page.findings_heading, anchor=False)
        show_findings(apart=False)
    else:
        with widgets.closed(page.findings_heading, key="findings") as opened:
            if opened:
                show_findings(apart=False)

if page.apart_heading:
    with widgets.closed(page.apart_heading, key="apart") as opened:
        if opened:
            show_findings(apart=True)

coded_section(viewer, place, theme)
st.caption(page.source)
st.page_link("regional/pages/sources.py", label="Sources and known faults")
