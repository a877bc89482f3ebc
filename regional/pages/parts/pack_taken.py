"""A pack as one file: slides, a document or a workbook, made when a button is pressed."""

from functools import partial

import streamlit as st

from regional import downloads, widgets
from regional.access import Viewer
from regional.views.pack_files import pack_file

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = {
    "pptx": ("Slides (.pptx)", downloads.PPTX),
    "pdf": ("Document (PDF)", PDF),
    "docx": ("Document (Word)", DOCX),
    "xlsx": ("Workbook (.xlsx)", downloads.XLSX),
}


def pack_taken(viewer: Viewer) -> None:
    with st.container(horizontal=True, key="take-pack"):
        for kind, (label, mime) in FILES.items():
            made = partial(pack_file, viewer, kind, widgets.mark())
            downloads.download(label, made, f"my-pack.{kind}", mime, loud=kind == "pptx")
