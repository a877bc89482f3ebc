"""Room mode, for a projector: public and anonymous tiers only, larger text, no controls.

It is in the address (?room=1), and this session remembers it: going to another page empties the address.
"""

import streamlit as st

NAME, ON = "room", "1"


def is_on() -> bool:
    return st.query_params.get(NAME) == ON or bool(st.session_state.get(NAME))


def keep() -> None:
    """At the start of each run: remember it, and put it back into the address."""
    if is_on():
        st.session_state[NAME] = True
        st.query_params[NAME] = ON
