"""My pack: the charts somebody put together, in order and with their words, to take away as one file."""

import streamlit as st

from regional import access, room, signed_in, widgets
from regional.data import packs
from regional.pages.parts.pack_item import pack_item, pack_title
from regional.pages.parts.pack_taken import pack_taken
from regional.views import pack as views
from regional.words import pack as words
from regional.words import room as of_room
from regional.workflow import packs as changes

viewer = signed_in.viewer()
if not access.may_keep_pack(viewer):
    st.title(words.HEADING, anchor=False)
    widgets.empty(of_room.NOT_IN_ROOM if room.is_on() else words.SIGN_IN)
    if not room.is_on():
        widgets.sign_in("my-pack")
    st.stop()

pack = packs.pack(viewer)
st.title(words.heading(len(pack.items)), anchor=False)
widgets.told("pack")
if not pack.items:
    widgets.empty(words.EMPTY)
    st.caption(words.YOURS if viewer.is_signed_in else words.OF_THIS_MACHINE)
    st.stop()

st.caption(words.KEPT)
made = views.pieces(viewer, pack.items)
pack_taken(viewer)
pack_title(pack.title)
for number, (item, piece) in enumerate(zip(pack.items, made, strict=True), start=1):
    pack_item(item, piece, number, len(made))
if st.button("Empty my pack"):
    changes.empty(viewer)
    widgets.tell("pack", words.EMPTIED)
st.caption(words.YOURS if viewer.is_signed_in else words.OF_THIS_MACHINE)
