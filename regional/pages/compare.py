"""Compare: one statement or one metric of a council, beside the peers one chooses."""

import streamlit as st

from regional import data, downloads, signed_in, widgets
from regional.data.packs import Asked
from regional.pages.parts.choices import council_and_peers, picked
from regional.pages.parts.funnel import funnel_section
from regional.pages.parts.spine import spine_section
from regional.pages.parts.why_neighbours import why_neighbours_section
from regional.views.compare import choices, compare_page, every_metric, years_of
from regional.words.access import tier_labels
from regional.words.compare import orders

viewer = signed_in.viewer()
names = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
what_there_is = choices(viewer)
with st.container(horizontal=True, vertical_alignment="bottom"):
    code, kind = council_and_peers(names)
    what = st.selectbox(
        "Compare", what_there_is, format_func=what_there_is.get, key="compare", bind="query-params", width=390
    )
    years = years_of(viewer, code, what)
    year = st.selectbox("Year", years, key="year", bind="query-params", width=110) if years else None
    orders_here = orders(kind)
    order = st.selectbox(
        "Order", orders_here, format_func=orders_here.get, key="order", bind="query-params", width=170
    )
    own_list = picked(names, code, kind)
    widgets.labels(tier_labels(viewer))

page = compare_page(viewer, code, kind, own_list, what, year, order, widgets.theme())
made = page.compared
st.title(made.heading, anchor=False)
st.caption(made.beneath)
if made.own:
    st.info(made.own)

if page.wide is None:
    widgets.empty(page.nobody)
else:
    with st.container(key="wide-profile"):  # the style sheet shows one of the two
        widgets.show(page.wide, key="dots")
    with st.container(key="narrow-profile"):
        widgets.show(page.narrow, key="dots-narrow")
    widgets.sentences(made.sentences)
    newest = years and year == years[0]  # kept as such, so that next year it is the next one
    wanted = {"council": code, "peers": kind, "list": own_list, "compare": what, "order": order}
    asked = Asked("compared", wanted | {"year": None if newest else year})
    downloads.take_away(page.draw, page.taken, page.name, asked)
    widgets.behind(made.table, made.how_made, "compare")

if year:
    funnel_section(viewer, code, what, year)
with widgets.closed(page.why_heading, "why-peers") as opened:
    if opened:
        st.markdown(page.why)
        if page.why_neighbours:
            why_neighbours_section(viewer, code)
spine_section(viewer, code)
with widgets.closed(f"All metrics of {names[code]} beside these peers", "all-metrics") as opened:
    if opened:
        said, table = every_metric(viewer, code, kind, own_list)
        st.caption(said)
        if not table.is_empty():
            widgets.table(table)
with widgets.closed(made.about_heading, "about-compared") as opened:
    if opened:
        st.markdown(made.about)
st.page_link(
    "regional/pages/council.py",
    label=f"{names[code]}: its result, its figures over the years, its returns",
    query_params={"council": names[code]},
)
st.caption(made.source)
