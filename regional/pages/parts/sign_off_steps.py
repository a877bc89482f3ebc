"""Who signs a council's returns off: a step a line, for a quarter and for a year's self-assessment."""

import streamlit as st

from models.collection import KINDS
from regional import access, signed_in, widgets
from regional.access import Viewer
from regional.data import collection
from regional.words import sign_off as words
from regional.workflow.sign_off_steps import set_steps
from regional.workflow.unfit import Unfit


def steps_section(viewer: Viewer, council: dict) -> None:
    """Shown to whoever may set them, and to nobody else."""
    ons_code = council["ons_code"]
    if not access.may_set_steps(viewer, ons_code, council["region"]):
        return
    key = f"steps-{ons_code}"
    with widgets.closed(words.steps_heading(council["short_name"]), key) as opened:
        if said := st.session_state.pop(f"{key}-said", None):
            (st.success if said[0] else st.warning)(said[1])
        if not opened:
            return
        st.caption(words.STEPS_MEAN)
        for kind in KINDS:
            stored = "\n".join(collection.steps(viewer, ons_code, kind))
            st.text_area(words.KINDS[kind], stored, key=f"{key}-{kind}-{stored}", height=120, width=420)
            asked = (key, council, kind, f"{key}-{kind}-{stored}")
            st.button(words.SAVE_STEPS, key=f"{key}-save-{kind}", on_click=_save, args=asked)


@widgets.told_if_not_stored()
def _save(key: str, council: dict, kind: str, box: str) -> None:
    try:
        names = set_steps(signed_in.viewer(), council, kind, st.session_state[box].splitlines())
    except PermissionError:
        st.session_state[f"{key}-said"] = False, words.MAY_NOT
    except Unfit as fault:
        st.session_state[f"{key}-said"] = False, f"To mend: {fault}"
    else:
        st.session_state[f"{key}-said"] = True, words.steps_saved(kind, names)
