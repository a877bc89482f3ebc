"""The pieces of a pack as a document for a word processor, so that people can go on writing in it.

The same pieces taken on the same day give the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from regional.charts.colours import LIGHT
from regional.exports.picture import bare_png
from regional.exports.piece import Piece
from regional.exports.same_bytes import same_bytes
from regional.exports.told import told

FONT, LANGUAGE = "Arial", "en-GB"
WIDTH, HEIGHT, MARGIN = Mm(297), Mm(210), Mm(15)
LARGEST = {"width": Mm(267), "height": Mm(105)}  # of a picture


def word_document(pieces: Sequence[Piece], taken_on: date, mark: str = "", title: str = "") -> bytes:
    """mark: what has to be said of everything in it, on each page; nothing if empty."""
    said = told(pieces, taken_on, mark, title)
    paper = Document()
    _set_up(paper, said, taken_on)
    paper.add_heading(said["title"], 1)
    paper.add_paragraph(said["taken"])
    for piece, each in zip(pieces, said["pieces"], strict=True):
        _piece(paper, piece, each, said["words"]["table"])
    paper.add_heading(said["words"]["notes"], 2).paragraph_format.page_break_before = True
    for note in said["notes"]:
        line = paper.add_paragraph()
        line.add_run(f"{note['about']}: ").bold = True
        line.add_run(f"{note['said']} {note['address']}".strip())
    content = io.BytesIO()
    paper.save(content)
    return same_bytes(content.getvalue())


def _set_up(paper: Paper, said: dict[str, Any], taken_on: date) -> None:
    """A4 on its side, British English, nobody's name and never the clock's time."""
    about = paper.core_properties
    about.title, about.language, about.revision = said["title"], LANGUAGE, 1
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(taken_on, time())
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, points in (("Normal", 10.5), ("Heading 1", 20), ("Heading 2", 14), ("Heading 3", 11)):
        font = paper.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(points), _rgb(LIGHT.text)
        fonts = paper.styles[name].element.rPr.rFonts
        for theme in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[theme]  # it would come before the font that is named
    section = paper.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, WIDTH, HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header.paragraphs[0].add_run(said["mark"]).bold = True
    section.footer.paragraphs[0].add_run(said["title"]).font.size = Pt(9)


def _piece(paper: Paper, piece: Piece, said: dict[str, Any], table_heading: str) -> None:
    paper.add_heading(said["title"], 2).paragraph_format.page_break_before = True
    if said["words"]:
        paper.add_paragraph(said["words"], "Intense Quote")
    if piece.shown is None:
        paper.add_paragraph(said["gone"])
        return
    for sentence in said["sentences"]:
        paper.add_paragraph(sentence, "List Bullet")
    _small(paper, said["shown"])
    _picture(paper, bare_png(piece.shown.draw("light")), said["alt"])
    _small(paper, said["source"])
    if said["table"]:
        paper.add_heading(table_heading, 3)
        _table(paper, said["table"])


def _small(paper: Paper, text: str) -> None:
    run = paper.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _rgb(LIGHT.muted)


def _picture(paper: Paper, content: bytes, alt: str) -> None:
    """As large as fits, and described."""
    picture = paper.add_paragraph().add_run().add_picture(io.BytesIO(content))
    share = min(1, LARGEST["width"] / picture.width, LARGEST["height"] / picture.height)
    picture.width, picture.height = int(picture.width * share), int(picture.height * share)
    picture._inline.docPr.set("descr", alt)


def _table(paper: Paper, said: dict[str, Any]) -> None:
    """Its heads are said to be heads, and stand on every page."""
    table = paper.add_table(0, len(said["heads"]), "Table Grid")
    heads = [{"text": head, "fill": LIGHT.second, "ink": LIGHT.text, "bold": True} for head in said["heads"]]
    for cells in (heads, *said["rows"]):
        for place, shown, right in zip(table.add_row().cells, cells, said["right"], strict=True):
            _write(place, shown, right)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    if said["more"]:
        _small(paper, said["more"])


def _write(place: _Cell, shown: dict[str, Any], right: bool) -> None:
    paragraph = place.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else None
    run = paragraph.add_run(shown["text"])
    run.bold, run.font.size, run.font.color.rgb = shown["bold"], Pt(8), _rgb(shown["ink"])
    if shown["fill"]:
        paint = parse_xml(
            f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shown["fill"][1:]}"/>'
        )
        place._tc.get_or_add_tcPr().append(paint)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
