"""The return as a workbook: the pre-filled template out, the filled one in."""

import polars as pl
import streamlit as st

from regional import widgets
from regional.access import Viewer
from regional.pages.parts.upload import upload_section
from regional.pages.parts.versions import draft_section
from regional.words import our_return as words
from regional.workflow import returns


def workbook_section(viewer: Viewer, council: dict, quarter: str, versions: pl.DataFrame) -> None:
    """versions: of data.versions; a draft's faults are told again until its mended file is uploaded."""
    steps, faults = st.container(), st.container()
    step = upload_section(viewer, council, quarter)
    if step == "Download":
        step = words.step_with(versions, quarter)
        with faults:
            draft_section(viewer, council, versions, quarter)
    with steps:
        st.markdown(words.steps(step))
        name = f"{council['short_name']} {quarter}".replace(" ", "-")
        with st.container(horizontal=True):
            widgets.download(
                "Download the pre-filled workbook",
                lambda: returns.template(viewer, council, quarter),
                f"{name}.xlsx",
                widgets.XLSX,
                loud=step == "Download",
            )
            widgets.download(
                "The same as .csv",
                lambda: returns.template(viewer, council, quarter, long_form=True),
                f"{name}.csv",
                "text/csv",
            )
