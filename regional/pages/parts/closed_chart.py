"""A chart that is closed until asked for: its heading is its result."""

from collections.abc import Callable

import streamlit as st

from regional import downloads, widgets
from regional.charts.drawing import Drawing
from regional.data.packs import Asked
from regional.views.closed_shown import ClosedShown


def closed_chart(
    shown: ClosedShown, key: str, how_made: str, asked: Asked, put: Callable[[Drawing], object]
) -> None:
    """put: puts the drawing on the page, once it is opened. Where none can be drawn, it says so."""
    if shown.draw is None:  # a box that opens on nothing would be in the way
        st.caption(shown.heading)
        widgets.sentences(shown.sentences)
        return
    with widgets.closed(shown.heading, key) as opened:
        if not opened:
            return
        widgets.sentences(shown.sentences)
        drawing = shown.draw(widgets.theme())
        put(drawing)
        st.caption(drawing.subtitle)
        downloads.take_away(shown.draw, shown.taken, shown.file, asked)
        widgets.behind(shown.table, how_made, key)
        st.caption(drawing.footer)
