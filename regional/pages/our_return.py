"""Our return: the template out, the filled workbook in, what is wrong with it, and storing it."""

from datetime import date

import polars as pl
import streamlit as st

from models import quarter as quarters
from regional import access, data, widgets
from regional.pages.parts.upload import upload_section
from regional.words import council_tables
from regional.words import our_return as words
from regional.workflow import regions, returns

QUARTERS_OFFERED = 8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

viewer = access.viewer()
councils = data.councils(viewer)
names = dict(councils.select("ons_code", "short_name").iter_rows())
offered = quarters.latest(date.today(), QUARTERS_OFFERED)
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = st.selectbox(
        "Council", names, format_func=names.get, key="council", bind="query-params", width=260
    )
    quarter = st.selectbox("Quarter", offered, key="quarter", bind="query-params", width=180)
    widgets.labels(["tier: council"])

council = councils.row(by_predicate=pl.col("ons_code") == code, named=True)
versions = data.versions(viewer, code)
st.title(words.heading(names[code], quarter), anchor=False)
st.caption(words.standing(quarter, versions, access.who_sees(viewer, names[code])))
if not access.may_send(viewer, code):
    widgets.empty("You may read this return but not change it; ask your council's contributor.")
    st.stop()

steps = st.container()
step = upload_section(viewer, council, quarter)
with steps:
    st.markdown(words.steps(step))
    name = f"{names[code]} {quarter}".replace(" ", "-")
    with st.container(horizontal=True):
        widgets.download(
            "Download the pre-filled workbook",
            lambda: returns.template(viewer, council, quarter),
            f"{name}.xlsx",
            XLSX,
            loud=step == "Download",
        )
        widgets.download(
            "The same as .csv",
            lambda: returns.template(viewer, council, quarter, long_form=True),
            f"{name}.csv",
            "text/csv",
        )

st.header("Versions", anchor=False)
if versions.is_empty():
    widgets.empty(f"{names[code]} has sent nothing yet. Download the workbook, fill it in and upload it.")
else:
    widgets.table(council_tables.versions(versions))
st.caption(words.DISCLOSURE)

if access.may_decide_for_region(viewer):
    region = council["region"]
    with st.expander(f"What {region} asks its councils for"):
        key = f"evidence-{region}"
        # What is stored is shown, and only a click stores: an open tab must not undo another's choice.
        st.session_state[key] = data.asks_for_evidence_scores(viewer, region)
        st.checkbox(
            "Ask for scores of the evidence categories behind each statement",
            key=key,
            on_change=lambda: regions.ask_for_evidence_scores(viewer, region, st.session_state[key]),
        )
        st.caption("It adds a sheet to the workbook of every council of the region. Off unless switched on.")
