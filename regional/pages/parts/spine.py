"""All metrics of one council beside England: the chart, or a table on a phone."""

import streamlit as st

from regional import downloads, widgets
from regional.access import Viewer
from regional.data.packs import Asked
from regional.views.spine_shown import spine_shown
from regional.words.spine import HOW_MADE


def spine_section(viewer: Viewer, ons_code: str) -> None:
    shown = spine_shown(viewer, ons_code)
    with widgets.closed(shown.heading, "spine") as opened:
        if not opened:
            return
        widgets.sentences(shown.sentences)
        if shown.draw is None:
            return
        drawing = shown.draw(widgets.theme())
        with st.container(key="wide-spine"):  # the style sheet shows one of the two
            widgets.show(drawing, key=f"spine-{ons_code}")
        with st.container(key="narrow-spine"):
            widgets.table(shown.table)
        st.caption(drawing.subtitle)
        downloads.take_away(shown.draw, shown.taken, shown.file, Asked("spine", {"council": ons_code}))
        widgets.behind(shown.table, HOW_MADE, "spine")
        st.caption(drawing.footer)
