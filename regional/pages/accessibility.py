"""Accessibility: what was tried, what Streamlit itself gets wrong, and what to do instead."""

import streamlit as st

from regional import widgets
from regional.words import accessibility as words

st.title(words.HEADING, anchor=False)
widgets.sentences(words.TRIED)
st.header("What is still wrong", anchor=False)
st.write("These come from Streamlit, which draws our pages. We cannot mend them from outside it.")
widgets.table(words.faults())
st.header("If it keeps you from your work", anchor=False)
st.write(words.ASK)
