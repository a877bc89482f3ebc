"""Slides of the pieces of a pack: each chart PowerPoint's own, its words around it, its sources in the notes.

The same pieces taken on the same day give the same bytes.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from pptx.presentation import Presentation as Deck

from regional.exports.deck_room import Words, room
from regional.exports.deck_rows import Rows, in_slides
from regional.exports.deck_slide import add_slide, put_mark
from regional.exports.deck_template import COVER, INSIDE, LANGUAGE, LEAD, in_english, template
from regional.exports.piece import Piece
from regional.exports.same_bytes import same_bytes
from regional.exports.taken import SEEN_BY, SHOWN, Chart, Table, Taken
from regional.words import pack as words

MOST_SLIDES = 3  # of one table: the largest region has its map in as many


def deck(pieces: Sequence[Piece], taken_on: date, mark: str = "", title: str = "") -> bytes:
    """title: of a whole pack, for a cover with a list of what is in it; a single chart needs none.

    mark: what has to be said of everything in it, on each slide; nothing if empty.
    """
    made = template()
    if title:
        _cover(made, pieces, taken_on, mark, title)
    for piece in pieces:
        if piece.shown is None:
            nothing = Words(piece.asked, piece.gone, "", piece.words, "", "", piece.gone, mark)
            add_slide(made, None, None, nothing, taken_on)
            continue
        for drawn, said in _slides(piece, taken_on, mark):
            add_slide(made, piece.shown.taken, drawn, said, taken_on)
    first = pieces[0].shown
    _about(made, title or (first.taken.title if first else pieces[0].asked), taken_on)
    content = io.BytesIO()
    made.save(content)
    return same_bytes(content.getvalue())


def _slides(piece: Piece, taken_on: date, mark: str) -> Iterator[tuple[Chart | Rows, Words]]:
    """The first has the page's own heading and what somebody wrote; the others say what they draw."""
    page = piece.shown.taken
    for number, drawn in enumerate(page.slides):
        said = _words(page, drawn, "" if number else piece.words, taken_on, mark)
        if number == 0:
            said = replace(said, title=page.title, lead=next(iter(page.sentences), ""))
        if isinstance(drawn, Chart):
            yield drawn, said
        else:
            yield from _table_slides(drawn, said, mark)


def _table_slides(table: Table, said: Words, mark: str) -> Iterator[tuple[Rows, Words]]:
    """A table of all England is for the workbook: its first slides say what of it they show."""
    parts = _parts(table, said)
    if len(parts) > MOST_SLIDES:
        parts = _parts(table, _cut(said, table, 0))[:MOST_SLIDES]  # where there is room to say so
        said = _cut(said, table, sum(rows.count for rows in parts))
    for place, rows in enumerate(parts, start=1):
        alt = f"{mark} {words.table_alt(table.heading, rows.count)}".strip()
        title = words.part(said.title, place, len(parts))
        yield rows, replace(said, title=title, alt=alt, own=said.own if place == 1 else "")


def _cut(said: Words, table: Table, shown: int) -> Words:
    more = words.table_rows(shown, table.frame.height)
    return replace(said, shown=f"{said.shown} {more}".strip())


def _parts(table: Table, said: Words) -> list[Rows]:
    left = room(said)
    return in_slides(table, INSIDE, left.bottom - left.top)


def _words(page: Taken, drawn: Chart | Table, own: str, taken_on: date, mark: str) -> Words:
    chart = isinstance(drawn, Chart)
    return Words(
        title=drawn.title if chart else drawn.heading,
        lead=drawn.said if chart else "",
        shown=page.told(SHOWN),
        own=own,
        source=words.source(page.told(SEEN_BY), page.source, taken_on),
        alt=f"{mark} {drawn.alt}".strip() if chart else "",
        notes="\n".join(words.notes(page, taken_on, mark)),
        mark=mark,
    )


def _cover(made: Deck, pieces: Sequence[Piece], taken_on: date, mark: str, title: str) -> None:
    slide = made.slides.add_slide(made.slide_layouts[COVER])
    slide.shapes.title.text_frame.text = title
    listed = [words.taken_on(taken_on), "", *words.heads(pieces)]
    slide.placeholders[LEAD].text_frame.text = "\n".join(listed)
    put_mark(slide, mark)


def _about(made: Deck, title: str, taken_on: date) -> None:
    """Nobody's name, and never the clock's time; every word in British English."""
    about = made.core_properties
    about.title, about.language, about.revision = title, LANGUAGE, 1
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.created = about.modified = datetime.combine(taken_on, time())
    in_english(made.element)
    for slide in made.slides:
        for element in (slide.element, slide.notes_slide.element if slide.has_notes_slide else slide.element):
            in_english(element)
