"""What a council sent on the optional sheets of its newest return; nothing where it sent none."""

import streamlit as st

from regional import access, data, downloads, widgets
from regional.access import Viewer
from regional.words import optional_sheets as words


def optional_sheets_section(viewer: Viewer, council: dict, quarter: str) -> None:
    """quarter: the newest that the council submitted a return for."""
    code = council["ons_code"]
    waiting = data.own_waiting(viewer, code, quarter)
    audits = data.own_audits(viewer, code, quarter)
    documents = data.own_documents(viewer, code, quarter)
    if waiting.is_empty() and audits.is_empty() and documents.is_empty():
        return
    st.header(words.HEADING, anchor=False)
    exact = access.sees_exact(viewer.scope, code)
    none = words.NOT_GIVEN if exact else words.NOT_SHOWN
    if not waiting.is_empty():
        st.markdown(words.waiting(waiting) if exact else words.waiting_rounded(waiting))
        widgets.table(words.waiting_table(waiting, none))
    if not audits.is_empty():
        st.markdown(words.audits(audits) if exact else words.audits_rounded(audits))
        widgets.table(words.audits_table(audits, none))
    if not documents.is_empty():
        with widgets.closed(words.documents(documents, quarter), f"documents-{code}-{quarter}") as opened:
            if opened:
                table = words.documents_table(documents)
                widgets.table(table)
                downloads.data_file(table, f"{council['short_name']} documents {quarter}".replace(" ", "-"))
    st.caption(words.source(quarter, exact))
