"""Council: its result, what one score would do, its statements beside peers, its figures and returns."""

import streamlit as st

from regional import access, data, downloads, peers, signed_in, widgets
from regional.data.packs import Asked
from regional.pages.parts.choices import council_and_peers, picked
from regional.pages.parts.comments import comments_section
from regional.pages.parts.metrics import metrics_section
from regional.pages.parts.optional_sheets import optional_sheets_section
from regional.pages.parts.own_history import own_history_section
from regional.pages.parts.own_scores import own_scores_section
from regional.pages.parts.passages import passages_section
from regional.pages.parts.providers import providers_section
from regional.pages.parts.score import show_findings
from regional.pages.parts.standing_out import standing_out_section
from regional.pages.parts.why_neighbours import why_neighbours_section
from regional.views.council_page import council_page
from regional.views.standing_out import for_council
from regional.words import council as words
from regional.words import council_tables
from regional.words.access import tier_labels
from regional.words.practice_page import HELP

viewer = signed_in.viewer()
councils = data.councils(viewer)
names = dict(councils.select("ons_code", "short_name").iter_rows())
with st.container(horizontal=True, vertical_alignment="bottom"):
    code, kind = council_and_peers(names)
    own_list = picked(names, code, kind)
    widgets.labels(tier_labels(viewer))

council = data.council(viewer, code)
name = names[code]
page = council_page(viewer, code, kind, own_list, widgets.theme())
st.title(page.heading, anchor=False)
if page.assessed:
    st.caption(page.assessed)
widgets.sentences(page.sentences)

left, right = st.columns([2, 1], gap="large")
with left:
    shown = page.profile
    st.header(shown.title, anchor=False)
    if not page.peers.codes:
        st.caption(words.named([]) if kind == "own" else page.peers.how)
    with st.container(key="wide-profile"):
        widgets.show(shown.drawing, key=f"profile-{code}-{kind}")
    with st.container(key="narrow-profile"):
        widgets.table(shown.on_a_phone)
    asked = Asked("profile", {"council": code, "peers": kind, "list": own_list})
    downloads.take_away(shown.draw, shown.taken, shown.file, asked)
    widgets.behind(shown.table, words.HOW_MADE)
    with widgets.closed(page.peers_heading, "who-peers") as opened:
        if opened:
            st.write(page.peers.how)
            if kind == "neighbours":
                why_neighbours_section(viewer, code)
            else:
                st.write(words.named([names[other] for other in page.peers.codes]))
    st.page_link(
        "regional/pages/compare.py",
        label=f"Compare {name} with them, by any statement or metric",
        query_params={
            "council": name,
            "peers": peers.KINDS[kind],
            **({"list": [names[other] for other in own_list]} if own_list else {}),
        },
    )
with right, st.container(border=True):
    st.header("What one score would change", anchor=False)
    if card := page.one_score:
        st.write(card.said)
        widgets.show(card.drawing, key=f"band-{code}")
        widgets.table(card.card)
        st.caption(card.foot)
        downloads.take_away(card.draw, card.taken, card.file, Asked("one score", {"council": code}))
    else:
        st.write(page.no_arithmetic)

standing_out_section(for_council(viewer, code))
with widgets.closed(page.findings_heading, "findings") as opened:
    if opened:
        show_findings(page.findings, words.no_findings(name))
comments_section(viewer, code)
st.page_link(
    "regional/pages/practice.py",
    label=f"Who could help {name}, and with what practice",
    query_params={"part": HELP, "council": name},
)
passages_section(viewer, code)

metrics_section(viewer, council)
providers_section(viewer, council)
own_history_section(viewer, council)

st.header("Returns", anchor=False)
versions, sent = data.versions(viewer, code), data.own_figures(viewer, code)
quarter = next(iter(data.quarters_sent_by(viewer, code)), None)
if versions.is_empty() and quarter:
    st.caption(words.shared_only(name))
elif versions.is_empty():
    widgets.empty(words.no_return(name, may_send=access.may_send(viewer, code)))
else:
    widgets.table(council_tables.versions(versions))
if quarter and not (answers := data.own_answers(viewer, code, quarter)).is_empty():
    with widgets.closed(f"What it said of each statement in {quarter}", "answers") as opened:
        if opened:
            widgets.table(council_tables.answers(answers))
if not sent.is_empty():
    with widgets.closed(words.figures_sent_heading(sent), "figures-sent") as opened:
        if opened:
            widgets.table(council_tables.figures_sent(sent))
if quarter:
    optional_sheets_section(viewer, council, quarter)
own_scores_section(viewer, council)
st.caption(page.source)
