"""The slides' own template: 16:9, our colours, a cover and a layout for a chart or a table with its words.

Made by code of the empty presentation that python-pptx brings, so that what is in it can be read here.
"""

import io
from functools import cache

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu

from regional.charts.colours import LIGHT

PX = 9525  # a slide is measured as a picture is: 1280 x 720
WIDTH, HEIGHT, MARGIN, TOP = 1280, 720, 28, 34
INSIDE = WIDTH - 2 * MARGIN
FONT, LANGUAGE = "Arial", "en-GB"  # a font that every machine has or stands in for
POINTS = {"title": 22, "lead": 14, "small": 10.5}
COVER, CHART = 0, 1  # the layouts
TITLE, LEAD, WORDS, SOURCE, MARK = 0, 10, 11, 12, 13  # placeholders by idx

BOXES = {  # name, where, points, bold, colour; on a chart's slide a box is moved to what it holds
    LEAD: ("Sentence and what is shown", (MARGIN, 118, INSIDE, 54), POINTS["lead"], LIGHT.text),
    WORDS: ("Words of our own", (MARGIN, 560, INSIDE, 50), POINTS["lead"], LIGHT.text),
    SOURCE: ("Who may see it, and source", (MARGIN, 640, INSIDE - 60, 66), POINTS["small"], LIGHT.muted),
    MARK: ("Invented", (0, 0, WIDTH, 26), POINTS["small"], LIGHT.text),
}
ON_COVER = {
    LEAD: ("What is in it", (MARGIN, 170, INSIDE, 520), POINTS["lead"], LIGHT.text),
    MARK: BOXES[MARK],
}


def template() -> Deck:
    """A new presentation without slides."""
    return Presentation(io.BytesIO(_made()))


@cache
def _made() -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * PX), Emu(HEIGHT * PX)
    master = deck.slide_master
    keep = (deck.slide_layouts.get_by_name("Title Slide"), deck.slide_layouts.get_by_name("Title Only"))
    for layout in list(deck.slide_layouts):
        if layout not in keep:
            deck.slide_layouts.remove(layout)
    _theme(master)
    _master(master)
    cover, chart = deck.slide_layouts
    _fill(cover, "Cover", ON_COVER, (MARGIN, 80, INSIDE, 80))
    _fill(chart, "Chart or table", BOXES, (MARGIN, TOP, INSIDE, 80))
    _drop_strangers(deck)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _drop_strangers(deck: Deck) -> None:
    """The empty presentation names somebody's printer, and has a picture of itself as it was."""
    package = deck.part.package
    for holder, what in (
        (deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
        (package, RELATIONSHIP_TYPE.THUMBNAIL),
    ):
        for key in [key for key, rel in holder._rels.items() if rel.reltype == what]:
            holder._rels.pop(key)


def _theme(master: SlideMaster) -> None:
    """Our colours and font in the place of the Office theme's, so that what people add looks the same."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    theme.set("name", "Regional")
    scores, gaps = LIGHT.scores, LIGHT.gaps
    accents = (LIGHT.ours, LIGHT.peer, scores[3].fill, scores[2].fill, gaps[-2].fill, gaps[2].fill)
    paints = [LIGHT.text, LIGHT.page, LIGHT.muted, LIGHT.second, *accents, LIGHT.ours, LIGHT.muted]
    for place, paint in zip(theme.find(f".//{qn('a:clrScheme')}"), paints, strict=True):
        place[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{paint[1:]}"/>')]
    for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        fonts.find(qn("a:latin")).set("typeface", FONT)
    part._blob = serialize_part_xml(theme)  # the library only copies a theme


def _master(master: SlideMaster) -> None:
    """A title on the left, words without bullets, English as it is spelt in Britain."""
    for style, points, bold in (("p:titleStyle", POINTS["title"], "1"), ("p:bodyStyle", POINTS["lead"], "0")):
        for level in master.element.find(f".//{qn(style)}"):
            for bullet in level.findall(qn("a:buChar")) + level.findall(qn("a:buFont")):
                level.remove(bullet)
            level.set("algn", "l")
            level.set("marL", "0")
            level.set("indent", "0")
            run = level.find(qn("a:defRPr"))
            run.set("sz", str(int(points * 100)))
            run.set("b", bold)
    for shape in list(master.placeholders):
        if shape.placeholder_format.idx > 1:  # dates and footers: ours stand with the words
            shape.element.getparent().remove(shape.element)
        else:
            at = (
                (MARGIN, TOP, INSIDE, 80) if shape.placeholder_format.idx == 0 else (MARGIN, 118, INSIDE, 500)
            )
            shape.left, shape.top, shape.width, shape.height = (Emu(each * PX) for each in at)
    in_english(master.element)


def _fill(layout: SlideLayout, name: str, boxes: dict, title: tuple[int, ...]) -> None:
    tree = layout.shapes._spTree
    for shape in list(layout.placeholders):
        tree.remove(shape.element)
    layout.name = name
    layout.element.attrib.pop("type", None)  # of the layout it was: it has other boxes now
    tree.append(_box(2, "Title", 'type="title"', title, POINTS["title"], LIGHT.text, bold=True))
    for number, (idx, (about, at, points, colour)) in enumerate(boxes.items(), start=3):
        which = f'type="body" sz="quarter" idx="{idx}"'
        tree.append(_box(number, about, which, at, points, colour, bold=idx == MARK))
    in_english(layout.element)


def _box(
    number: int, name: str, which: str, at: tuple[int, ...], points: float, colour: str, *, bold: bool
) -> BaseOxmlElement:
    left, top, width, height = (each * PX for each in at)
    fill = f'<a:solidFill><a:srgbClr val="{LIGHT.second[1:]}"/></a:solidFill>' if name == "Invented" else ""
    inset = MARGIN * PX if name == "Invented" else 0
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {which}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody>'
        f'<a:bodyPr lIns="{inset}" tIns="0" rIns="{inset}" bIns="0" '
        f'anchor="{"ctr" if name == "Invented" else "t"}"><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:defRPr sz="{int(points * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p><a:r><a:rPr/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def in_english(element: BaseOxmlElement) -> None:
    """Every run of words says what language it is in: a screen reader asks."""
    for run in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        run.set("lang", LANGUAGE)
