"""The boxes in which it is chosen, kind by kind, who may see what and from when."""

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from models.sharing import KINDS, Sharing
from regional import days
from regional.words import sharing as words


def sharing_boxes(held: Mapping[str, Sharing], council: str, region: str, key: str) -> dict[str, Sharing]:
    """Draw them as they are stored; gives what stands in them."""
    return {kind: _row(kind, held[kind], council, region, f"{key}-{kind}") for kind in KINDS}


def _row(kind: str, held: Sharing, council: str, region: str, key: str) -> Sharing:
    names = words.tiers(council, region)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"row-{key}"):
        tier = st.selectbox(
            words.label(kind),
            names,
            index=list(names).index(held.tier),
            format_func=names.get,
            key=f"{key}-tier",
            width=330,
        )
        later = words.later(council, region, tier)
        if len(later) == 1:
            return Sharing(tier)
        begin = list(later).index(held.opens_to) if held.opens_to in later else 0
        opens_to = st.selectbox(
            f"{words.label(kind)}, later",
            later,
            index=begin,
            format_func=later.get,
            key=f"{key}-later-{tier}",
            width=330,
        )
        if opens_to == tier:
            return Sharing(tier)
        tomorrow = days.today() + timedelta(days=1)
        opens_on = st.date_input(
            f"{words.label(kind)}, from",
            held.opens_on or tomorrow,
            format="DD/MM/YYYY",
            key=f"{key}-on",
            width=150,
        )
        return Sharing(tier, opens_on, opens_to)
