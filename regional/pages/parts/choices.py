"""The choices that pages share: a council, its peers, and who is picked by hand; and choices by address."""

from collections.abc import Sequence

import streamlit as st

from regional import peers


def council_and_peers(names: dict[str, str]) -> tuple[str, str]:
    """The council's ons_code and one of peers.KINDS. names: short name by ons_code."""
    code = st.selectbox(
        "Council", names, format_func=names.get, key="council", bind="query-params", width=210
    )
    kind = st.selectbox(
        "Peers", peers.KINDS, format_func=peers.KINDS.get, key="peers", bind="query-params", width=180
    )
    return code, kind


def picked(names: dict[str, str], code: str, kind: str) -> tuple[str, ...]:
    """The councils of an own list by ons_code; empty unless the peers are picked by hand."""
    if kind != "own":
        return ()
    others = {other: name for other, name in names.items() if other != code}
    chosen = st.multiselect(
        "Own list, hand-picked",
        others,
        format_func=others.get,
        key="list",
        bind="query-params",
        max_selections=peers.MOST_PICKED,
        width=420,
    )
    return tuple(chosen)


def by_the_word_in_the_address(word: str, key: str, offered: Sequence[str]) -> None:
    """Take a choice that the address names by its word on the screen, for a box with a key of its own.

    Called before the box is drawn. From then on the address names the choice by the key.
    """
    if word in st.query_params:
        asked = st.query_params.pop(word)
        if asked in offered:
            st.session_state[key] = st.query_params[key] = asked
