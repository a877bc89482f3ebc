"""Sentences and what they are about, with a person's word on each."""

import streamlit as st

from models.theme import labels
from regional import access, data, downloads, signed_in, widgets
from regional.access import Viewer
from regional.views import coded as views
from regional.views import coding
from regional.words import coded as words
from regional.workflow import theme_words

AT_ONCE = 60  # sentences between two steps of the bar


def coded_section(viewer: Viewer, place: str, theme: str | None) -> None:
    with widgets.closed(words.HEADING, "coded") as opened:
        if not opened:
            return
        if views.texts(viewer, place).is_empty():
            widgets.empty(words.NOTHING)
            return
        _read(views.to_code(viewer, place))
        found = views.coded(viewer, place, theme)
        widgets.sentences(found.sentences)
        st.caption(words.HOW)
        if found.rows:
            widgets.table(found.table)
            if found.more:
                st.caption(found.more)
            downloads.data_file(found.file, f"sentences-{place.lower().replace(' ', '-')}")
            if "report" in found.origins:
                st.caption(words.CQCS)
            if "return" in found.origins:
                st.caption(words.ANSWERS_TOO)
            _say(viewer, found.rows)
        else:
            widgets.empty(words.NONE_OF_THEME)
        _agreement(found)


def _read(new: list[str]) -> None:
    """What nobody has asked for since the app started takes a while the first time: people see it go on."""
    if not new:
        return
    bar = st.progress(0.0, words.PROGRESS.format(0, len(new)))
    for first in range(0, len(new), AT_ONCE):
        coding.code(new[first : first + AT_ONCE])
        done = min(first + AT_ONCE, len(new))
        bar.progress(done / len(new), words.PROGRESS.format(done, len(new)))
    bar.empty()


def _say(viewer: Viewer, rows: list[dict]) -> None:
    councils = {row["ons_code"]: row for row in data.councils(viewer).to_dicts()}
    widgets.told("coded")
    mine = {f"{row['id']} {row['theme']}": row for row in rows if _may(viewer, councils, row)}
    if not mine:
        st.caption(words.MAY_NOT)
        return
    turn = st.session_state.get("coded-turn", 0)  # after each word the list begins anew
    with st.form("coded-say", border=True):
        which = st.selectbox(
            words.WHICH, mine, format_func=lambda key: words.line(mine[key]), key=f"coded-which-{turn}"
        )
        choices = (words.RIGHT, words.WRONG, words.OTHERWISE)
        # Nothing is chosen to begin with: a word on a sentence nobody read would stay.
        word = st.radio(words.WHAT, choices, None, key=f"coded-word-{turn}", horizontal=True)
        with st.container(horizontal=True):
            names = labels()
            about = st.selectbox(words.THEME, names, format_func=names.get, key="coded-theme", width=320)
            named = st.selectbox(
                words.NAMED_AS, words.POLARITIES, format_func=words.polarity, key="coded-named", width=200
            )
        pressed = st.form_submit_button(words.KEEP)
    if not pressed:
        return
    row = mine[which]
    if word is None:
        st.error(words.CHOOSE)
        return
    if row["theme"] is None and word != words.OTHERWISE:
        st.error(words.NOTHING_TO_SAY)
        return
    said = _word(row, word, about, named)
    with widgets.told_if_not_stored():
        theme_words.say(
            signed_in.viewer(), councils[row["ons_code"]], row["sentence"], row["of_return"], said
        )
        st.session_state["coded-turn"] = turn + 1
        widgets.tell("coded", words.KEPT)


def _may(viewer: Viewer, councils: dict[str, dict], row: dict) -> bool:
    council = councils[row["ons_code"]]
    return access.may_say_theme(viewer, row["ons_code"], council["region"], of_return=row["of_return"])


def _word(row: dict, word: str, about: str, named: str) -> dict[str, str | None]:
    if word == words.RIGHT:
        return {row["theme"]: row["polarity"]}
    gone = {row["theme"]: None} if row["theme"] else {}
    return gone if word == words.WRONG else gone | {about: named}


def _agreement(found: views.Coded) -> None:
    st.markdown(f"**{words.AGREEMENT}**")
    if not found.looked_at:
        st.write(words.NOBODY)
        return
    st.write(words.looked_at(found.looked_at))
    if not found.agreement.is_empty():
        widgets.table(found.agreement)
