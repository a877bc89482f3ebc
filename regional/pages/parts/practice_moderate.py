"""What councils put before their region's lead: shared, or sent back with a note."""

import polars as pl
import streamlit as st

from regional import access, data, signed_in, widgets
from regional.access import Viewer
from regional.data import practice
from regional.words import practice as words
from regional.words import practice_page as said
from regional.words.plain import escaped
from regional.words.sharing import tiers
from regional.workflow import practice_decide as workflow

KEY = "practice-moderate"


def moderate_section(viewer: Viewer) -> None:
    regions = [each for each in data.regions(viewer) if access.may_decide_for_region(viewer, each)]
    if not regions:
        st.title(said.MODERATE, anchor=False)
        widgets.empty(said.NOT_A_LEAD)
        widgets.sign_in("practice")
        return
    region = st.selectbox("Region", regions, key="region", bind="query-params", width=260)
    waiting = practice.waiting_practice(viewer, region)
    st.title(said.waiting_heading(region, waiting.height), anchor=False)
    widgets.told(KEY)
    if waiting.is_empty():
        widgets.empty(said.NOTHING_WAITS.format(region))
    for row in waiting.to_dicts():
        _waiting(row)


def _waiting(row: dict) -> None:
    key = f"moderate-{row['id']}"
    with widgets.closed(escaped(words.line(row)), key) as opened:
        if not opened:
            return
        st.write(words.facts(row))
        widgets.table(pl.DataFrame(words.said(row), schema=["Part", "What it says"], orient="row"))
        st.write(f"{said.WHO_SEES}: {tiers(row['council'], row['region'])[row['tier']]}.")
        st.caption(said.CHECK)
        note = st.text_area(said.NOTE, key=f"{key}-note", max_chars=workflow.MOST_NOTE)
        with st.container(horizontal=True):
            share = st.button(said.SHARE, key=f"{key}-share", type="primary")
            back = st.button(said.BACK, key=f"{key}-back")
        if share or back:
            _decide(row, None if share else note)


def _decide(row: dict, note: str | None) -> None:
    this = (signed_in.viewer(), row["ons_code"], row["entry"], row["version"])
    with widgets.told_if_refused():
        if note is None:
            workflow.share(*this)
        else:
            workflow.send_back(*this, note)
        widgets.tell(KEY, said.SHARED if note is None else said.SENT_BACK)
