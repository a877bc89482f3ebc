"""The least a Streamlit page can be: what everything else is measured beside."""

import streamlit as st

st.title("Empty")
