"""What is worth talking about: three sentences, up to seven on request, and what changed."""

import streamlit as st

from regional import widgets
from regional.analysis.standing_out import MOST
from regional.views.standing_out import StandingOut
from regional.words.standing_out import HEADING
from regional.words.standing_out_why import NOTHING


def standing_out_section(found: StandingOut) -> None:
    st.header(HEADING, anchor=False)
    if not found.said:
        st.write(NOTHING)
    else:
        widgets.sentences([sentence for sentence, _ in found.said[:MOST]])
        rest = len(found.said) - MOST
        heading = f"{rest} more, and why each is here" if rest > 0 else "Why each is here"
        with widgets.closed(heading, "standing-out") as opened:
            if opened:
                widgets.sentences([f"{said} {why}" for said, why in found.said])
                st.caption(found.looked)
    if found.changed:
        with widgets.closed("What changed since the quarter before", "standing-changed") as opened:
            if opened:
                widgets.sentences(found.changed)
