"""What a council answers: to notes about it, and beside the findings of its published report."""

import polars as pl
import streamlit as st

from models.reply import LONG, finding_key
from regional import access, data, days, signed_in, widgets
from regional.access import Viewer
from regional.data import replies
from regional.words import replies as words
from regional.words.plain import escaped
from regional.words.sharing import tiers
from regional.workflow import replies as workflow

KEY = "replies-given"


def given_section(viewer: Viewer, councils: dict[str, str]) -> None:
    """councils: short names, by ons_code, of those that the viewer may speak for."""
    code = st.selectbox(
        "Council", councils, format_func=councils.get, key="council", bind="query-params", width=260
    )
    notes = replies.notes(viewer).filter(ons_code=code)
    answers = replies.replies(viewer).filter(ons_code=code)
    answered = answers["note_id"].drop_nulls().to_list()
    waiting = notes.filter(~pl.col("id").is_in(answered), pl.col("status") == "current")
    st.title(words.council_heading(councils[code], waiting.height), anchor=False)
    widgets.told(KEY)
    if notes.is_empty():
        widgets.empty(words.NONE_FOR.format(councils[code]))
    else:
        widgets.table(words.table(notes, answers, days.today()))
    approves = access.may_approve(viewer, code)
    if not approves:
        st.caption(words.APPROVERS)
    for note in notes.to_dicts():
        _note(note, answers.filter(pl.col("note_id") == note["id"]).to_dicts(), approves)
    _findings(viewer, code, answers, approves)


def _note(note: dict, answers: list[dict], approves: bool) -> None:
    with widgets.closed(escaped(words.line(note)), f"note-{note['id']}") as opened:
        if not opened:
            return
        if answers:
            widgets.table(words.history(answers))
        if approves and note["status"] == "current":
            _answer(f"note-{note['id']}", note["ons_code"], note=note)


def _findings(viewer: Viewer, code: str, answers: pl.DataFrame, approves: bool) -> None:
    findings = {row["id"]: row for row in data.findings(viewer, code).to_dicts()}
    if not findings:
        return
    commented = answers.filter(pl.col("finding").is_not_null()).height
    heading = f"Comment on a published finding: {len(findings)} findings, {commented} comments"
    with widgets.closed(heading, f"{KEY}-findings-{code}") as opened:
        if not opened:
            return
        st.caption(words.ON_FINDINGS)
        lines = {number: words.finding_line(row) for number, row in findings.items()}
        number = st.selectbox("Finding", lines, format_func=lines.get, key=f"{KEY}-finding-{code}")
        finding = findings[number]
        key = finding_key(code, finding["published"], finding["finding"])
        before = answers.filter(pl.col("finding") == key).to_dicts()
        if before:
            widgets.table(words.history(before))
        if approves:
            _answer(f"finding-{code}-{number}", code, finding=finding)


def _answer(key: str, code: str, *, note: dict | None = None, finding: dict | None = None) -> None:
    with st.form(f"{key}-form", border=False):
        said = words.CHOICES
        answer = st.radio(
            "The council", said, None, format_func=said.get, horizontal=True, key=f"{key}-answer"
        )
        text = st.text_area("In its words", key=f"{key}-text", max_chars=LONG)
        evidence = st.text_input("Evidence", key=f"{key}-evidence", max_chars=workflow.MOST_EVIDENCE)
        tier = _tier(code, key) if finding else None
        pressed = st.form_submit_button(words.COMMENT if finding else words.ANSWER, type="primary")
    if not pressed:
        return
    viewer, said = signed_in.viewer(), words.COMMENTED
    with widgets.told_if_refused():
        if finding:
            workflow.comment(viewer, code, finding, answer, text, evidence, tier)
        else:
            late = workflow.reply(viewer, code, note["id"], answer, text, evidence)
            said = words.STORED_LATE if late else words.STORED
        widgets.tell(KEY, said)


def _tier(code: str, key: str) -> str:
    council = data.council(signed_in.viewer(), code)
    named = tiers(council["short_name"], council["region"])
    whom = {tier: named[tier] for tier in workflow.TIERS}
    return st.selectbox("Who may see it", whom, format_func=whom.get, key=f"{key}-tier", width=330)
