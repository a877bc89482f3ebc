"""Collection: how far each council of a region has come with its return, and all that its lead decides."""

import polars as pl
import streamlit as st

from models import quarter as quarters
from regional import access, data, days, downloads, room, signed_in, widgets
from regional.analysis.progress import progress
from regional.data import collection, sign_offs
from regional.pages.parts.asked_for import asked_for_section
from regional.pages.parts.choices import by_the_word_in_the_address
from regional.pages.parts.collection_open import open_section
from regional.pages.parts.collection_remind import remind_section
from regional.pages.parts.region_sharing import region_sharing_section
from regional.pages.parts.sign_off_steps import steps_section
from regional.words import collection as words
from regional.words import room as of_room

QUARTERS_OFFERED = 8

viewer = signed_in.viewer()
regions = [region for region in data.regions(viewer) if access.may_decide_for_region(viewer, region)]
if not regions:
    st.title(words.HEADING, anchor=False)
    if room.is_on():
        widgets.empty(of_room.NOT_HERE)
    elif viewer.is_signed_in:
        widgets.empty(words.FOR_LEADS)
    else:
        widgets.empty(words.SIGN_IN)
        widgets.sign_in("collection")
    st.stop()

today = days.today()
offered = [quarters.quarter_of(today), *quarters.latest(today, QUARTERS_OFFERED)]
by_the_word_in_the_address("region", "for-region", regions)
by_the_word_in_the_address("quarter", "for-quarter", offered)
with st.container(horizontal=True, vertical_alignment="bottom"):
    # Names of their own: the other pages offer other regions and quarters under theirs.
    region = st.selectbox("Region", regions, key="for-region", bind="query-params", width=260)
    ended = offered[1:]  # what is opened in advance is not what a lead comes to look at
    newest = next((each for each in collection.quarters_opened(viewer, [region]) if each in ended), ended[0])
    begin = offered.index(newest)
    quarter = st.selectbox("Quarter", offered, begin, key="for-quarter", bind="query-params", width=180)
    widgets.labels([words.SEEN_BY])

opened = collection.collection(viewer, region, quarter)
has_ended = quarters.ends(quarter) < today
found = progress(
    sign_offs.standing(viewer, region, quarter),
    opened and opened["due"],
    today,
    sign_offs.first_shared(viewer, region, quarter),
)
title = words.heading(region, quarter, found) if has_ended else words.heading_before(region, quarter)
st.title(title, anchor=False)
st.caption(words.asked(opened, quarter, today, len(collection.asked_metrics(viewer, region, quarter))))
open_section(viewer, region, quarter, opened)
if has_ended:
    widgets.sentences(words.counted(found))
    widgets.table(words.board(found))
    downloads.data_file(words.board(found), f"{region} {quarter} collection".replace(" ", "-").lower())
    st.caption(words.WHAT_IS_SEEN)
    remind_section(viewer, region, quarter, found, opened)
asked_for_section(viewer, region)

councils = data.councils(viewer).filter(pl.col("region") == region)
names = dict(councils.select("ons_code", "short_name").iter_rows())
with widgets.on_screen("steps"):
    code = st.selectbox(words.STEPS_OF, names, format_func=names.get, key=f"steps-of-{region}", width=260)
steps_section(viewer, data.council(viewer, code))
region_sharing_section(viewer, region)
