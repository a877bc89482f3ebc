"""One slide: a title with a result in it, the sentence, the drawing, and where it came from."""

from datetime import date

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from regional.charts.colours import LIGHT
from regional.exports.deck_chart import add_chart
from regional.exports.deck_room import Room, Words, room
from regional.exports.deck_rows import Rows
from regional.exports.deck_table import add_table
from regional.exports.deck_template import (
    CHART,
    HEIGHT,
    INSIDE,
    LEAD,
    MARGIN,
    MARK,
    POINTS,
    PX,
    SOURCE,
    TOP,
    WIDTH,
    WORDS,
)
from regional.exports.taken import Chart, Taken

FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"  # PowerPoint's own name for the number of a slide


def add_slide(deck: Deck, page: Taken, drawn: Chart | Rows | None, words: Words, taken_on: date) -> None:
    """drawn: none where nothing may be shown; the words say why."""
    slide = deck.slides.add_slide(deck.slide_layouts[CHART])
    left = room(words)
    _put_words(slide, words, left)
    at = (MARGIN, left.top, INSIDE, left.bottom - left.top)
    if isinstance(drawn, Chart):
        frame = add_chart(slide.shapes, drawn, page.table(drawn.sheet), at, taken_on)
    elif drawn:
        frame = add_table(slide.shapes, drawn, at)
    if drawn:
        _described(frame, words)
        # Read after the sentence and before the source.
        slide.placeholders[LEAD].element.addnext(frame._element)
    _number(slide)
    slide.notes_slide.notes_text_frame.text = words.notes


def _put_words(slide: Slide, words: Words, left: Room) -> None:
    """Fill the boxes and move each to its place."""
    slide.shapes.title.text_frame.text = words.title
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(left.points)
    _move(slide.shapes.title, MARGIN, TOP, INSIDE, left.lead - TOP)
    _lead(slide, words)
    _move(slide.placeholders[LEAD], MARGIN, left.lead, INSIDE, left.top - left.lead - 8)
    _put(slide, WORDS, words.own, left.own, left.source - left.own)
    _put(slide, SOURCE, words.source, left.source, HEIGHT - 14 - left.source)
    put_mark(slide, words.mark)


def put_mark(slide: Slide, mark: str) -> None:
    if mark:
        slide.placeholders[MARK].text_frame.text = mark
    else:
        _drop(slide, MARK)


def _lead(slide: Slide, words: Words) -> None:
    """The sentence, and under it in grey what is drawn."""
    frame = slide.placeholders[LEAD].text_frame
    frame.text = words.lead
    if words.shown:
        paragraph = frame.add_paragraph() if words.lead else frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = words.shown
        run.font.size = Pt(POINTS["small"])
        run.font.color.rgb = RGBColor.from_string(LIGHT.muted[1:])


def _put(slide: Slide, which: int, text: str, top: float, high: float) -> None:
    if not text:
        _drop(slide, which)
        return
    slide.placeholders[which].text_frame.text = text
    _move(slide.placeholders[which], MARGIN, top, INSIDE - (60 if which == SOURCE else 0), high)


def _drop(slide: Slide, which: int) -> None:
    """An empty box would ask whoever opens the slide to fill it in."""
    element = slide.placeholders[which].element
    element.getparent().remove(element)


def _move(shape: BaseShape, *at: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(int(each * PX)) for each in at)


def _described(frame: BaseShape, words: Words) -> None:
    about = frame._element.nvGraphicFramePr.cNvPr
    about.set("descr", words.alt)
    about.set("title", words.title)


def _number(slide: Slide) -> None:
    """The number of the slide, which PowerPoint keeps right when slides are moved."""
    at = (WIDTH - MARGIN - 50, HEIGHT - 30, 50, 16)
    box = slide.shapes.add_textbox(*(Emu(each * PX) for each in at))
    box.name, frame = "Slide number", box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    colour = f'<a:solidFill><a:srgbClr val="{LIGHT.muted[1:]}"/></a:solidFill>'
    frame.paragraphs[0]._p.append(
        parse_xml(
            f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum"><a:rPr sz="1050">{colour}</a:rPr>'
            "<a:t>#</a:t></a:fld>"
        )
    )
