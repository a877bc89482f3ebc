"""The texts in one part of a workbook, each with the element it stands in and the cell it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.workbook.xml import local_name, parse

# All that is inside one of these is one text, however many runs of different looks it is cut into.
WHOLE = {"comment", "threadedComment", "si", "txBody", "textbox", "rich"}
LINE = {"p", "br", "div"}
NAMES_ITS_CELL = {
    "c": "r",
    "comment": "ref",
    "threadedComment": "ref",
    "dataValidation": "sqref",
    "hyperlink": "ref",
}
# The attributes that hold words of somebody's own. The others hold numbers, names of parts and codes, in
# which digits stand in a row by chance.
WORDS = {
    *("name", "title", "descr", "alt", "prompt", "promptTitle", "error", "errorTitle", "Target", "tooltip"),
    *("display", "displayName", "v", "href", "formula", "expression"),
}
CELL_TEXT = {"v", "is", "t"}  # of a worksheet: the values of cells, which are read as such


@dataclass(frozen=True)
class Piece:
    element: str  # without its prefix: "comment"
    text: str
    cell: str | None = None  # "B4"
    sheet: str | None = None  # where the part itself says so


def pieces(xml: bytes, worksheet: bool = False) -> Iterator[Piece]:
    """Every text and every wordy attribute; of a worksheet all but the cells' values. Raises Unreadable."""
    found: list[Piece] = []
    texts: list[list[str]] = [[]]  # of each open element; inside a whole, of the whole alone
    inside = 0  # how many elements are open within the outermost whole, that one counted
    cell: str | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cell, inside
        element = local_name(tag)
        if element in NAMES_ITS_CELL:
            cell = first_cell(attributes.get(NAMES_ITS_CELL[element]))
        wordy = (value for name, value in attributes.items() if local_name(name) in WORDS)
        found.extend(Piece(element, value, cell) for value in wordy)
        if not inside:
            texts.append([])
        if inside or element in WHOLE:
            inside += 1

    def text(characters: str) -> None:
        texts[-1].append(characters)

    def end(tag: str) -> None:
        nonlocal cell, inside
        element = local_name(tag)
        inside = max(inside - 1, 0)
        if inside:
            texts[-1].append("\n" if element in LINE else "")
            return
        said = "".join(texts.pop())
        if said.strip() and not (worksheet and element in CELL_TEXT):
            found.append(Piece(element, said, cell))
        if element in NAMES_ITS_CELL:
            cell = None

    parse(xml, start, end, text)
    yield from found


def first_cell(reference: str | None) -> str | None:
    """The first cell of "B4", "B4:C9 D1" or "$B$4"."""
    found = re.match(r"\$?([A-Z]{1,3})\$?(\d{1,7})", reference or "")
    return f"{found[1]}{found[2]}" if found else None


def loose_text(xml: bytes) -> str:
    """The words of something that is not quite XML: whatever stands outside its tags."""
    for encoding in ("utf-16",) if xml[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8", "cp1252", "latin-1"):
        try:
            return re.sub(r"<[^<>]*>", " ", xml.decode(encoding))
        except UnicodeDecodeError:
            continue
    return ""
