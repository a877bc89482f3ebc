"""The return as a workbook: the pre-filled template out, the filled one in."""

import polars as pl
import streamlit as st

from regional import downloads
from regional.access import Viewer
from regional.pages.parts.upload import upload_section
from regional.pages.parts.versions import draft_section
from regional.words import our_return as words
from regional.workflow import returns


def workbook_section(
    viewer: Viewer, council: dict, quarter: str, versions: pl.DataFrame, *, loud: bool = True
) -> None:
    """versions: of data.versions; a draft's faults are told again until its mended file is uploaded.

    loud: whether the download may be the page's one loud button.
    """
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
            downloads.download(
                "Download the pre-filled workbook",
                lambda: returns.template(viewer, council, quarter),
                f"{name}.xlsx",
                downloads.XLSX,
                loud=loud and step == "Download",
            )
            downloads.download(
                "The same as .csv",
                lambda: returns.template(viewer, council, quarter, long_form=True),
                f"{name}.csv",
                "text/csv",
            )
            _copied_forward(viewer, council, quarter, name)


def _copied_forward(viewer: Viewer, council: dict, quarter: str, name: str) -> None:
    """The workbook with last quarter's numbers in it too, where there is a last quarter to copy."""
    last_quarter = returns.last_quarter(viewer, council["ons_code"], quarter)
    if last_quarter and last_quarter < quarter:
        downloads.download(
            f"With {last_quarter} copied forward",
            lambda: returns.template(viewer, council, quarter, carried=True),
            f"{name}-copied-forward.xlsx",
            downloads.XLSX,
        )
