"""The upload: what was found in the file, what would change, and the buttons that store it."""

import streamlit as st

from regional import downloads, widgets
from regional.access import Viewer
from regional.words import upload as words
from regional.workflow import returns


def upload_section(viewer: Viewer, council: dict, quarter: str) -> str:
    """Show the upload and what comes of it; gives the step (of words.STEPS) the person is at."""
    name = council["short_name"]
    if said := st.session_state.pop("stored", None):
        widgets.answer(said)
    turn = st.session_state.setdefault("upload-turn", 0)
    given = st.file_uploader(  # of any type: Streamlit's own refusal does not say what to do
        "Upload the filled workbook (.xlsx, .ods or .csv)",
        key=f"upload-{council['ons_code']}-{quarter}-{turn}",
        max_upload_size=5,  # MB: a return is well under one
    )
    if given is None:
        return "Download"
    looked_at = returns.preview(viewer, council, quarter, given.name, given.getvalue())
    _show_issues(looked_at)
    _offer_marked(looked_at)
    st.markdown(words.will_be_stored(looked_at))
    if looked_at.may_be_kept:
        with st.expander(words.changes_heading(looked_at)):  # closed: it would stand between and Submit
            widgets.table(words.changes(looked_at.changes))
    with st.container(horizontal=True):
        if looked_at.may_be_submitted and st.button("Submit", type="primary", key="submit"):
            _store(viewer, looked_at, "submitted", name, quarter)
        if looked_at.may_be_kept and st.button("Keep as a draft", key="draft"):
            _store(viewer, looked_at, "draft", name, quarter)
    return "Submit" if looked_at.may_be_submitted else "Mend"


def _show_issues(looked_at: returns.Preview) -> None:
    rows = returns.rows_given(looked_at) if looked_at.received.issues else {}
    if looked_at.to_mend:
        st.error(words.in_the_way(looked_at))
        widgets.table(words.issues(looked_at.to_mend, rows))
    if looked_at.to_look_at:
        st.warning(
            f"To look at ({len(looked_at.to_look_at)}): this is how we read it. Change it if it is wrong."
        )
        widgets.table(words.issues(looked_at.to_look_at, rows))
    if not looked_at.received.issues and looked_at.may_be_kept:
        st.success("Done: nothing to mend. Look at what changed, then submit.")


def _offer_marked(looked_at: returns.Preview) -> None:
    if looked_at.may_be_marked:
        downloads.download(
            "Your workbook with the faults marked",
            lambda: returns.marked(looked_at),
            returns.marked_name(looked_at),
            "text/csv" if returns.marked_name(looked_at).endswith(".csv") else downloads.XLSX,
        )


def _store(viewer: Viewer, looked_at: returns.Preview, stage: str, name: str, quarter: str) -> None:
    """Store it, then start again with an empty upload, so that a second press cannot store it twice."""
    with widgets.told_if_not_stored():
        done = returns.store(viewer, looked_at, stage)
        st.session_state["stored"] = words.stored(done, name, quarter)
        st.session_state["upload-turn"] += 1
        st.rerun()
