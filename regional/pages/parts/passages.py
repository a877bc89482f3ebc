"""CQC's report on a council in its own words, one statement at a time."""

import streamlit as st

from regional import data, widgets
from regional.access import Viewer
from regional.words import passages as words


def passages_section(viewer: Viewer, ons_code: str) -> None:
    """Nothing where no saved page of CQC's is loaded."""
    passages = data.passages(viewer, ons_code)
    if passages.is_empty():
        return
    with widgets.closed(words.heading(passages), "passages") as opened:
        if opened:
            parts = words.parts(passages)
            chosen = st.selectbox("Part of the report", parts, key="part", bind="query-params", width=360)
            st.markdown(words.told(passages, parts[chosen]))
            st.caption(words.WHOSE)
