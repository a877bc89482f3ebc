"""Sources: what is loaded, from where, how it was checked, what is known to be wrong, what is missing."""

import polars as pl
import streamlit as st

from regional import data, days, downloads, signed_in, widgets
from regional.analysis.results import shown
from regional.pages.parts.load_file import load_file_section
from regional.words import sources as words

viewer = signed_in.viewer()
publications, councils = words.still_missing(data.publications(viewer)), data.councils(viewer)
assessments, scores = data.assessments(viewer), data.scores(viewer)
# What was read again on CQC's own page counts once, as it was read last.
newest = assessments.filter(pl.col("superseded_by").is_null())
newest_scores = scores.join(newest.select(assessment_id="id"), on="assessment_id", how="semi")
names = dict(councils.select("ons_code", "short_name").iter_rows())

st.title(words.heading(publications, data.newest_period(viewer)), anchor=False)
widgets.table(words.table(publications))
downloads.data_file(publications, "sources")
with st.expander("How each source was read and checked"):
    widgets.table(words.how_read(publications), links=("Address",))

with st.expander(words.files_heading(publications)):
    st.write(words.HOW_TO_LOAD)
    if not (files := words.files(publications)).is_empty():
        widgets.table(files)

with widgets.on_screen("load-file"):
    load_file_section(viewer)

st.header(words.to_check_heading(newest, newest_scores), anchor=False)
st.write("How each published rating and score came to us. Only the first kind was read in CQC's own words.")
widgets.table(words.by_check(newest, newest_scores))

formal = shown(assessments).filter(pl.col("kind") == "formal")
rated = formal.drop_nulls("rating")["ons_code"].to_list()
unknown = [name for code, name in names.items() if code not in rated]
st.header(words.unknown_heading(unknown, len(names)), anchor=False)
st.write(words.unknown(unknown))

st.header("Corrected or under review", anchor=False)
if (odd := words.corrections(assessments, names)).is_empty():
    st.write(words.NOTHING_CORRECTED)
else:
    widgets.table(odd)

with st.expander(words.definitions_heading(days.today())):
    widgets.table(words.definitions())
with st.expander("Councils that were replaced, and their figures"):
    st.write("Figures stay under the code they were published with. A council shows its predecessor's apart.")
    if (replaced := words.predecessors(data.predecessors(viewer), names)).is_empty():
        st.write(words.NONE_REPLACED)
    else:
        widgets.table(replaced)
