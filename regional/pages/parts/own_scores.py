"""A council's own scores: what they were worth beside CQC's, and what rating they could come to if unsure."""

import streamlit as st

from regional import access, widgets
from regional.access import Viewer
from regional.views.council_page import own_nine
from regional.views.own_before_published import own_before_published
from regional.words import own_before_published as words
from regional.words import rating_range
from regional.words.region import NAMES


def own_scores_section(viewer: Viewer, council: dict) -> None:
    """Nothing where no own score of the council may be seen."""
    code, name = council["ons_code"], council["short_name"]
    quarter, own = own_nine(viewer, code)
    if quarter is None:
        return
    found = own_before_published(viewer, code)
    with widgets.closed(words.heading(found.mine, name), "own-before") as opened:
        if opened:
            widgets.sentences(words.about(found.mine, name) + words.region(found.pairs, council["region"]))
            if not found.pairs.is_empty():
                widgets.table(words.by_own_score(found.pairs))
                widgets.table(words.by_statement(found.pairs))
            st.caption(words.HOW_MADE)
    if own and access.sees_exact(viewer.scope, code):
        with widgets.closed(f"{rating_range.HEADING} ({quarter})", "rating-range") as opened:
            if opened:
                _range(code, own)


def _range(code: str, own: dict[str, int]) -> None:
    st.write(rating_range.EXPLAINED)
    options = {key: words for key, (words, _, _) in rating_range.SURE.items()}
    how = {}
    columns = st.columns(3)
    for at, (statement, score) in enumerate(own.items()):
        with columns[at % 3]:
            label = f"{NAMES[statement]}: {score}"
            how[statement] = st.selectbox(
                label, options, format_func=options.get, key=f"sure-{code}-{statement}"
            )
    sentence, table = rating_range.said(own, how)
    st.markdown(f"**{sentence}**")
    widgets.table(table)
    st.caption(rating_range.HOW_MADE)
