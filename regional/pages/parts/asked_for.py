"""What a region asks its councils for besides scores, answers and metrics: one box to tick a sheet."""

import streamlit as st

from regional import access, data, signed_in, widgets
from regional.access import Viewer
from regional.words import asked_for as words
from regional.workflow import regions


def asked_for_section(viewer: Viewer, region: str) -> None:
    """Shown to whoever may decide for the region, and to nobody else."""
    if not access.may_decide_for_region(viewer, region):
        return
    with st.expander(words.heading(region)):
        asked = data.asked_sheets(viewer, region)
        for sheet, label in words.SHEETS.items():
            _box(region, sheet, label, sheet in asked)
        st.caption(words.FOOT)


def _box(region: str, sheet: str, label: str, asked: bool) -> None:
    key = f"asked-{region}-{sheet}"
    # What is stored is shown, and only a click stores: an open tab must not undo another's choice.
    st.session_state[key] = asked
    st.checkbox(label, key=key, on_change=_store, args=(region, sheet, key))


def _store(region: str, sheet: str, key: str) -> None:
    viewer = signed_in.viewer()  # as it is now: the page may have stood open for long
    if access.may_decide_for_region(viewer, region):
        with widgets.told_if_not_stored():
            regions.ask_for(viewer, region, sheet, st.session_state[key])
