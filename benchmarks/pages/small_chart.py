"""The least that answers a choice with a drawing: a select box and a chart of three bars."""

import polars as pl
import streamlit as st

from models.council import REGIONS

SPEC = {
    "mark": "bar",
    "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "name", "type": "nominal"}},
    "usermeta": {"embedOptions": {"renderer": "svg"}},  # as the app's own charts
}

region = st.selectbox("Region", REGIONS)
bars = pl.DataFrame({"name": [region, "b", "c"], "n": [len(region), 5, 10]})
st.vega_lite_chart(bars, SPEC, theme=None)
