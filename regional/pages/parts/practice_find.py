"""Finding practice: a question and its limits, what answers, and each entry in full."""

from functools import partial

import polars as pl
import streamlit as st

from models.council import COUNCIL_TYPES
from models.practice import EVIDENCE
from models.theme import labels
from regional import downloads, widgets
from regional.access import Viewer
from regional.data import practice
from regional.pages.parts.practice_use import use_section
from regional.views import practice as views
from regional.views.practice import ANY, Limits
from regional.words import practice as words
from regional.words import practice_page as said
from regional.words.plain import escaped, first_up
from regional.words.region import NAMES

THEMES = {ANY: said.ANY_THEME} | labels()
STATEMENTS = {ANY: said.ANY_STATEMENT} | NAMES
TYPES = {ANY: said.ANY_TYPE} | {each: first_up(name) for each, name in COUNCIL_TYPES.items()}
STRENGTHS = {ANY: said.ANY_EVIDENCE} | {each: first_up(name) for each, name in EVIDENCE.items()}
LIMITS = {"theme": THEMES, "statement": STATEMENTS, "council_type": TYPES, "evidence": STRENGTHS}
LABELS = {"theme": "Theme", "statement": "Statement", "council_type": "Council", "evidence": "Evidence"}


def find_section(viewer: Viewer) -> None:
    asked, limits = _question()
    found = views.answers(viewer, asked, limits)
    st.title(found.heading, anchor=False)
    if found.none:
        widgets.empty(found.none)
    else:
        st.write(found.answer)
        for row in found.entries.to_dicts():
            _entry(viewer, row)
        if found.more:
            st.caption(found.more)
        downloads.data_file(found.file, "practice")
    for row in practice.gone(viewer).to_dicts():
        st.caption(escaped(words.gone_line(row)))
    st.caption(words.CAUTION)
    st.caption(words.SEARCHED)


def _question() -> tuple[str, Limits]:
    asked = st.text_input(
        said.ASK, key="asked", bind="query-params", max_chars=200, placeholder=said.ASK_HINT
    )
    chosen = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, options in LIMITS.items():
            chosen[name] = st.selectbox(
                LABELS[name], options, format_func=options.get, key=name, bind="query-params", width=230
            )
    return asked, Limits(**chosen)


def _entry(viewer: Viewer, row: dict) -> None:
    with widgets.closed(escaped(words.line(row)), f"entry-{row['id']}") as opened:
        if not opened:
            return
        st.write(words.facts(row))
        widgets.table(pl.DataFrame(words.said(row), schema=["Part", "What it says"], orient="row"))
        uses = practice.uses(viewer).filter(entry=row["entry"])
        st.write(escaped(words.used_heading(uses)))
        if not uses.is_empty():
            widgets.table(pl.DataFrame(words.used_rows(uses)))
        made = partial(views.entry_document, row, uses)
        downloads.document_file(said.DOCUMENT, made, f"practice {row['entry']}")
        use_section(viewer, row)
