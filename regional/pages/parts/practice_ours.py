"""Our entries: what a council wrote, how far each is, and the form to write or change one."""

from datetime import timedelta

import streamlit as st

from regional import access, days, signed_in, widgets
from regional.access import Viewer
from regional.data import practice
from regional.pages.parts.practice_form import form
from regional.pages.parts.practice_use import own_councils
from regional.words import practice as words
from regional.words import practice_page as said
from regional.words.plain import day, escaped
from regional.workflow import practice as workflow

KEY = "practice-ours"
A_YEAR = timedelta(days=365)


def ours_section(viewer: Viewer) -> None:
    councils = own_councils(viewer)
    if not councils:
        st.title("Our entries", anchor=False)
        widgets.empty(said.NOT_OURS)
        widgets.sign_in("practice")
        return
    code = st.selectbox(
        "Council", councils, format_func=councils.get, key="council", bind="query-params", width=260
    )
    versions = practice.own_practice(viewer, code)
    stands = versions.filter(status="current").to_dicts()
    shared = [row for row in stands if row["stage"] == "shared"]
    due = [told for row in shared if (told := words.due(row, days.today()))]
    st.title(
        said.ours_heading(councils[code], len(shared), len(stands) - len(shared), len(due)), anchor=False
    )
    widgets.told(KEY)
    if due:
        widgets.sentences([escaped(told) for told in due])
    for row in stands:
        _ours(viewer, row, versions.filter(entry=row["entry"]).height)
    with widgets.closed(said.WRITE_NEW, f"{KEY}-new") as opened:
        if opened:
            form(code, None, KEY)


def _ours(viewer: Viewer, row: dict, versions: int) -> None:
    stage = f"{said.STAGES[row['stage']]}, version {row['version']} of {versions}"
    with widgets.closed(escaped(f"{row['title']} ({stage})"), f"ours-{row['id']}") as opened:
        if not opened:
            return
        if row["note"]:
            st.info(f"Note: {escaped(row['note'])}")
        _steps(viewer, row)
        with widgets.closed(said.CORRECT, f"correct-{row['id']}") as correcting:
            if correcting:
                form(row["ons_code"], row, KEY)


def _steps(viewer: Viewer, row: dict) -> None:
    """What can be done with it as it stands."""
    code, entry, key = row["ons_code"], row["entry"], f"ours-{row['id']}"
    approves = access.may_approve(viewer, code)
    if row["stage"] in ("draft", "sent back"):
        if not approves:
            st.caption(said.NOT_AN_APPROVER)
        elif st.button(said.OFFER, key=f"{key}-offer", type="primary"):
            at_once = access.is_shared_at_once(viewer)
            _do(
                workflow.offer,
                code,
                entry,
                row["version"],
                told=said.SHARED_AT_ONCE if at_once else said.OFFERED,
            )
    if row["stage"] == "shared" and st.button(said.LOOKED, key=f"{key}-looked"):
        again = days.today() + A_YEAR
        _do(workflow.reviewed, code, entry, again, told=said.LOOKED_AT.format(day(again)))
    if approves:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason = st.selectbox(said.REASON, said.REASONS, key=f"{key}-reason", width=340)
            sure = st.checkbox(said.SURE, key=f"{key}-sure")
            if st.button(said.WITHDRAW, key=f"{key}-withdraw", disabled=not sure) and sure:
                _do(workflow.withdraw, code, entry, reason, told=said.WITHDRAWN)


def _do(deed, *arguments, told: str) -> None:
    with widgets.told_if_refused():
        deed(signed_in.viewer(), *arguments)
        widgets.tell(KEY, told)
