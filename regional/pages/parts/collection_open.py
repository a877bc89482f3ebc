"""Opening a quarter, or changing what was opened: the day, the kind and the metrics asked for."""

import streamlit as st

from models.collection import KINDS
from regional import days, signed_in, widgets
from regional.access import Viewer
from regional.data import collection
from regional.words import collection as words
from regional.workflow.collection import metrics_offered, open_quarter, usual_due
from regional.workflow.unfit import Unfit

SAID = "collection-said"  # what became of a press: whether it went well, and the sentence


def open_section(viewer: Viewer, region: str, quarter: str, opened: dict | None) -> None:
    """opened: of data.collection.collection. For whoever may decide for the region: the page asks first."""
    if said := st.session_state.pop(SAID, None):
        (st.success if said[0] else st.warning)(said[1])
    key = f"open-{region}-{quarter}"
    with widgets.closed(words.open_heading(quarter, opened), key) as unfolded:
        if not unfolded:
            return
        titles = metrics_offered()
        asked = collection.asked_metrics(viewer, region, quarter)
        with st.form(f"{key}-form", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                due = opened["due"] if opened else usual_due(quarter, days.today())
                st.date_input(words.DUE, due, format="DD/MM/YYYY", key=f"{key}-due", width=180)
                kind = KINDS.index(opened["kind"]) if opened else 0
                st.radio(
                    words.KIND, KINDS, kind, format_func=words.KINDS.get, horizontal=True, key=f"{key}-kind"
                )
            chosen = [name for name in titles if name in asked]
            st.multiselect(words.METRICS, titles, chosen, format_func=titles.get, key=f"{key}-metrics")
            st.form_submit_button(
                words.open_press(quarter, opened), type="primary", on_click=_open, args=(key, region, quarter)
            )
        st.caption(words.OPEN_MEANS)


@widgets.told_if_not_stored()
def _open(key: str, region: str, quarter: str) -> None:
    due, kind, metrics = (st.session_state[f"{key}-{name}"] for name in ("due", "kind", "metrics"))
    if due is None:
        st.session_state[SAID] = False, words.NO_DAY
        return
    try:
        new = open_quarter(signed_in.viewer(), region, quarter, due, metrics, kind)
    except PermissionError:
        st.session_state[SAID] = False, words.MAY_NOT
    except Unfit as fault:
        st.session_state[SAID] = False, f"To mend: {fault}"
    else:
        st.session_state[SAID] = True, words.opened(region, quarter, due, new)
