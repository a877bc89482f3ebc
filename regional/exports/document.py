"""The pieces of a pack as a document to read and print: a tagged PDF, by typst, without a network.

What people typed and what the data say goes in as data, never as markup, and nothing is written to a disk.
The same pieces taken on the same day give the same bytes.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typst

from regional.exports.picture import FONTS, bare_svg
from regional.exports.piece import Piece
from regional.exports.told import told

LAYOUT = Path(__file__).with_name("document.typ")
STANDARD = "ua-1"  # PDF/UA: what a screen reader needs


def document(pieces: Sequence[Piece], taken_on: date, mark: str = "", title: str = "") -> bytes:
    """mark: what has to be said of everything in it, on each page; nothing if empty."""
    said = told(pieces, taken_on, mark, title)
    for piece, each in zip(pieces, said["pieces"], strict=True):
        if piece.shown:
            each["picture"] = bare_svg(piece.shown.draw("light")).decode()
    return typst.compile(
        LAYOUT.read_bytes(),
        sys_inputs={"told": json.dumps(said)},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=STANDARD,
    )
