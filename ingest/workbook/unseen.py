"""Texts that an .xlsx keeps outside the values of its cells, where personal data may stand as well.

Comments, text boxes, alternative texts, headers and footers, drop-downs and their messages, links,
formulas, names, properties, what is kept of linked files and of deleted cells: every part is read that
is XML, also one that we do not know, so that nothing is overlooked for standing somewhere unusual.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from ingest.cells import tidied
from ingest.workbook.opened import Sheet, damaged
from ingest.workbook.pieces import Piece, loose_text, pieces
from ingest.workbook.sheet_extents import ODS_CONTENT, worksheet_parts
from ingest.workbook.unseen_ods import ods_pieces
from ingest.workbook.unseen_places import HEADER, OF_AUTHORS, SHEET_NAME, place_of
from ingest.workbook.xml import DeclaresEntities, Unreadable, elements

XML = (".xml", ".rels", ".vml")
DEEP = 4  # a sheet's drawing, its chart, the chart's own drawing
GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)  # holds digits by chance
PAGE_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d{1,3}|.)')  # &L, &8 and &"Arial,Bold" in a header


@dataclass(frozen=True)
class Aside:
    """A text outside the cells' values, and where a person finds it."""

    place: str  # "a comment on Scores, cell B4"
    text: str
    sheet: str | None = None
    row: int | None = None
    of_author: bool = False  # about whoever wrote the file, who may be named there


def asides(content: bytes, grid: list[Sheet]) -> list[Aside]:
    """Every such text of a workbook that `workbook.sheets` has opened; raises Refused."""
    shown = {tidied(text) for sheet in grid for row in sheet.rows for text in row}
    try:
        with ZipFile(BytesIO(content)) as archive:
            return [each for each in _asides(archive) if each.text and each.text not in shown]
    except Unreadable:
        damaged()


def _asides(archive: ZipFile) -> Iterator[Aside]:
    parts = {name.casefold(): name for name in archive.namelist()}
    is_ods = ODS_CONTENT in parts
    sheet_of = {} if is_ods else _owners(archive, parts)
    worksheets = set() if is_ods else set(worksheet_parts(archive).values())
    for part, name in parts.items():
        if not part.endswith(XML) or part.startswith("[content_types]"):
            continue
        # A drop-down has the same message in every row: it is told where it stands first.
        found = {
            (piece.element, piece.text): piece for piece in reversed(_read(archive, name, part in worksheets))
        }
        for piece in found.values():
            yield _aside(piece, part, piece.sheet or sheet_of.get(_of_relations(part)))


def _read(archive: ZipFile, name: str, worksheet: bool) -> list[Piece]:
    xml = archive.read(name)
    try:
        return ods_pieces(xml) if name.casefold() == ODS_CONTENT else list(pieces(xml, worksheet))
    except DeclaresEntities:
        raise
    except Unreadable:  # some spreadsheets write drawings that are not quite XML
        return [Piece("", loose_text(xml))]


def _aside(piece: Piece, part: str, sheet: str | None) -> Aside:
    what = place_of(piece.element, part)
    of_author = part.startswith(OF_AUTHORS) or piece.element in ("author", "creator")
    text = PAGE_CODES.sub(" ", piece.text) if what == HEADER else piece.text
    text = tidied(GUID.sub(" ", text))
    if sheet is None or what == SHEET_NAME:
        return Aside(what, text, of_author=of_author)
    if piece.cell is None:
        return Aside(f"{what} on {sheet}", text, sheet, of_author=of_author)
    row = int(re.sub(r"\D", "", piece.cell))
    return Aside(f"{what} on {sheet}, cell {piece.cell}", text, sheet, row, of_author)


def _owners(archive: ZipFile, parts: dict[str, str]) -> dict[str, str]:
    """The sheet that each part belongs to: its comments, its drawing, the drawing's chart."""
    owners = {part: sheet for sheet, part in worksheet_parts(archive).items()}
    fresh = list(owners)
    for _ in range(DEEP):
        found = {
            target: owners[part]
            for part in fresh
            for target in _targets(archive, parts, part)
            if target in parts and target not in owners
        }
        owners |= found
        fresh = list(found)
    return owners


def _targets(archive: ZipFile, parts: dict[str, str], part: str) -> list[str]:
    folder, _, file = part.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{file}.rels")
    if relations is None:
        return []
    try:
        told = [each.get("Target", "") for each in elements(archive.read(relations), "Relationship")]
    except DeclaresEntities:
        raise
    except Unreadable:
        return []
    paths = (target[1:] if target.startswith("/") else posixpath.join(folder, target) for target in told)
    return [posixpath.normpath(path).casefold() for path in paths]


def _of_relations(part: str) -> str:
    """The part that a file of relations speaks of; any other part itself."""
    folder, _, file = part.rpartition("/_rels/")
    return f"{folder}/{file.removesuffix('.rels')}" if folder else part
