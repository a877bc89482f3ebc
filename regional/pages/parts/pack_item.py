"""One chart of a pack: what it says now, the words beside it, and its place among the others."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from regional import signed_in, widgets
from regional.access import Viewer
from regional.data.packs import Item
from regional.views.pack import Piece
from regional.words import pack as words
from regional.words.plain import escaped
from regional.workflow import packs
from regional.workflow.unfit import Unfit


def pack_item(item: Item, piece: Piece, number: int, of: int) -> None:
    """number: its place, from 1."""
    with st.container(border=True, key=f"pack-{item.id}"):
        st.markdown(f"**{number}. {escaped(piece.asked)}**")
        st.write(escaped(piece.shown.taken.title) if piece.shown else f"Note: {piece.gone}")
        box = f"words-{item.id}"
        st.text_area(
            f"{words.WORDS}, {number}",
            item.words,
            key=box,
            height=70,
            max_chars=packs.MOST_WORDS,
            help=words.WORDS_HELP,
            on_change=partial(_keep, box, partial(packs.write, item=item.id)),
        )
        _fault(box)
        with st.container(horizontal=True):
            if number > 1:
                _button(f"Move {number} up", item.id, partial(packs.move, item=item.id, by=-1))
            if number < of:
                _button(f"Move {number} down", item.id, partial(packs.move, item=item.id, by=1))
            _button(f"Take out {number}", item.id, partial(packs.take_out, item=item.id))


def _button(label: str, item: str, change) -> None:
    """What it does is done before the page is drawn again; who presses is asked anew."""

    def done() -> None:
        with widgets.told_if_not_stored(_later):
            change(signed_in.viewer())

    st.button(label, key=f"{label}-{item}", on_click=done)


def pack_title(title: str) -> None:
    """What stands on the cover."""
    st.text_input(
        words.TITLE,
        title,
        key="pack-title",
        max_chars=packs.MOST_TITLE,
        width=520,
        on_change=partial(_keep, "pack-title", packs.name),
    )
    _fault("pack-title")


def _fault(box: str) -> None:
    if said := st.session_state.get(f"fault-{box}"):
        st.error(f"To mend: {said}")


def _keep(box: str, keep: Callable[[Viewer, str], None]) -> None:
    """Keep what was typed. What cannot be kept is told beside its box; what was there before stays."""
    st.session_state.pop(f"fault-{box}", None)
    try:
        with widgets.told_if_not_stored(_later):
            keep(signed_in.viewer(), st.session_state[box])
    except Unfit as said:
        st.session_state[f"fault-{box}"] = str(said)


def _later(said: str) -> None:
    """What answers a press may not draw: the page says it, once."""
    st.session_state["pack-told"] = f"To mend: {said}"
