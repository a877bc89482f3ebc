"""Who may see what a council sends, from when: chosen by the council, proposed by its region's lead."""

import streamlit as st

from regional import access, data, days, signed_in, widgets
from regional.access import Viewer
from regional.pages.parts.sharing_boxes import sharing_boxes
from regional.words import agreements as of_agreements
from regional.words import sharing as words
from regional.workflow import sharing


def sharing_section(viewer: Viewer, council: dict, quarter: str) -> None:
    """On Our return, for whoever may send for the council."""
    code, name, region = council["ons_code"], council["short_name"], council["region"]
    held = data.sharing(viewer, code, quarter)
    key = f"sharing-{code}-{quarter}"
    widgets.told(key)
    with widgets.closed(words.heading(held, name, region, days.today()), key) as opened:
        if not opened:
            return
        chosen = sharing_boxes(held, name, region, key)
        if st.button(words.CHOSEN, key=f"{key}-store"):
            now = signed_in.viewer()  # the page may have stood open for long
            _try(key, lambda: sharing.choose(now, code, quarter, chosen))
        if data.needs_agreement(viewer, council):
            st.caption(of_agreements.covers(data.current_agreement(viewer, code), name, region))
        st.caption(words.WHAT_IT_MEANS)


def defaults_section(viewer: Viewer, region: str, quarter: str) -> None:
    """What a lead proposes to the councils of a region."""
    if not access.may_decide_for_region(viewer, region):
        return
    held = data.proposed(viewer, region, quarter)
    key = f"proposed-{region}-{quarter}"
    widgets.told(key)
    with widgets.closed(words.defaults_heading(held, region, quarter, days.today()), key) as opened:
        if opened:
            chosen = sharing_boxes(held, "the council", region, key)
            if st.button(words.CHOSEN, key=f"{key}-store"):
                now = signed_in.viewer()
                _try(key, lambda: sharing.propose(now, region, quarter, chosen))
            st.caption(words.DEFAULTS_MEAN)


def _try(key: str, step) -> None:
    """Store, and draw the page anew with what came of it."""
    try:
        kinds = step()
        said = words.stored(kinds) if kinds else words.NOTHING_CHANGED
    except PermissionError:
        said = words.WIDER
    except ValueError:
        said = words.NOT_WHOLE
    widgets.tell(key, said)
