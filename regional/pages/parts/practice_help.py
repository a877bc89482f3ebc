"""Who could help a council: on statements, on metrics, and where it scores itself low."""

from functools import partial

import polars as pl
import streamlit as st

from regional import data, downloads, widgets
from regional.access import Viewer
from regional.views import helping as views
from regional.views.helping_taken import help_taken
from regional.words import helping as words


def help_section(viewer: Viewer) -> None:
    names = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
    code = st.selectbox(
        "Council", names, format_func=names.get, key="council", bind="query-params", width=260
    )
    found = views.help_for(viewer, code)
    st.title(words.heading(found), anchor=False)
    widgets.sentences(words.sentences(found))
    if not found.statements.is_empty():
        widgets.table(words.table(found.statements))
    _closed("metrics", words.metrics_heading(found), found.metrics)
    if found.own_quarter:
        _closed("own", words.own_heading(found), found.own)
    downloads.taken_files(partial(help_taken, viewer, found), f"who could help {names[code]}")
    widgets.how_made(words.HOW, "help")
    st.caption(words.CAUTION)


def _closed(name: str, heading: str, found: pl.DataFrame) -> None:
    with widgets.closed(heading, f"help-{name}") as opened:
        if opened and not found.is_empty():
            widgets.table(words.table(found))
