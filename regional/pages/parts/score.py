"""Where one score came from, and the findings behind it: by a click in the map, or by two select boxes."""

import streamlit as st

from regional import widgets
from regional.access import Viewer
from regional.views.score import score_shown
from regional.words.region import NAMES

OPENED = "where-from"


def choose_clicked(chart: str, councils: dict[str, str]) -> None:
    """Take a click in the map over into the select boxes; a click on nothing changes nothing."""
    chosen = st.session_state[chart].selection.get("cell", [])
    if chosen:
        ons_code, statement = chosen[0]["ons_code"], chosen[0]["statement"]
        if not st.session_state.get(OPENED):  # boxes that are not there yet do not tell the address
            st.query_params.update({"of": councils[ons_code], "on": NAMES[statement]})
        st.session_state["of"], st.session_state["on"] = ons_code, statement
        st.session_state[OPENED] = True
        st.toast("Where CQC's score came from stands below the map.")


def chosen_score(viewer: Viewer, region: str, councils: dict[str, str]) -> None:
    """Closed until asked for: by hand, by a click in the map or by an address that names a council."""
    st.session_state.setdefault(OPENED, "of" in st.query_params)
    with widgets.closed(
        "Where a published score came from: choose it here, or click on it in the map", OPENED
    ) as opened:
        if opened:
            _choose_and_tell(viewer, region, councils)


def _choose_and_tell(viewer: Viewer, region: str, councils: dict[str, str]) -> None:
    with st.container(horizontal=True):
        ons_code = st.selectbox(
            "Council", councils, format_func=councils.get, key="of", bind="query-params", width=260
        )
        statement = st.selectbox(
            "Statement", NAMES, format_func=NAMES.get, key="on", bind="query-params", width=220
        )
    shown = score_shown(viewer, region, ons_code, statement)
    st.markdown(shown.said)
    show_findings(shown.findings, shown.no_finding)
    st.markdown(shown.about)


def show_findings(findings: dict[str, list[str]], none: str) -> None:
    """Strengths beside shortfalls, each with its theme, how it was read and its address.

    findings: as words.score.by_polarity gives them; none: what to say where nothing is recorded.
    """
    if not any(findings.values()):
        widgets.empty(none)
        return
    for column, (heading, found) in zip(st.columns(len(findings)), findings.items(), strict=True):
        column.markdown("\n\n".join([f"**{heading}**", *found]))
