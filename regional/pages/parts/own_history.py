"""A council's own figures over the quarters: one chosen metric drawn, with its gaps and notes."""

import streamlit as st

from models.metric import metrics
from regional import downloads, widgets
from regional.access import Viewer
from regional.data.packs import Asked
from regional.views import own_history as views
from regional.views.own_history_shown import own_history_shown
from regional.words.plain import escaped


def own_history_section(viewer: Viewer, council: dict) -> None:
    """Nothing where the council has sent no figure that the viewer may see."""
    code = council["ons_code"]
    titles = {metric: metrics()[metric].title for metric in views.metrics_sent(viewer, code)}
    if not titles:
        return
    with widgets.together("own-figure"):
        st.header("Its own figures by quarter", anchor=False)
        chosen = st.selectbox(
            "Own figure", titles, format_func=titles.get, key="own-figure", bind="query-params", width=520
        )
        shown = own_history_shown(viewer, council, chosen)
        st.markdown(f"**{shown.title}**")
        widgets.sentences(shown.trend)
        for sentence in shown.beneath:
            st.caption(escaped(sentence))
        drawing = shown.draw(widgets.theme())
        widgets.show(drawing, key=f"own-history-{code}-{chosen}")
        st.caption(drawing.subtitle)
    asked = Asked("own figure", {"council": code, "metric": chosen})
    downloads.take_away(shown.draw, shown.taken, shown.file, asked)
    widgets.behind(shown.table, shown.how_made, "own-figure")
    st.caption(shown.source)
