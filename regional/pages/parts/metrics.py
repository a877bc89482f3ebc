"""A council's metrics with their history: one chosen metric drawn, all of them in a table."""

import polars as pl
import streamlit as st

from models.metric import metrics
from regional import data, widgets
from regional.access import Viewer
from regional.charts.drawing import Words
from regional.charts.history import history
from regional.views import metrics as views
from regional.words import council_tables, metrics_table
from regional.words import metrics as words


def metrics_section(viewer: Viewer, council: dict) -> None:
    name, region = council["short_name"], council["region"]
    view = views.metrics(viewer, council)
    st.header("Metrics over the years", anchor=False)
    if not view.metrics:
        widgets.empty(f"No published figure of {name} is loaded. See Sources for what is missing.")
        return
    titles = {metric: metrics()[metric].title for metric in view.metrics}
    chosen = st.selectbox(
        "Metric", titles, format_func=titles.get, key="metric", bind="query-params", width=520
    )
    metric, figures, newest = metrics()[chosen], view.of(chosen), views.newest(view.figures)
    rows = newest.filter(pl.col("metric") == chosen).to_dicts()
    title = words.heading(name, metric, rows[0] if rows else None)
    st.markdown(f"**{title}**")
    for sentence in words.beneath(metric, rows, figures, view.predecessors):
        st.caption(sentence)

    points = figures.select("series", "value", name="area", year="period")
    source = words.source(metric, figures, data.publications(viewer))
    basis = " ".join([words.drawn(metric), *[words.counted(metric, row) for row in rows]])
    said = Words(title, basis, source, f"{title}. {basis}")

    def draw(theme: str):
        return history(points, said, metric.unit, theme)

    drawing = draw(widgets.theme())
    widgets.show(drawing, key=f"history-{council['ons_code']}-{chosen}")
    st.caption(drawing.subtitle)  # it says so where the scale does not start at 0
    table = metrics_table.history(figures)
    widgets.take_away(draw, table, f"{name} {chosen}".lower().replace(" ", "-"))
    widgets.behind(table, words.how_made(metric))
    st.caption(source)
    with st.expander(f"All {len(newest)} metrics with a published figure, newest year of each"):
        widgets.table(council_tables.newest_figures(newest, region))
        st.caption(words.age(data.newest_period(viewer)))
