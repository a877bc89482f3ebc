"""Chasing who is behind: a text to copy, a press that reminds, and the outbox."""

import polars as pl
import streamlit as st

from regional import days, mail, signed_in, widgets
from regional.access import Viewer
from regional.data import outbox
from regional.words import collection as chasing
from regional.words import reminders as words
from regional.workflow import reminders, reminders_sent
from regional.workflow.unfit import Unfit

SAID = "remind-said"


def remind_section(
    viewer: Viewer, region: str, quarter: str, found: pl.DataFrame, opened: dict | None
) -> None:
    """For a quarter that has ended, and for whoever may decide for the region: the page asks first.

    found: of analysis.progress. opened: of data.collection.collection.
    """
    behind = found.filter(pl.col("state").is_in(reminders.REMINDED))
    st.header(words.HEADING, anchor=False)
    if said := st.session_state.pop(SAID, None):
        widgets.answer(said)
    if behind.is_empty():
        st.caption(chasing.NOBODY_BEHIND)
    elif opened is None:
        st.caption(words.NOT_OPENED)
    else:
        with widgets.closed(words.CHASE, f"chase-{region}-{quarter}") as unfolded:
            if unfolded:
                text = words.chase(region, quarter, opened["due"], days.today())
                st.code(text, language=None, wrap_lines=True)
        st.caption(_how())
        pressed = {"on_click": _remind, "args": (region, quarter), "key": f"remind-{region}-{quarter}"}
        st.button(words.press(behind.height), **pressed)
    _outbox(viewer, region, quarter)


def _outbox(viewer: Viewer, region: str, quarter: str) -> None:
    messages = outbox.messages(viewer, region, quarter)
    if messages.is_empty():
        return
    with widgets.closed(words.outbox_heading(messages), f"outbox-{region}-{quarter}") as opened:
        if not opened:
            return
        for row in messages.filter(pl.col("state") != "sent").iter_rows(named=True):
            st.caption(words.whom(row))
            st.code(words.to_copy(row), language=None, wrap_lines=True)
        if messages.filter(pl.col("state") != "sent").height:
            st.button(words.MARK, on_click=_mark, args=(region, quarter), key=f"mark-{region}-{quarter}")
        widgets.table(words.table(messages))


def _how() -> str:
    try:
        return words.BY_MAIL if mail.server() else words.BY_HAND
    except ValueError as fault:
        return words.BAD_SETTING.format(fault)


@widgets.told_if_not_stored()
def _remind(region: str, quarter: str) -> None:
    viewer, today = signed_in.viewer(), days.today()
    try:
        made = reminders.made(viewer, region, quarter, today)
    except PermissionError:
        st.session_state[SAID] = chasing.MAY_NOT
        return
    except Unfit as fault:
        st.session_state[SAID] = f"To mend: {fault}"
        return
    try:
        by_mail = mail.server() is not None
    except ValueError:
        by_mail = False
    sent, failed = reminders_sent.sent(viewer.person, region, today) if by_mail else (0, 0)
    st.session_state[SAID] = " ".join(words.came_of_it(made, sent, failed, by_mail))


@widgets.told_if_not_stored()
def _mark(region: str, quarter: str) -> None:
    try:
        reminders_sent.marked_sent(signed_in.viewer(), region, quarter)
    except PermissionError:
        st.session_state[SAID] = chasing.MAY_NOT
