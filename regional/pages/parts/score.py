"""Where one score came from, and the findings behind it: by a click in the map, or by two select boxes."""

import polars as pl
import streamlit as st

from models.framework import current
from regional import data, widgets
from regional.access import Viewer
from regional.views.region import RegionView
from regional.words import score as words
from regional.words import statement as about
from regional.words.region import NAMES


def choose_clicked(chart: str) -> None:
    """Take a click in the map over into the select boxes; a click on nothing changes nothing."""
    chosen = st.session_state[chart].selection.get("cell", [])
    if chosen:
        st.session_state["of"] = chosen[0]["ons_code"]
        st.session_state["on"] = chosen[0]["statement"]
        st.toast("Where CQC's score came from stands below the map.")


def chosen_score(viewer: Viewer, published: RegionView) -> None:
    names = dict(published.councils.select("ons_code", "short_name").iter_rows())
    st.header("Where a score came from", anchor=False)
    with st.container(horizontal=True):
        ons_code = st.selectbox(
            "Council", names, format_func=names.get, key="of", bind="query-params", width=260
        )
        statement = st.selectbox(
            "Statement", NAMES, format_func=NAMES.get, key="on", bind="query-params", width=220
        )
    chosen = (pl.col("ons_code") == ons_code) & (pl.col("statement") == statement)
    scores = published.scores.filter(chosen).to_dicts()
    result = published.results.filter(pl.col("ons_code") == ons_code).row(0, named=True)
    st.markdown(
        words.score(names[ons_code], NAMES[statement], scores[0] if scores else None, current(), result)
    )
    found = data.findings(viewer, ons_code).filter(pl.col("statement") == statement)
    show_findings(found, words.no_finding(names[ons_code], NAMES[statement]))
    with st.expander(about.heading(NAMES[statement])):
        st.markdown(about.about(current(), statement))


def show_findings(found: pl.DataFrame, none: str) -> None:
    """Strengths beside shortfalls, each with its theme, how it was read and its address."""
    if found.is_empty():
        widgets.empty(none)
        return
    for column, polarity in zip(st.columns(2), ("strength", "shortfall"), strict=True):
        with column:
            some = found.filter(pl.col("polarity") == polarity).to_dicts()
            st.markdown(f"**{words.polarity(polarity, len(some))}**")
            for finding in some:
                st.markdown(words.finding(finding))
