"""Our return: as a workbook that is filled in and uploaded, or typed in here; and its versions."""

import streamlit as st

from models import quarter as quarters
from regional import access, data, days, room, signed_in, widgets
from regional.data import collection
from regional.pages.parts.carried import carried_section
from regional.pages.parts.fill_in import fill_in_section
from regional.pages.parts.held import held_section
from regional.pages.parts.sharing import sharing_section
from regional.pages.parts.sign_off import notes_were_shown, sign_off_section
from regional.pages.parts.sign_off_steps import steps_section
from regional.pages.parts.versions import versions_section
from regional.pages.parts.workbook import workbook_section
from regional.words import our_return as words
from regional.words import room as of_room
from regional.words import sharing
from regional.words.access import who_sees
from regional.words.fill_in import WAYS

QUARTERS_OFFERED = 8

viewer = signed_in.viewer()
councils = data.councils(viewer)
councils = councils.filter([access.may_send(viewer, code) for code in councils["ons_code"]])
if councils.is_empty():
    st.title(words.HEADING, anchor=False)
    if room.is_on():
        widgets.empty(of_room.NOT_HERE)
    elif access.may_decide_somewhere(viewer):
        widgets.empty(words.FOR_A_LEAD)
        st.page_link("regional/pages/collection.py", label="Collection")
    elif viewer.is_signed_in:
        widgets.empty(words.FOR_NO_COUNCIL)
    else:
        widgets.empty(words.SIGN_IN)
        widgets.sign_in("our-return")
    st.stop()

today = days.today()
names = dict(councils.select("ons_code", "short_name").iter_rows())
offered = quarters.latest(today, QUARTERS_OFFERED)
regions = councils["region"].unique()
begin = next((each for each in collection.quarters_opened(viewer, regions) if each in offered), offered[0])
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = st.selectbox(
        "Council", names, format_func=names.get, key="council", bind="query-params", width=260
    )
    begin_at = offered.index(begin)
    quarter = st.selectbox("Quarter", offered, begin_at, key="quarter", bind="query-params", width=180)
    way = st.radio(
        "How", WAYS, format_func=WAYS.get, horizontal=True, key="how", bind="query-params", width=260
    )
    widgets.labels(["sent by your council"])

council = data.council(viewer, code)
versions = data.versions(viewer, code)
is_due = words.due(collection.collection(viewer, council["region"], quarter), today)
st.title(words.heading(names[code], quarter), anchor=False)
chosen = data.sharing(viewer, code, quarter)
whom = sharing.who_sees(chosen, names[code], council["region"], today)
st.caption(words.standing(quarter, versions, who_sees(viewer, whom), is_due))
to_approve = sign_off_section(viewer, council, quarter, whom)

if way == "form":
    fill_in_section(viewer, council, quarter)
else:
    workbook_section(viewer, council, quarter, versions, loud=not to_approve)

carried_section(viewer, council, quarter)
sharing_section(viewer, council, quarter)
versions_section(viewer, council, versions)
held_section(viewer, council)
st.caption(words.DISCLOSURE)

steps_section(viewer, council)
notes_were_shown(viewer, code, quarter)
