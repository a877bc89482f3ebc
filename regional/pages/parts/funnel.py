"""One metric of all councils as a funnel: closed until asked for, its heading is its result."""

import streamlit as st

from regional import downloads, widgets
from regional.access import Viewer
from regional.data.packs import Asked
from regional.views.compare import years_of
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
        newest = year == years_of(viewer, ons_code, metric)[0]
        wanted = {"council": ons_code, "metric": metric, "year": None if newest else year}
        downloads.take_away(shown.draw, shown.taken, shown.file, Asked("funnel", wanted))
        widgets.behind(shown.table, HOW_MADE, "funnel")
        st.caption(drawing.footer)
