"""Council: its result, what one score would do, its statements beside peers, its figures and returns."""

import polars as pl
import streamlit as st

from models.framework import current
from regional import access, data, peers, widgets
from regional.charts.band import band
from regional.charts.drawing import Words
from regional.charts.profile import profile
from regional.pages.parts.metrics import metrics_section
from regional.pages.parts.score import show_findings
from regional.views import council as views
from regional.words import council as words
from regional.words import council_tables, one_score, provenance

viewer = access.viewer()
councils = data.councils(viewer)
names = dict(councils.select("ons_code", "short_name").iter_rows())
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = st.selectbox(
        "Council", names, format_func=names.get, key="council", bind="query-params", width=260
    )
    kind = st.selectbox(
        "Peers", peers.KINDS, format_func=peers.KINDS.get, key="peers", bind="query-params", width=220
    )
    own_list = ()
    if kind == "own":
        others = {other: name for other, name in names.items() if other != code}
        own_list = tuple(
            st.multiselect(
                "Own list", others, format_func=others.get, key="list", bind="query-params", width=420
            )
        )
    widgets.labels(access.tier_labels(viewer))

council = councils.row(by_predicate=pl.col("ons_code") == code, named=True)
name, group = names[code], peers.peers(viewer, council, kind, own_list)
view = views.council(viewer, code, group)

st.title(words.heading(name, view), anchor=False)
if view.result:
    st.caption(f"{provenance.assessed(view.result)} {provenance.address(view.url)}")
widgets.sentences([*words.about_result(view), *words.own_beside_published(name, view)])

title = words.beside_peers(name, view, group.name)
source = words.source(name, view, group, data.read_on(viewer, "cqc-formal"))
said = Words(title, words.drawn(name, view, group), source, words.described(title, view, group))


def draw(theme: str):
    return profile(view.statements, current(), group.name, said, theme)


left, right = st.columns([2, 1], gap="large")
with left:
    st.header(title, anchor=False)
    if not group.codes:
        st.caption(group.how)
    with st.container(key="wide-profile"):
        widgets.show(draw(widgets.theme()), key=f"profile-{code}-{kind}")
    with st.container(key="narrow-profile"):
        widgets.table(council_tables.on_a_phone(view.statements))
    table = council_tables.statements(view.statements, group.name)
    widgets.take_away(draw, table, f"{name} beside {group.name}".lower().replace(" ", "-"))
    widgets.behind(table, words.HOW_MADE)
    with st.expander(words.peers_heading(group)):
        st.write(group.how)
        if kind == "neighbours":
            widgets.table(council_tables.neighbours(peers.distances(viewer, code), names))
        else:
            st.write(words.named([names[other] for other in group.codes]))
with right, st.container(border=True):
    st.header("What one score would change", anchor=False)
    if view.nine:
        total = sum(view.nine.values())
        st.write(f"Nine scores add up to {total}. Each rating begins at: {one_score.bands()}.")
        text = f"{name}'s total of {total} of 36 on the four bands: {one_score.bands()}."

        def draw_band(theme: str):
            return band(total, current(), Words(text, "", source, text), theme)

        card = one_score.card(view.nine)
        widgets.show(draw_band(widgets.theme()), key=f"band-{code}")
        widgets.table(card)
        st.caption(f"{one_score.limits()} {one_score.FOOT}")
        widgets.take_away(draw_band, card, f"{name} one score".lower().replace(" ", "-"))
    else:
        st.write(words.no_arithmetic(view))

with st.expander(words.findings_heading(findings := data.findings(viewer, code))):
    show_findings(findings, words.no_findings(name))

metrics_section(viewer, council)

st.header("Returns", anchor=False)
versions, sent = data.versions(viewer, code), data.own_figures(viewer, code)
if versions.is_empty():
    widgets.empty(f"{name} has sent no return that you may see. Send one on the page Our return.")
else:
    widgets.table(council_tables.versions(versions))
if quarter := next(iter(data.quarters_sent_by(viewer, code)), None):
    with st.expander(f"What it said of each statement in {quarter}"):
        widgets.table(council_tables.answers(data.own_answers(viewer, code, quarter)))
if not sent.is_empty():
    with st.expander(words.figures_sent_heading(sent)):
        widgets.table(council_tables.figures_sent(sent))
st.caption(source)
