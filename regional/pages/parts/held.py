"""What is held: about one council, for it to print; of a whole region, for an information request."""

from functools import partial

import streamlit as st

from regional import access, downloads, widgets
from regional.access import Viewer
from regional.views import held as views
from regional.words import held as words


def held_section(viewer: Viewer, council: dict) -> None:
    """On Our return: what there is, who can see it now, and when that changes."""
    made = views.held(viewer, council)
    with widgets.closed(made.heading, f"held-{council['ons_code']}") as opened:
        if not opened:
            return
        if made.agreement:
            st.write(made.agreement)
        if not made.table.is_empty():
            widgets.table(made.table.drop("Owner"))
        downloads.taken_files(
            partial(views.held_taken, viewer, council), f"what is held about {council['short_name']}"
        )
        for said in (words.UPLOADS, words.LAW, words.PRINT):
            st.caption(said)


def held_in_region_section(viewer: Viewer, region: str) -> None:
    """For a lead: the whole region's list as a file; nothing of it is drawn."""
    if not access.may_list_held(viewer, region):
        return
    with widgets.closed(words.region_heading(region), f"held-in-{region}") as opened:
        if opened:
            st.write(words.OWNER)
            downloads.taken_files(partial(views.region_taken, viewer, region), f"what is held in {region}")
            st.caption(words.LAW)
