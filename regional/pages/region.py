"""Region: what CQC has published about its councils, beside what they say of themselves."""

from functools import partial

import streamlit as st

from models.council import REGIONS
from models.framework import current
from regional import access, data, widgets
from regional.charts.heat_map import heat_map
from regional.charts.statement_bars import statement_bars
from regional.pages.parts.score import choose_clicked, chosen_score
from regional.views import region as views
from regional.words import region as words
from regional.words import region_chart, region_tables

MODES = {"published": "Published scores", "own": "Own scores", "gap": "Own less published"}

viewer = access.viewer()
with st.container(horizontal=True, vertical_alignment="bottom"):
    region = st.selectbox("Region", REGIONS, key="region", bind="query-params", width=260)
    mode = st.selectbox("Show", MODES, format_func=MODES.get, key="show", bind="query-params", width=220)
    sent = data.quarters_sent(viewer)
    quarter = None
    if mode != "published" and sent:
        quarter = st.selectbox("Quarter", sent, key="quarter", bind="query-params", width=180)
    widgets.labels(access.tier_labels(viewer))

published = views.region(viewer, region)
read_on = data.read_on(viewer, "cqc-formal")
own = views.own(viewer, published, quarter) if quarter else None

st.title(words.heading(region, published, own, mode, quarter), anchor=False)
if mode == "published" and (said := words.apart(published.results)):
    st.caption(said)
widgets.sentences(words.findings(region, published, own, mode))

if mode != "published" and own is None:
    widgets.empty(words.nothing_sent(region))
else:
    seen = {"published": (published.results, published.cells, published.counts)}
    if own:
        seen |= {"own": (own.results, own.cells, own.counts), "gap": (own.gap_results, own.gap_cells, None)}
    results, cells, counts = seen[mode]
    said = region_chart.heat_map(region, published, own, mode, quarter, read_on)

    def draw(theme: str):
        return heat_map(results, cells, counts, current(), mode, said, theme)

    with st.container(key="wide-map"):
        chart = f"map-{region}-{mode}"
        widgets.show(draw(widgets.theme()), key=chart, on_click=partial(choose_clicked, chart))
    with st.container(key="narrow-map"):
        if counts is not None:
            widgets.show(
                statement_bars(counts, current(), said, widgets.theme()), key=f"bars-{region}-{mode}"
            )
    table = region_tables.heat_map(results, cells, mode)
    widgets.take_away(draw, table, f"{region} {MODES[mode]}".lower().replace(" ", "-"))
    widgets.behind(table, region_chart.HOW_MADE[mode])

chosen_score(viewer, published)

with st.expander(words.by_statement(published.compared)):
    widgets.table(region_tables.by_statement(published.counts, published.compared))
    st.caption(words.HOW_COMPARED)

st.caption(words.source(published.results, published.scores, read_on))
st.page_link("regional/pages/sources.py", label="Sources and known faults")
