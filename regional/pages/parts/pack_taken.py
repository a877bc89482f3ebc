"""A pack as one file: slides, a document or a workbook, made when a button is pressed."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from regional import days, downloads, widgets
from regional.access import Viewer
from regional.data import packs
from regional.exports.piece import Piece
from regional.exports.together import together
from regional.exports.when_pressed import deck, document, word_document
from regional.exports.workbook import workbook
from regional.views import pack as views
from regional.words import pack as words

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Make = Callable[[Sequence[Piece], date, str, str], bytes]


def pack_taken(viewer: Viewer) -> None:
    """Each file is made of the pack as it stands, and of what the viewer may see, when they press."""
    said = widgets.mark()

    def of(make: Make) -> Callable[[], bytes]:
        def made() -> bytes:
            pack = packs.pack(viewer)
            return make(views.pieces(viewer, pack.items), days.today(), said, words.cover(pack.title))

        return made

    with st.container(horizontal=True, key="take-pack"):
        downloads.download("Slides (.pptx)", of(deck), "my-pack.pptx", downloads.PPTX, loud=True)
        downloads.download("Document (PDF)", of(document), "my-pack.pdf", PDF)
        downloads.download("Document (Word)", of(word_document), "my-pack.docx", DOCX)
        downloads.download("Workbook (.xlsx)", of(_workbook), "my-pack.xlsx", downloads.XLSX)


def _workbook(pieces: Sequence[Piece], taken_on: date, mark: str, title: str) -> bytes:
    return workbook(together(pieces, title), taken_on, mark)
