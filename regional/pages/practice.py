"""Practice: what worked elsewhere, who could help whom, and what our council offers the others."""

import streamlit as st

from regional import signed_in, widgets
from regional.pages.parts.practice_find import find_section
from regional.pages.parts.practice_help import help_section
from regional.pages.parts.practice_moderate import moderate_section
from regional.pages.parts.practice_ours import ours_section
from regional.pages.parts.practice_pairs import pairs_section
from regional.words import practice_page as words
from regional.words.access import tier_labels

viewer = signed_in.viewer()
with st.container(horizontal=True, vertical_alignment="bottom"):
    show = st.radio("Show", words.SHOW, key="part", bind="query-params", horizontal=True)
    widgets.labels(tier_labels(viewer))

SECTIONS = {
    words.FIND: find_section,
    words.HELP: help_section,
    words.PAIRS: pairs_section,
    words.OURS: ours_section,
    words.MODERATE: moderate_section,
}
SECTIONS[show](viewer)
