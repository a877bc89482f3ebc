"""Pairs, or threes, for a region's next meeting: the wishes, who with whom and why, and sheets to print."""

from datetime import date, timedelta
from functools import partial
from itertools import combinations

import streamlit as st

from regional import access, data, days, downloads, signed_in, widgets
from regional.access import Viewer
from regional.views import pairs as views
from regional.views.helping_taken import pairs_taken
from regional.views.pairs import Pairs, Wishes
from regional.words import pairs as words
from regional.words import practice_page as said
from regional.words.plain import day
from regional.workflow.meetings import keep_groups

KEY = "pairs"
A_YEAR = timedelta(days=365)


def pairs_section(viewer: Viewer) -> None:
    wishes = _wishes(viewer)
    made = views.pairs(viewer, wishes)
    st.title(words.heading(made), anchor=False)
    widgets.told(KEY)
    widgets.sentences(words.sentences(made))
    if made.groups is None:
        widgets.empty(words.NONE)
        return
    widgets.table(words.table(made))
    _sheets(viewer, made)
    widgets.how_made(words.HOW, "pairs")
    st.caption(words.CAUTION)


def _wishes(viewer: Viewer) -> Wishes:
    """The choices: where and how many together in the first line, the wishes closed beneath."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        regions = data.regions(viewer)
        region = st.selectbox("Region", regions, key="region", bind="query-params", width=260)
        size = st.selectbox(
            said.SIZE, said.SIZES, format_func=said.SIZES.get, key="size", bind="query-params", width=160
        )
    there = data.councils(viewer).filter(region=region)
    names = dict(there.select("ons_code", "short_name").iter_rows())
    with st.expander("Wishes for the meeting"):
        left_out = _several(said.LEFT_OUT, names, f"out-{region}")
        included = _several(said.INCLUDED, names, f"in-{region}")
        apart = _several(said.APART, names, f"apart-{region}")
        since = st.date_input(
            said.LATELY, days.today() - A_YEAR, format="DD/MM/YYYY", key=f"since-{region}", width=190
        )
    # None of those named is put with another of them.
    return Wishes(region, size, left_out, included, tuple(combinations(apart, 2)), since)


def _several(label: str, names: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(st.multiselect(label, names, format_func=names.get, key=f"{KEY}-{key}"))


def _sheets(viewer: Viewer, made: Pairs) -> None:
    region = made.wishes.region
    leads = access.may_decide_for_region(viewer, region)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        meeting = st.date_input(
            said.MEETING, days.today() + timedelta(days=14), format="DD/MM/YYYY", key="met-on", width=190
        )
        sheets = partial(words.sheets, made, meeting)
        downloads.document_file(words.SHEET, sheets, f"question sheets {region}", loud=True)
        keep = leads and meeting and st.button(words.KEEP, key=f"{KEY}-keep")
    downloads.taken_files(partial(pairs_taken, viewer, made), f"pairs for {region}")
    if keep:
        _keep(made, meeting)
    if not leads:
        st.caption(words.not_yours(region))


def _keep(made: Pairs, meeting: date) -> None:
    groups = [[member.code for member in group] for group in made.groups or ()]
    with widgets.told_if_refused():
        keep_groups(signed_in.viewer(), made.wishes.region, meeting, groups)
        widgets.tell(KEY, words.KEPT.format(day(meeting)))
