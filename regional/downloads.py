"""What is taken away from a page: pictures, workbooks, slides, documents, tables, each made when pressed."""

from collections.abc import Callable
from functools import partial

import polars as pl
import streamlit as st

from regional import access, days, signed_in, widgets
from regional.charts.drawing import Drawing
from regional.data.packs import Asked
from regional.exports import picture
from regional.exports.piece import Piece, Shown
from regional.exports.table import csv_bytes, data_csv
from regional.exports.taken import Taken
from regional.exports.web_page import Document, web_page
from regional.exports.when_pressed import deck
from regional.exports.workbook import workbook
from regional.web import media
from regional.words import pack as pack_words
from regional.workflow import packs

Draw = Callable[[str], Drawing]  # from a theme's name
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def take_away(draw: Draw, taken: Callable[[], Taken], name: str, asked: Asked | None = None) -> None:
    """Downloads of a chart: its picture in light, whatever the screen is in, and all behind it as a workbook.

    taken: what makes the workbook's and the data's contents; asked only when a button is pressed.
    asked: the chart for a pack; none where it cannot be put into one.
    """
    said = widgets.mark()
    with st.container(horizontal=True, key=f"take-{name}"):
        download("Picture (PNG)", lambda: picture.png(draw("light"), said), f"{name}.png", "image/png")
        download("Workbook (.xlsx)", lambda: workbook(taken(), days.today(), said), f"{name}.xlsx", XLSX)
        one = partial(_one_slide, draw, taken, name, said)
        download("Slides (.pptx)", one, f"{name}.pptx", PPTX)
        adds = asked and access.may_keep_pack(signed_in.viewer())
        pressed = adds and st.button("Add to my pack", key=f"add-{name}")
        # Closed until asked for: two more buttons under every chart are in the way of most readers.
        more = st.popover("More", key=f"more-{name}", on_change="rerun")
        if more.open:
            with more:
                _rest(draw, taken, name, said)

    if pressed:
        _add(asked)


def _one_slide(draw: Draw, taken: Callable[[], Taken], name: str, said: str) -> bytes:
    return deck([Piece(name, Shown(draw, taken()))], days.today(), said)


def _add(asked: Asked) -> None:
    """Put a chart into the pack of whoever presses, and say where it is now."""
    with widgets.told_if_refused():
        st.success(pack_words.added(packs.add(signed_in.viewer(), asked)))
        st.page_link("regional/pages/my_pack.py", label=pack_words.OPEN)


def _rest(draw: Draw, taken: Callable[[], Taken], name: str, said: str) -> None:
    download("Picture (SVG)", lambda: picture.svg(draw("light"), said), f"{name}.svg", "image/svg+xml")
    download("Data (CSV)", lambda: data_csv(taken(), days.today(), said), f"{name}.csv", "text/csv")


def taken_files(taken: Callable[[], Taken], name: str) -> None:
    """Downloads of what has no picture. name: in words."""
    said, file = widgets.mark(), name.lower().replace(" ", "-")
    with st.container(horizontal=True):
        download("Workbook (.xlsx)", lambda: workbook(taken(), days.today(), said), f"{file}.xlsx", XLSX)
        download("Data (CSV)", lambda: data_csv(taken(), days.today(), said), f"{file}.csv", "text/csv")


def document_file(label: str, made: Callable[[], Document], name: str, *, loud: bool = False) -> None:
    """Download of a document to read or print. name: in words."""
    said, file = widgets.mark(), name.lower().replace(" ", "-")
    download(label, lambda: web_page(made(), days.today(), said), f"{file}.html", "text/html", loud=loud)


def data_file(table: pl.DataFrame, name: str) -> None:
    """Download of a table alone."""
    said = widgets.mark()
    download("Data (CSV)", lambda: csv_bytes(table, said), f"{name}.csv", "text/csv")


def download(label: str, make: Callable[[], bytes], file_name: str, mime: str, *, loud: bool = False) -> None:
    """A button that makes its file when it is pressed, not each time the page is drawn."""
    kind = "primary" if loud else "secondary"
    key = f"download-{label}-{file_name}"  # a file sent back often has the name of the template
    file_name = f"invented-{file_name}" if widgets.mark() else file_name
    made = signed_in.while_it_lasts(make, tell=media.note)
    st.download_button(label, made, file_name, mime, on_click="ignore", key=key, type=kind)
