"""Events: who did what, when and about which council, and whether the chain of them all is whole."""

import streamlit as st

from regional import access, downloads, signed_in, widgets
from regional.data import events
from regional.words import events as words

viewer = signed_in.viewer()
st.title(words.HEADING, anchor=False)
if not signed_in.is_on():
    widgets.empty(words.NOBODY_SIGNS_IN)
elif not viewer.is_signed_in:
    widgets.empty(words.SIGN_IN)
    widgets.sign_in("events")
    st.stop()
if not access.may_read_events(viewer):
    widgets.empty(words.NOT_YOURS)
    st.stop()

names = events.councils(viewer)
with st.container(horizontal=True, vertical_alignment="bottom"):
    quarter = st.selectbox(
        "When", [words.ALL_QUARTERS, *events.quarters(viewer)], key="when", bind="query-params", width=180
    )
    code = st.selectbox(
        "Council",
        ["", *names],
        format_func=lambda code: names.get(code, words.ALL_COUNCILS),
        key="council",
        bind="query-params",
        width=260,
    )
found = events.happened(viewer, quarter if quarter != words.ALL_QUARTERS else None, code or None)
checked = events.chain()
if checked.broken_at is None:
    st.caption(words.chain(checked))
else:
    st.error(words.chain(checked))
if found.is_empty():
    widgets.empty(words.NONE)
    st.stop()

st.header(words.heading(found, events.MOST), anchor=False)
if why := words.left_out(found.height, checked.events):
    st.caption(why)
shown = words.table(found, events.names(words.people_in(found)))
downloads.data_file(shown, "events")
widgets.table(shown)
st.caption(words.HOW)
