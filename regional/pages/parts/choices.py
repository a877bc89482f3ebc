"""The choices that Council and Compare share: a council, its peers, and who is picked by hand."""

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
