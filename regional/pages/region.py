"""Region: what CQC has published about its councils, beside what they say of themselves."""

from functools import partial

import streamlit as st

from regional import data, downloads, signed_in, widgets
from regional.data.packs import Asked
from regional.pages.parts.counted import counted_section
from regional.pages.parts.score import choose_clicked, chosen_score
from regional.pages.parts.standing_out import standing_out_section
from regional.views.region_page import MODES, region_page
from regional.views.standing_out import for_region
from regional.words import region as words
from regional.words.access import tier_labels
from regional.words.practice_page import PAIRS

viewer = signed_in.viewer()
with st.container(horizontal=True, vertical_alignment="bottom"):
    region = st.selectbox("Region", data.regions(viewer), key="region", bind="query-params", width=260)
    mode = st.selectbox("Show", MODES, format_func=MODES.get, key="show", bind="query-params", width=220)
    sent = data.quarters_sent(viewer)
    quarter = None
    if mode != "published" and sent:
        quarter = st.selectbox("Quarter", sent, key="quarter", bind="query-params", width=180)
    widgets.labels(tier_labels(viewer))

page = region_page(viewer, region, mode, quarter, widgets.theme())
st.title(page.heading, anchor=False)
if page.apart:
    st.caption(page.apart)
widgets.sentences(page.findings)

if page.map is None:
    widgets.empty(words.nothing_sent(region))
else:
    chart = f"map-{region}-{mode}"
    with st.container(key="wide-map"):  # the style sheet shows one of the two
        widgets.show(page.map.drawing, key=chart, on_click=partial(choose_clicked, chart, page.councils))
    with st.container(key="narrow-map"):
        if page.map.bars:
            st.html(page.map.bars)
        else:
            widgets.table(page.map.table)
    newest = sent and quarter == sent[0]  # kept as such, so that next quarter it is the next one
    asked = Asked("map", {"region": region, "show": mode, "quarter": None if newest else quarter})
    downloads.take_away(page.map.draw, page.map.taken, page.map.name, asked)
    widgets.behind(page.map.table, page.map.how_made)

standing_out_section(for_region(viewer, region))
counted_section(viewer, region, quarter)
chosen_score(viewer, region, page.councils)

with widgets.closed(page.by_statement_heading, "by-statement") as opened:
    if opened:
        widgets.table(page.by_statement)
        st.caption(words.HOW_COMPARED)

st.page_link(
    "regional/pages/practice.py",
    label="Pairs for the next meeting: who could help whom",
    query_params={"part": PAIRS, "region": region},
)
st.caption(page.source)
st.page_link("regional/pages/sources.py", label="Sources and known faults")
