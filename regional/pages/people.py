"""People: who holds which role where, who may be invited, and what each role may do."""

import streamlit as st

from regional import access, signed_in, widgets
from regional.data import people
from regional.pages.parts.people_change import end_role_section, joined_lately, person_section
from regional.pages.parts.people_invite import come_of_it, invite_section
from regional.words import access as who
from regional.words import people as words

viewer = signed_in.viewer()
st.title(words.HEADING, anchor=False)
if not signed_in.is_on():
    widgets.empty(words.NOBODY_SIGNS_IN)
    st.stop()
if not viewer.is_signed_in:
    widgets.empty(words.SIGN_IN)
    widgets.sign_in("people")
    st.stop()

if access.may_invite_somebody(viewer):
    come_of_it()
    joined_lately(viewer)
    held = people.people(viewer)
    st.header(words.held_heading(held), anchor=False)
    widgets.table(words.table(held))
    invite_section(viewer)
    if not held.is_empty():
        end_role_section(viewer, held)
        person_section(viewer, held)

st.header(words.MATRIX, anchor=False)
widgets.table(who.matrix())
st.caption(who.MACHINE)
