"""A council's metrics with their history: one chosen metric drawn, all of them in a table."""

import streamlit as st

from regional import data, downloads, widgets
from regional.access import Viewer
from regional.data.packs import Asked
from regional.views.metric_shown import by_group, metric_groups, metric_shown, metric_titles
from regional.words import metrics as words
from regional.words.groups import AS_KNOWN


def metrics_section(viewer: Viewer, council: dict) -> None:
    code, name = council["ons_code"], council["short_name"]
    titles = metric_titles(viewer, code)
    with widgets.together("metric"):
        st.header("Metrics over time", anchor=False)
        if not titles:
            widgets.empty(f"No published figure of {name} is loaded. See Sources for what is missing.")
            return
        chosen = st.selectbox(
            "Metric", titles, format_func=titles.get, key="metric", bind="query-params", width=520
        )
        group, first = _group(viewer, code, chosen), False
        shown = metric_shown(viewer, code, chosen, widgets.theme(), group)
        if not shown.restated.is_empty():
            how = {"key": "known", "bind": "query-params", "horizontal": True}
            known = st.radio("Figures", AS_KNOWN, format_func=AS_KNOWN.get, **how)
            first = known == "first"
            shown = metric_shown(viewer, code, chosen, widgets.theme(), group, first)
        st.markdown(f"**{shown.title}**")
        widgets.sentences(shown.trend)
        st.caption("  \n".join(shown.beneath))
        widgets.show(shown.drawing, key=f"history-{code}-{chosen}-{group}-{first}")
        st.caption(shown.drawing.subtitle)  # it says so where the scale does not start at 0
    asked = Asked("metric", {"council": code, "metric": chosen, "group": group, "first": first})
    downloads.take_away(shown.draw, shown.taken, shown.file, asked)
    widgets.behind(shown.table, shown.how_made, "metric")
    _groups_table(viewer, code, chosen)
    if not shown.restated.is_empty():
        with widgets.closed(shown.restated_heading, "restated") as opened:
            if opened:
                widgets.table(shown.restated)
    st.caption(f"{shown.source} {shown.known_faults}")
    heading = f"All {shown.newest.height} metrics with a published figure, the newest of each"
    with widgets.closed(heading, "all-metrics") as opened:
        if opened:
            widgets.table(shown.newest)
            st.caption(words.age(data.newest_period(viewer)))


def _group(viewer: Viewer, code: str, chosen: str) -> str:
    """The group of people to show; asked only where there is a choice."""
    groups = metric_groups(viewer, code, chosen)
    if len(groups) < 2:
        return next(iter(groups), "all")
    return st.selectbox("Group", groups, format_func=groups.get, key="group", bind="query-params", width=520)


def _groups_table(viewer: Viewer, code: str, chosen: str) -> None:
    heading, table = by_group(viewer, code, chosen)
    if table.height < 2:
        return
    with widgets.closed(heading, "by-group") as opened:
        if opened:
            widgets.table(table)
