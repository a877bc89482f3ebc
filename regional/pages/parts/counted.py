"""What a region's councils share without their names: frozen counts, as tables and as a file."""

import polars as pl
import streamlit as st

from regional import access, downloads, room, widgets
from regional.access import Viewer
from regional.data import anonymous
from regional.words import counted as words
from regional.words.plain import the


def counted_section(viewer: Viewer, region: str, quarter: str | None) -> None:
    """quarter: null for the newest that is frozen. Nothing for whoever may not see the region's counts."""
    if not access.may_see_counted(viewer.scope, region):
        return
    frozen = anonymous.frozen_quarters(viewer, region)
    quarter = quarter or next(iter(frozen), None)
    if quarter is None:
        return
    counted = anonymous.counted(viewer, region, quarter)
    heading = words.heading(region, quarter, counted)
    if room.is_on():  # nobody opens anything before a projector
        st.header(heading, anchor=False)
        _tables(counted, region, quarter)
        return
    with widgets.closed(heading, f"counted-{region}-{quarter}") as opened:
        if opened:
            _tables(counted, region, quarter)


def _tables(counted: pl.DataFrame, region: str, quarter: str) -> None:
    if counted.is_empty():
        widgets.empty(words.NOTHING.format(the(region), quarter))
        return
    for table in (words.scores(counted, region), words.figures(counted, region)):
        if not table.is_empty():
            widgets.table(table)
    st.caption(words.WHY)
    downloads.data_file(counted, f"{region} counted without names {quarter}".lower().replace(" ", "-"))
