"""A pack as one file of a kind, made of the pack as it stands and of what its person may see now."""

from collections.abc import Callable, Sequence
from datetime import date

from regional import days
from regional.access import Viewer
from regional.data import packs
from regional.exports.piece import Piece
from regional.exports.together import together
from regional.exports.when_pressed import deck, document, word_document
from regional.exports.workbook import workbook
from regional.views.pack import pieces
from regional.words import pack as words


def _workbook(pieces: Sequence[Piece], taken_on: date, mark: str, title: str) -> bytes:
    return workbook(together(pieces, title), taken_on, mark)


# By how the file's name ends.
KINDS: dict[str, Callable[[Sequence[Piece], date, str, str], bytes]] = {
    "pptx": deck,
    "pdf": document,
    "docx": word_document,
    "xlsx": _workbook,
}


def pack_file(viewer: Viewer, kind: str, mark: str) -> bytes:
    """kind: one of KINDS; mark: what has to be said of everything in it, nothing if empty."""
    pack = packs.pack(viewer)
    return KINDS[kind](pieces(viewer, pack.items), days.today(), mark, words.cover(pack.title))
