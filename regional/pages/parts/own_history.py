"""A council's own figures over the quarters: one chosen metric drawn, with its gaps and notes."""

from functools import partial

import polars as pl
import streamlit as st

from models.metric import metrics
from regional import widgets
from regional.access import Viewer
from regional.charts import own_history as charts
from regional.charts.drawing import Words
from regional.views import own_history as views
from regional.views.own_history_taken import own_history_taken
from regional.words import own_history as words
from regional.words import trend
from regional.words.plain import escaped


def own_history_section(viewer: Viewer, council: dict) -> None:
    """Nothing where the council has sent no figure that the viewer may see."""
    code, name = council["ons_code"], council["short_name"]
    titles = {metric: metrics()[metric].title for metric in views.metrics_sent(viewer, code)}
    if not titles:
        return
    with widgets.together("own-figure"):
        st.header("Its own figures by quarter", anchor=False)
        chosen = st.selectbox(
            "Own figure", titles, format_func=titles.get, key="own-figure", bind="query-params", width=520
        )
        metric, history = metrics()[chosen], views.own_history(viewer, code, chosen)
        title = words.heading(metric, history)
        st.markdown(f"**{title}**")
        widgets.sentences(trend.sentences(metric, history, "quarter"))
        for sentence in words.beneath(metric, history):
            st.caption(escaped(sentence))

        points = history.with_columns(
            letter=pl.Series([words.letter(row) for row in history.iter_rows(named=True)], dtype=pl.String)
        )
        source = words.source(name, history)
        said = Words(
            title, words.drawn(metric, name, history), source, words.described(title, metric, history)
        )

        def draw(theme: str):
            return charts.own_history(points, said, metric.unit, theme)

        drawing = draw(widgets.theme())
        widgets.show(drawing, key=f"own-history-{code}-{chosen}")
        st.caption(drawing.subtitle)
    table = words.table(metric, history)
    taken = partial(own_history_taken, viewer, council, chosen)
    widgets.take_away(draw, taken, f"{name} own {chosen}".lower().replace(" ", "-"))
    widgets.behind(table, words.how_made(metric, history), "own-figure")
    st.caption(source)
