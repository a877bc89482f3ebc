"""A lead freezes the counts of what councils share without their names."""

import streamlit as st

from models import quarter as quarters
from regional import access, days, signed_in, widgets
from regional.access import Viewer
from regional.data import anonymous
from regional.words import counted as words
from regional.words.plain import the
from regional.workflow.freeze import TooSoon, freeze

OFFERED = 8


def freeze_section(viewer: Viewer, region: str) -> None:
    """For whoever decides for the region."""
    key = f"freeze-{region}"
    widgets.told(key)
    with widgets.closed(
        words.freeze_heading(region, anonymous.frozen_quarters(viewer, region)), key
    ) as opened:
        if not opened:
            return
        st.caption(words.FREEZE_MEANS.format(the(region)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            offered = quarters.latest(days.today(), OFFERED)
            quarter = st.selectbox("Counts of", offered, key=f"{key}-quarter", width=180)
            if st.button(words.FREEZE, key=f"{key}-now"):
                _now(region, quarter, key)


def _now(region: str, quarter: str, key: str) -> None:
    viewer = signed_in.viewer()  # the page may have stood open for long
    if not access.may_decide_for_region(viewer, region):
        st.rerun()
    try:
        said = words.frozen(quarter, freeze(viewer, region, quarter))
    except TooSoon as fault:
        said = words.too_soon(quarter, fault.again)
    widgets.tell(key, said)
