"""One metric of all councils as a funnel: closed until asked for, its heading is its result."""

import streamlit as st

from regional import widgets
from regional.access import Viewer
from regional.views.compare_funnel_shown import funnel_shown
from regional.words.funnel import HOW_MADE


def funnel_section(viewer: Viewer, ons_code: str, metric: str, year: str) -> None:
    shown = funnel_shown(viewer, ons_code, metric, year)
    with widgets.closed(shown.heading, "funnel") as opened:
        if not opened:
            return
        widgets.sentences(shown.sentences)
        if shown.draw is None:
            return
        drawing = shown.draw(widgets.theme())
        widgets.show(drawing, key=f"funnel-{ons_code}-{metric}-{year}")
        st.caption(drawing.subtitle)
        widgets.take_away(shown.draw, shown.taken, shown.file)
        widgets.behind(shown.table, HOW_MADE, "funnel")
        st.caption(drawing.footer)
