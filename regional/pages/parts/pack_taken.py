"""A pack as one file: slides, a document or a workbook, made when a button is pressed."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from regional import days, widgets
from regional.access import Viewer
from regional.data.packs import OwnPack
from regional.exports.deck import deck
from regional.exports.document import document
from regional.exports.piece import Piece
from regional.exports.together import together
from regional.exports.workbook import workbook
from regional.views import pack as views
from regional.words import pack as words

PDF = "application/pdf"
Make = Callable[[Sequence[Piece], date, str, str], bytes]


def pack_taken(viewer: Viewer, pack: OwnPack) -> None:
    """Each file is made of what the viewer may see when they press."""
    said, title = widgets.mark(), words.cover(pack.title)

    def of(make: Make) -> Callable[[], bytes]:
        return lambda: make(views.pieces(viewer, pack.items), days.today(), said, title)

    with st.container(horizontal=True, key="take-pack"):
        widgets.download("Slides (.pptx)", of(deck), "my-pack.pptx", widgets.PPTX, loud=True)
        widgets.download("Document (PDF)", of(document), "my-pack.pdf", PDF)
        widgets.download("Workbook (.xlsx)", of(_workbook), "my-pack.xlsx", widgets.XLSX)


def _workbook(pieces: Sequence[Piece], taken_on: date, mark: str, title: str) -> bytes:
    return workbook(together(pieces, title), taken_on, mark)
