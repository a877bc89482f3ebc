"""The return typed in the browser: one form in parts, and one button that checks and keeps all of it."""

from collections.abc import Callable

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from regional import data, widgets
from regional.access import Viewer
from regional.navigation import ROOT
from regional.pages.parts import fill_in_keeping as keeping
from regional.pages.parts import fill_in_opening as opening
from regional.pages.parts import fill_in_saving as saving
from regional.pages.parts import fill_in_sitting as sittings
from regional.pages.parts.carried import copy_button
from regional.pages.parts.fill_in_boxes import Typing, boxes
from regional.pages.parts.fill_in_sitting import Sitting
from regional.words import fill_in as words
from regional.words import fill_in_saved as saved
from regional.words import upload
from regional.workflow import fill_in, typed


def fill_in_section(viewer: Viewer, council: dict, quarter: str) -> None:
    at = opening.sitting(viewer, council, quarter)
    begun = saved.CAME_BACK if at.came_back else "" if at.left else words.begun(at.form)
    st.caption(words.AFTER_SUBMIT if at.submitted else f"{begun} {words.KEPT_AS_TYPED}")
    with st.container():  # always there, so that the form under it keeps its place, and its open part
        if said := st.session_state.pop(sittings.SAID, None):
            widgets.answer(said)
        if at.not_kept:
            st.error(at.not_kept)
        if at.left:
            _left_off(at)
        if at.found and at.found.newer:
            _somebody_else(viewer, at)
        elif at.came_back:
            st.warning(saved.NOT_STORED_YET)
        _found(at)
    st.html(ROOT / "regional/web/fill_in.css")
    form = st.container(key="fill-in-form")
    typing = Typing(keeping.keep_typed, keeping.refused, _bar(at), _how_far)
    sheets = list(dict.fromkeys(place.sheet for place in at.form.texts))
    with form:
        copy_button(at)
        for sheet, tab in zip(sheets, st.tabs(sheets), strict=True):
            with tab, st.container(key=f"fill-{sheet.lower().replace(' ', '-')}"):
                boxes(at.form, sheet, at.turn, at.found.faults if at.found else [], typing)
    typing.all_drawn = True
    _how_far(typing.told)
    if opening.came_back(at):
        st.rerun()
    if at.found and at.found.looked_at.may_be_kept:
        with st.expander(upload.changes_heading(at.found.looked_at)):
            widgets.table(upload.changes(at.found.looked_at.changes))
    with st.expander("What each metric counts"):
        widgets.table(words.counted(dict.fromkeys(p.about for p in at.form.texts if p.sheet == "Metrics")))


def _bar(at: Sitting) -> DeltaGenerator:
    """Always in sight: how far one has come, and the next step. Gives the place where it is said how far."""
    with st.container(horizontal=True, vertical_alignment="center", key="fill-bar"):
        quiet = at.ready or at.submitted or (at.found and at.found.newer)  # one loud button
        loud = "secondary" if quiet else "primary"
        _button(words.SAVE, "save-typed", loud, saving.save)
        if at.ready:
            _button(words.SUBMIT, "submit-typed", "primary", saving.save, submit=True)
        return st.empty()


def _how_far(place: DeltaGenerator) -> None:
    at: Sitting = st.session_state[sittings.KEPT]
    issues = [each.issue for each in at.found.faults] if at.found and at.now == at.form.texts else None
    came_of_it = saved.in_short(at.found) if issues is not None else ""
    if not came_of_it and (changed := len(sittings.differing(at))):
        checked = issues is not None
        came_of_it = saved.kept_as_typed(changed - len(at.refused), len(at.refused), checked=checked)
    place.markdown(f"{words.progress(typed.given(at.now), issues)} {came_of_it}")


def _left_off(at: Sitting) -> None:
    st.info(saved.left_off(at.left.typed_at))
    _button(saved.BEGIN_AGAIN, "begin-again", "secondary", opening.begin_again)


def _found(at: Sitting) -> None:
    """What is to be mended by the names of the boxes; each stands under its row too."""
    if at.found is None:
        return
    to_mend = [each for each in at.found.faults if each.issue.level == "error"]
    to_look_at = [each for each in at.found.faults if each.issue.level == "warning"]
    if to_mend:
        st.error(saved.to_mend(to_mend, at.found.looked_at.may_be_kept))
    elif not at.found.looked_at.received.has_anything:
        st.warning(saved.NOTHING_STORED)
    if to_look_at:
        with st.expander(f"To look at ({len(to_look_at)}): how what was typed is read"):
            st.markdown(saved.listed(to_look_at))


def _somebody_else(viewer: Viewer, at: Sitting) -> None:
    form, theirs = at.form, at.found.newer
    versions = data.versions(viewer, form.ons_code)
    row = versions.row(
        by_predicate=(pl.col("quarter") == form.quarter) & (pl.col("version") == theirs), named=True
    )
    st.warning(saved.somebody_else(row, form.version))
    other = fill_in.opened(viewer, form.council, form.quarter, theirs)
    differing = typed.differences(form.texts, other.texts)
    with st.expander(saved.differing_heading(differing.height, theirs), expanded=True):
        widgets.table(saved.differing(differing, theirs))
    with st.container(horizontal=True):
        _button(saved.KEEP_MINE, "keep-mine", "primary", saving.save, over=theirs)
        _button(saved.OPEN_THEIRS, "open-theirs", "secondary", saving.keep_mine_and_open, theirs=theirs)


def _button(label: str, key: str, loud: str, step: Callable[..., None], **how: int | bool) -> None:
    st.button(label, key=key, type=loud, on_click=_pressed, args=(step,), kwargs=how)


def _pressed(step: Callable[..., None], **how: int | bool) -> None:
    """Where a box is left and a button pressed in one blink, a browser asks for the box's row alone."""
    step(**how)
    st.rerun()
