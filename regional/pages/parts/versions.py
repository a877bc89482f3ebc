"""The versions of a council's returns: what was wrong with a draft, and each file as it was received."""

import polars as pl
import streamlit as st

from regional import access, data, days, downloads, signed_in, widgets
from regional.access import Viewer
from regional.words import council_tables, fill_in_saved
from regional.words import upload as words
from regional.words import versions as said
from regional.workflow import fill_in, returns
from regional.workflow.typed import TYPED, look
from regional.workflow.withdraw import REASONS, withdraw


def draft_section(viewer: Viewer, council: dict, versions: pl.DataFrame, quarter: str) -> None:
    """What was found in the draft that waits for its council: as it was told when the draft was kept.

    Where it was typed there is no file whose rows a person knows, so the boxes are named.
    """
    drafts = versions.filter(
        pl.col("quarter") == quarter, pl.col("stage") == "draft", pl.col("status") == "current"
    )
    for draft in drafts.iter_rows(named=True):
        to_mend = said.to_mend(draft["issues"])
        if to_mend:
            st.error(said.draft_heading(draft, len(to_mend)))
            if draft["filename"].startswith(TYPED):
                st.markdown(_by_box(viewer, council, quarter))
            else:
                place = (council["ons_code"], quarter, draft["version"])
                widgets.table(words.issues(to_mend, returns.rows_of_version(viewer, *place)))


def _by_box(viewer: Viewer, council: dict, quarter: str) -> str:
    form = fill_in.opened(viewer, council, quarter)
    faults = look(viewer, form, form.texts, days.now()).faults
    return fill_in_saved.listed([each for each in faults if each.issue.level == "error"])


def versions_section(viewer: Viewer, council: dict, versions: pl.DataFrame) -> None:
    st.header("Versions", anchor=False)
    if versions.is_empty():
        widgets.empty(said.nothing_sent(council["short_name"]))
        return
    widgets.table(council_tables.versions(versions))
    rows = {said.name(row): row for row in versions.iter_rows(named=True)}
    with widgets.on_screen("version"), st.container(horizontal=True, vertical_alignment="bottom"):
        row = rows[st.selectbox("Version", rows, key=f"version-{council['ons_code']}-{len(rows)}", width=260)]
        place = (council["ons_code"], row["quarter"], row["version"])
        downloads.download(
            "Download as received",
            lambda: data.stored_file(viewer, *place)[1],
            said.received_name(row),
            said.kind(row["filename"]),
        )
    _withdraw(council, versions)


def _withdraw(council: dict, versions: pl.DataFrame) -> None:
    key = f"withdraw-{council['ons_code']}"
    if told := st.session_state.pop(f"{key}-told", None):
        st.info(told)
    stands = versions.filter(pl.col("status") == "current")["quarter"].unique(maintain_order=True).to_list()
    if not stands:
        return
    with widgets.closed(said.WITHDRAW, key) as opened:
        if opened:
            st.write(said.WITHDRAW_MEANS.format(council["short_name"]))
            quarter = st.selectbox("Of which quarter", stands, key=f"{key}-quarter", width=180)
            reason = st.selectbox("Why", REASONS, index=None, key=f"{key}-reason", width=420)
            asked = (council["ons_code"], quarter, reason)
            # As a callback: somebody else may withdraw it first, and then this part is drawn no more.
            st.button(
                f"Withdraw {quarter}",
                on_click=_now,
                args=(key, *asked),
                disabled=reason is None,
                key=f"{key}-now",
            )


def _now(key: str, ons_code: str, quarter: str, reason: str) -> None:
    viewer = signed_in.viewer()  # as it is now: a press can come long after its button was drawn
    if not access.may_send(viewer, ons_code):
        return
    try:
        with widgets.told_if_not_stored():
            withdraw(viewer, ons_code, quarter, reason)
            st.session_state[f"{key}-told"] = said.withdrawn(quarter)
    except LookupError:
        st.session_state[f"{key}-told"] = said.stands_no_longer(quarter)
