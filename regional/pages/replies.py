"""Replies: what a region says of a council, which sees it first, and what the council answers."""

import streamlit as st

from regional import access, data, signed_in, widgets
from regional.pages.parts.practice_use import own_councils
from regional.pages.parts.replies_given import given_section
from regional.pages.parts.replies_seen import seen_section
from regional.pages.parts.replies_sent import sent_section
from regional.words import replies as words
from regional.words.access import tier_labels

viewer = signed_in.viewer()
leads = [each for each in data.regions(viewer) if access.may_decide_for_region(viewer, each)]
councils = own_councils(viewer)
sees = [each for each in data.regions(viewer) if access.may_see_region(viewer.scope, each)]
ways = {words.AS_COUNCIL: councils, words.AS_LEAD: leads, words.AS_REGION: sees}
ways = [way for way, may in ways.items() if may]
if not ways:
    st.title("Replies", anchor=False)
    widgets.empty(words.SIGN_IN)
    widgets.sign_in("replies")
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom"):
    way = st.radio("Seen as", ways, key="as", bind="query-params", horizontal=True)
    widgets.labels(tier_labels(viewer))
if way == words.AS_LEAD:
    sent_section(viewer, leads)
elif way == words.AS_COUNCIL:
    given_section(viewer, councils)
else:
    seen_section(viewer, sees)
st.caption(words.WHAT_IT_IS)
