"""What a region's people see of notes and answers: those that were answered, or whose time is over."""

import polars as pl
import streamlit as st

from regional import days, widgets
from regional.access import Viewer
from regional.data import replies
from regional.words import replies as words


def seen_section(viewer: Viewer, regions: list[str]) -> None:
    """regions: those whose own people the viewer is one of."""
    region = st.selectbox("Region", regions, key="region", bind="query-params", width=260)
    notes = replies.notes(viewer).filter(region=region, status="current")
    answers = replies.replies(viewer).filter(pl.col("note_id").is_not_null())
    st.title(words.heading(region, notes, answers, days.today()), anchor=False)
    st.caption(words.REGION_SEES)
    if notes.is_empty():
        widgets.empty(words.NONE_SENT.format(region))
    else:
        widgets.table(words.table(notes, answers, days.today()))
