"""What a lead says of the region's councils: the list with its answers, a new note, taking one back."""

import streamlit as st

from models.reply import LONG, WORKING_DAYS
from models.theme import labels
from models.working_days import after
from regional import data, days, downloads, signed_in, widgets
from regional.access import Viewer
from regional.data import replies
from regional.words import replies as words
from regional.words.region import NAMES
from regional.workflow import replies as workflow

KEY = "replies-sent"


def sent_section(viewer: Viewer, regions: list[str]) -> None:
    """regions: those that the viewer may decide for."""
    region = st.selectbox("Region", regions, key="region", bind="query-params", width=260)
    notes, answers = replies.sent_notes(viewer, region)
    st.title(words.heading(region, notes, answers, days.today()), anchor=False)
    widgets.told(KEY)
    if notes.is_empty():
        widgets.empty(words.NONE_SENT.format(region))
    else:
        table = words.table(notes, answers, days.today())
        widgets.table(table)
        downloads.data_file(table, f"replies-{region.lower().replace(' ', '-')}")
    with widgets.closed("Say something of a council", f"{KEY}-new-{region}") as opened:
        if opened:
            _new(viewer, region)
    stands = {row["id"]: words.line(row) for row in notes.filter(status="current").to_dicts()}
    if stands:
        with widgets.closed("Take a note back", f"{KEY}-back-{region}") as opened:
            if opened:
                _back(region, stands)


def _new(viewer: Viewer, region: str) -> None:
    names = dict(data.councils(viewer).filter(region=region).select("ons_code", "short_name").iter_rows())
    with st.form(f"{KEY}-form-{region}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            code = _choice("Of which council", names, "council", 0)
            theme = _choice("Theme", labels(), "theme", None)
            statement = _choice("Statement", NAMES, "statement", None)
        said = st.text_area("What you say", key=f"{KEY}-said", max_chars=LONG)
        evidence = st.text_input("What it rests on", key=f"{KEY}-rests", max_chars=workflow.MOST_EVIDENCE)
        pressed = st.form_submit_button(words.SEND, type="primary")
    if not pressed:
        return
    with widgets.told_if_refused():
        workflow.send_note(signed_in.viewer(), code, said, evidence, theme, statement)
        widgets.tell(KEY, words.sent(names[code], after(days.today(), WORKING_DAYS)))


def _choice(label: str, options: dict[str, str], name: str, index: int | None) -> str | None:
    key = f"{KEY}-{name}"
    return st.selectbox(label, options, index, format_func=options.get, key=key, width=260)


def _back(region: str, stands: dict[int, str]) -> None:
    number = st.selectbox("Which note", stands, format_func=stands.get, key=f"{KEY}-which")
    sure = st.checkbox("Yes, take it back", key=f"{KEY}-sure-{number}")
    if st.button(words.WITHDRAW, key=f"{KEY}-withdraw", disabled=not sure) and sure:
        with widgets.told_if_refused():
            workflow.withdraw_note(signed_in.viewer(), region, number)
            widgets.tell(KEY, words.WITHDRAWN)
