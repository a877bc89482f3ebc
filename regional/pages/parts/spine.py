"""All metrics of one council beside England: the chart, or a table on a phone."""

import streamlit as st

from regional import widgets
from regional.access import Viewer
from regional.charts.drawing import Drawing
from regional.data.packs import Asked
from regional.pages.parts.closed_chart import closed_chart
from regional.views.spine_shown import spine_shown
from regional.words.spine import HOW_MADE


def spine_section(viewer: Viewer, ons_code: str) -> None:
    shown = spine_shown(viewer, ons_code)

    def put(drawing: Drawing) -> None:
        with st.container(key="wide-spine"):  # the style sheet shows one of the two
            widgets.show(drawing, key=f"spine-{ons_code}")
        with st.container(key="narrow-spine"):
            widgets.table(shown.table)

    closed_chart(shown, "spine", HOW_MADE, Asked("spine", {"council": ons_code}), put)
