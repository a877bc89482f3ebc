"""A press of one of the form's buttons: what was typed is checked and stored, and the form goes on."""

from dataclasses import replace

import streamlit as st

from regional import access, days, signed_in, widgets
from regional.pages.parts.fill_in_keeping import typed_is_stored
from regional.pages.parts.fill_in_opening import show_instead
from regional.pages.parts.fill_in_sitting import KEPT, SAID, Sitting, texts
from regional.words import fill_in_saved as words
from regional.workflow import typed
from regional.workflow.typed import Saved, Texts


def save(*, submit: bool = False, over: int | None = None) -> Saved | None:
    """Check what was typed and keep it; the form goes on from what is now stored.

    None, and nothing is kept, if whoever pressed may not send it any more, or nothing can be stored just
    now: the page then says so, and the boxes hold what was typed.
    """
    at: Sitting = st.session_state[KEPT]
    viewer = signed_in.viewer()  # as it is now: a form may stand open longer than a session
    if not access.may_send(viewer, at.form.ons_code):
        return None
    now_typed, found = texts(at), None
    with widgets.told_if_not_stored():
        found = typed.save(viewer, at.form, now_typed, days.now(), submit=submit, over=over)
    if found:
        st.session_state[KEPT] = _going_on(at, found, now_typed)
    return found


def _going_on(at: Sitting, found: Saved, now_typed: Texts) -> Sitting:
    """The sitting after a press: from the version that was stored, if one was."""
    form = replace(at.form, texts=now_typed)
    at = replace(at, form=form, found=found, changed=None, refused=frozenset())
    if found.stored is None:
        return at
    typed_is_stored(at)
    version, to_mend = found.stored.version, len(found.looked_at.to_mend)
    st.session_state[SAID] = words.stored(found.stored, form.council["short_name"], form.quarter, to_mend)
    form = replace(form, version=version, begun_from=version, left_out=0)
    return replace(at, form=form, came_back=False, stored=now_typed, left=None)


def tell(at: Sitting, found: Saved) -> None:
    """Show what came of a press that stored nothing."""
    st.session_state[KEPT] = replace(at, form=replace(at.form, texts=texts(at)), found=found, changed=None)


def keep_mine_and_open(theirs: int) -> None:
    """What was typed becomes a draft, so that it is not lost; then the form shows the other version."""
    found = save(over=theirs)
    if found is None:
        return
    said = words.went_on(found.stored.version if found.stored else None, theirs)
    show_instead(signed_in.viewer(), st.session_state[KEPT].form, theirs, said)
