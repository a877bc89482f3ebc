"""A council's metrics with their history: one chosen metric drawn, all of them in a table."""

import streamlit as st

from regional import data, widgets
from regional.access import Viewer
from regional.views.metric_shown import metric_shown, metric_titles
from regional.words import metrics as words


def metrics_section(viewer: Viewer, council: dict) -> None:
    code, name = council["ons_code"], council["short_name"]
    titles = metric_titles(viewer, code)
    with widgets.together("metric"):
        st.header("Metrics over the years", anchor=False)
        if not titles:
            widgets.empty(f"No published figure of {name} is loaded. See Sources for what is missing.")
            return
        chosen = st.selectbox(
            "Metric", titles, format_func=titles.get, key="metric", bind="query-params", width=520
        )
        shown = metric_shown(viewer, code, chosen, widgets.theme())
        st.markdown(f"**{shown.title}**")
        st.caption("  \n".join(shown.beneath))
        widgets.show(shown.drawing, key=f"history-{code}-{chosen}")
        st.caption(shown.drawing.subtitle)  # it says so where the scale does not start at 0
    widgets.take_away(shown.draw, shown.taken, shown.file)
    widgets.behind(shown.table, shown.how_made, "metric")
    st.caption(shown.source)
    heading = f"All {shown.newest.height} metrics with a published figure, newest year of each"
    with widgets.closed(heading, "all-metrics") as opened:
        if opened:
            widgets.table(shown.newest)
            st.caption(words.age(data.newest_period(viewer)))
