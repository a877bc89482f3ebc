"""Slides and documents, whose libraries are loaded at the first of them.

They come to some 25 MB in each process, and most people take none; startup.py leaves them out as well.
"""

from collections.abc import Sequence
from datetime import date

from regional.exports.piece import Piece


def deck(pieces: Sequence[Piece], taken_on: date, mark: str = "", title: str = "") -> bytes:
    from regional.exports import deck as of

    return of.deck(pieces, taken_on, mark, title)


def document(pieces: Sequence[Piece], taken_on: date, mark: str = "", title: str = "") -> bytes:
    from regional.exports import document as of

    return of.document(pieces, taken_on, mark, title)


def word_document(pieces: Sequence[Piece], taken_on: date, mark: str = "", title: str = "") -> bytes:
    from regional.exports import word_document as of

    return of.word_document(pieces, taken_on, mark, title)
