"""The care providers in a council's area: how many are good or outstanding, and which they are."""

import streamlit as st

from regional import data, downloads, widgets
from regional.access import Viewer
from regional.views.providers import providers
from regional.words import providers as words
from regional.words.groups import known_faults


def providers_section(viewer: Viewer, council: dict) -> None:
    """Nothing where no list of CQC's is loaded."""
    view = providers(viewer, council["ons_code"])
    if view is None:
        return
    region = council["region"]
    st.header("Care providers in the area", anchor=False)
    st.markdown(f"**{words.heading(view.area, view.month, view.months.row(0, named=True), region)}**")
    st.caption(words.HOW_COUNTED)
    widgets.table(words.kinds(view.kinds))
    if view.months.height > 1:
        with widgets.closed(words.months_heading(view.months), "provider-months") as opened:
            if opened:
                widgets.table(words.months(view.months, region))
    with widgets.closed(words.list_heading(view.services), "provider-list") as opened:
        if opened:
            downloads.data_file(view.services.drop("id"), f"{view.area} care providers {view.month}".lower())
            widgets.table(words.listed(view.services), links=("Location",))
    faults = known_faults(data.publications(viewer), view.publications)
    st.caption(f"{words.source(view.area, view.month)} {faults}")
