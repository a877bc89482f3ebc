"""We used this: storing that a council uses an entry and, later, what came of it."""

import streamlit as st

from models.practice import LONG
from regional import access, data, days, signed_in, widgets
from regional.access import Viewer
from regional.words import practice_page as words
from regional.words.sharing import tiers
from regional.workflow import practice_use as workflow


def use_section(viewer: Viewer, row: dict) -> None:
    """row: of data.practice.entries. Nothing for whoever speaks for no council."""
    councils = own_councils(viewer)
    councils = {code: name for code, name in councils.items() if code != row["ons_code"]}
    if not councils:
        return
    key = f"use-{row['entry']}"
    widgets.told(key)
    with widgets.closed(words.USE_HEADING, key) as opened:
        if opened:
            _form(viewer, key, row["entry"], councils)


def _form(viewer: Viewer, key: str, entry: str, councils: dict[str, str]) -> None:
    with st.form(f"{key}-form", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            code = st.selectbox(
                "Council", councils, format_func=councils.get, key=f"{key}-council", width=260
            )
            today = days.today()
            since = st.date_input(words.SINCE, today, format="DD/MM/YYYY", key=f"{key}-since", width=150)
            whom = _tiers(viewer, code)
            tier = st.selectbox(words.WHO_SEES, whom, format_func=whom.get, key=f"{key}-tier", width=300)
        how = st.text_area(words.HOW, key=f"{key}-how", max_chars=LONG)
        pressed = st.form_submit_button(words.USE)
        came = st.text_area(words.CAME, key=f"{key}-came", max_chars=LONG)
        told = st.form_submit_button(words.TELL)
    st.caption(words.NO_NAMES)
    if pressed or told:
        _store(key, entry, code, (since, how, tier) if pressed else None, came)


def own_councils(viewer: Viewer) -> dict[str, str]:
    """Short names, by ons_code, of the councils that this viewer may speak for."""
    every = data.councils(viewer).select("ons_code", "short_name").iter_rows()
    return {code: name for code, name in every if access.may_send(viewer, code)}


def _tiers(viewer: Viewer, code: str) -> dict[str, str]:
    council = data.council(viewer, code)
    named = tiers(council["short_name"], council["region"])
    wide = access.may_share(viewer, code, wider=True)
    return {tier: named[tier] for tier in (("region", "public", "council") if wide else ("council",))}


def _store(key: str, entry: str, code: str, used: tuple | None, came: str) -> None:
    viewer = signed_in.viewer()
    with widgets.told_if_refused():
        if used:
            workflow.use(viewer, code, entry, *used)
            said = words.USED.format(data.council(viewer, code)["short_name"])
        else:
            workflow.came_of_it(viewer, code, entry, came)
            said = words.TOLD
        widgets.tell(key, said)
