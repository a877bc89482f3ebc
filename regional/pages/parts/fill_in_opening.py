"""The form on Our return as it is opened: anew, from where a person left off, or after a lost connection."""

from dataclasses import replace

import streamlit as st

from regional import access, days, signed_in
from regional.access import Viewer
from regional.pages.parts.fill_in_boxes import key_of
from regional.pages.parts.fill_in_keeping import keep_typed
from regional.pages.parts.fill_in_sitting import KEPT, SAID, Sitting, texts
from regional.workflow import fill_in, typed, unsaved
from regional.workflow.fill_in import Form

TURN, NEW, JUST_OPENED = "fill-in-turn", "fill-in-new", "fill-in-just-opened"


def sitting(viewer: Viewer, council: dict, quarter: str) -> Sitting:
    """The one that is going on, or a new one.

    Streamlit forgets the boxes of a page that was left: then it begins again, from what was kept.
    """
    kept: Sitting | None = st.session_state.get(KEPT)
    new = st.session_state.pop(NEW, False)  # opened by the press that leads here: its boxes are not drawn yet
    if kept and (kept.form.ons_code, kept.form.quarter) == (council["ons_code"], quarter):
        a_box = key_of(next(iter(kept.form.texts)), kept.turn)
        if a_box in st.session_state or new:
            return kept
    return open_anew(viewer, council, quarter)


def open_anew(viewer: Viewer, council: dict, quarter: str, version: int | None = None) -> Sitting:
    """From a version that is asked for; else from where this person left off, or the newest draft."""
    form = fill_in.opened(viewer, council, quarter, version)
    stored, newest = form.texts, form.version
    left = None if version else unsaved.left_by(viewer, form.ons_code, quarter)
    if left:
        form = replace(form, texts=left.over(stored), version=left.version)
    found = None
    if left or form.begun_from:
        found = typed.look(viewer, form, form.texts, days.now())
    if left and newest != left.version:
        found = replace(found, faults=[], newer=newest)
    # The same name in every session: where the connection was lost, the browser still holds what was typed.
    turn = f"{council['ons_code']}-{quarter}-{st.session_state.get(TURN, 0)}"
    st.session_state[KEPT] = Sitting(form, turn, found, stored=stored, left=left)
    st.session_state[JUST_OPENED] = True
    return st.session_state[KEPT]


def came_back(at: Sitting) -> bool:
    """Whether the boxes of a form that was opened just now, once drawn, hold what nobody put there now.

    A browser that lost its connection gives them to the next session, which does not know what they were
    begun from: then any version that is stored may be somebody else's.
    """
    now_typed = texts(at)
    if not st.session_state.pop(JUST_OPENED, False) or now_typed == at.form.texts:
        return False
    form = replace(at.form, texts=now_typed, version=None if at.form.version else 0)
    found = typed.look(signed_in.viewer(), form, now_typed, days.now())
    st.session_state[KEPT] = replace(at, form=form, found=found, came_back=True)
    keep_typed()
    return True


def begin_again() -> None:
    """Give up what was typed and not saved: the form is opened anew, as if nothing had been."""
    at: Sitting = st.session_state[KEPT]
    viewer = signed_in.viewer()
    if access.may_send(viewer, at.form.ons_code):
        unsaved.forget(viewer, at.form.ons_code, at.id, at.taken_over)
        _new_boxes()
        open_anew(viewer, at.form.council, at.form.quarter)


def show_instead(viewer: Viewer, form: Form, version: int, said: str) -> None:
    """The form begins anew, from a version that a press has made."""
    _new_boxes()
    open_anew(viewer, form.council, form.quarter, version)
    st.session_state[SAID] = said


def _new_boxes() -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[NEW] = True
