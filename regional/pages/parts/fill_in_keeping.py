"""What is typed in the form and not saved: kept at each change of a box, for that one person."""

from dataclasses import replace

import streamlit as st

from regional import access, signed_in, widgets
from regional.pages.parts.fill_in_sitting import KEPT, Sitting, differing, texts
from regional.workflow import unsaved
from regional.workflow.fill_in_place import Place


def keep_typed() -> None:
    """Keep what stands in the boxes: at each change of one, whether anybody presses a button or not."""
    at: Sitting = st.session_state[KEPT]
    at = replace(at, changed=texts(at))
    viewer = signed_in.viewer()
    if access.may_send(viewer, at.form.ons_code):
        with widgets.told_if_not_stored(_not_kept):  # what was typed stays in the boxes
            refused = unsaved.keep(viewer, at.form, at.id, differing(at), at.taken_over)
            st.session_state[KEPT] = replace(at, refused=frozenset(refused), not_kept=None)


def _not_kept(said: str) -> None:
    at: Sitting = st.session_state[KEPT]
    st.session_state[KEPT] = replace(at, changed=texts(at), not_kept=said)


def typed_is_stored(at: Sitting) -> None:
    """A version holds what was typed: it need not be kept any more."""
    unsaved.forget(signed_in.viewer(), at.form.ons_code, at.id, at.taken_over)


def refused() -> frozenset[Place]:
    """The boxes that are not kept as they are typed, because they seem to hold personal data."""
    return st.session_state[KEPT].refused
