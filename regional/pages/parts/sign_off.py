"""What waits for a council's approvers: what changed, a press to approve it, a note to send it back with."""

import polars as pl
import streamlit as st

from regional import access, data, signed_in, widgets
from regional.access import Viewer
from regional.data import collection, sign_offs
from regional.words import carried, upload
from regional.words import sign_off as words
from regional.words.versions import to_look_at
from regional.workflow import sign_off
from regional.workflow.sign_off import Waiting
from regional.workflow.unfit import Unfit

SHOWN = "sign-off-notes-shown"  # versions, by council and quarter
SAID = "sign-off-said"  # what became of a press: whether it went well, and the sentence


def sign_off_section(viewer: Viewer, council: dict, quarter: str, whom: str) -> bool:
    """Nothing where nothing waits and nothing was decided; gives whether it waits for this viewer.

    whom: of words.sharing.who_sees.
    """
    if said := st.session_state.pop(SAID, None):
        (st.success if said[0] else st.warning)(said[1])
    ons_code = council["ons_code"]
    steps = sign_offs.steps(viewer, ons_code).filter(pl.col("quarter") == quarter)
    _notes(ons_code, quarter, steps.filter(decision="sent back"))
    if found := sign_off.waiting(viewer, ons_code, quarter):
        if mine := access.may_approve(viewer, ons_code):
            st.header(words.HEADING, anchor=False)
        st.markdown(words.waits(found, council["short_name"]))
        if mine:
            _for_the_approver(viewer, council, quarter, found, whom)
    decided = words.so_far(steps)
    if decided.height:
        with widgets.closed(words.SO_FAR, f"so-far-{ons_code}-{quarter}") as opened:
            if opened:
                widgets.table(decided)
    return found is not None and access.may_approve(viewer, ons_code)


def _notes(ons_code: str, quarter: str, sent_back: pl.DataFrame) -> None:
    """Why what stands was sent back, and a note that came while this person worked on something newer."""
    shown = st.session_state.get(SHOWN, {}).get((ons_code, quarter))
    for row in sent_back.iter_rows(named=True):
        if row["status"] == "current":
            st.warning(words.sent_back(row))
        elif shown is not None and row["version"] not in shown:
            st.info(words.sent_back_meanwhile(row))


def notes_were_shown(viewer: Viewer, ons_code: str, quarter: str) -> None:
    """Called at the page's end: a press that stores something breaks the page off before it is read."""
    steps = sign_offs.steps(viewer, ons_code).filter(quarter=quarter, decision="sent back")
    st.session_state[SHOWN] = {(ons_code, quarter): set(steps["version"])}


def _for_the_approver(viewer: Viewer, council: dict, quarter: str, found: Waiting, whom: str) -> None:
    key = f"{council['ons_code']}-{quarter}-{found.row['version']}-{found.step}"
    st.markdown(words.holds(found.whole, len(collection.asked_metrics(viewer, council["region"], quarter))))
    st.markdown(f"**{words.changed(found)}**")
    if found.changes.height:
        widgets.table(upload.changes(found.changes))
    if found.carried.height:
        st.markdown(carried.in_the_whole(found.carried))
    if warned := to_look_at(found.row["issues"]):
        with widgets.closed(f"To look at ({len(warned)})", f"warned-{key}") as opened:
            if opened:
                widgets.table(upload.issues(warned))
    with widgets.closed(words.ALL_OF_IT, f"whole-{key}") as opened:
        if opened:
            widgets.table(words.whole(upload.changes(found.whole), found.whole, found.carried))
    # As callbacks, with what the person was shown: somebody may store or decide something else meanwhile.
    asked = (key, council, quarter, found.row["version"], found.step, whom)
    st.caption(words.approving(found, whom))
    st.button(words.approve(found), type="primary", key=f"approve-{key}", on_click=_approve, args=asked)
    st.text_area(words.NOTE, max_chars=sign_off.MOST_NOTE, key=f"note-{key}", help=words.NOTE_HELP, height=80)
    st.button(words.SEND_BACK, key=f"send-back-{key}", on_click=_send_back, args=asked)


@widgets.told_if_not_stored()
def _approve(_key: str, council: dict, quarter: str, version: int, step: int, whom: str) -> None:
    viewer = signed_in.viewer()
    try:
        found = sign_off.approve(viewer, council["ons_code"], quarter, version, step)
    except PermissionError:
        st.session_state[SAID] = False, words.MAY_NOT
    else:
        _tell(viewer, council, quarter, found, whom)


@widgets.told_if_not_stored()
def _send_back(key: str, council: dict, quarter: str, version: int, step: int, whom: str) -> None:
    viewer, note = signed_in.viewer(), st.session_state[f"note-{key}"]
    try:
        found = sign_off.send_back(viewer, council["ons_code"], quarter, version, step, note)
    except PermissionError:
        st.session_state[SAID] = False, words.MAY_NOT
    except Unfit as fault:
        st.session_state[SAID] = False, f"To mend: {fault}"
    else:
        _tell(viewer, council, quarter, found, whom)


def _tell(viewer: Viewer, council: dict, quarter: str, found: sign_off.Decided, whom: str) -> None:
    versions = data.versions(viewer, council["ons_code"]).filter(pl.col("quarter") == quarter)
    newest = versions.row(0, named=True)
    if found.done:
        draft = newest["version"] if newest["version"] > found.version else None
        st.session_state[SAID] = True, words.decided(found, council["short_name"], quarter, draft, whom)
        return
    sent = versions.filter(pl.col("stage") != "draft").row(0, named=True)
    st.session_state[SAID] = False, words.too_late(found, sent)
