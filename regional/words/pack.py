"""What is said of a pack, on the page and in what is made of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from regional.charts.text_width import shortened
from regional.exports.piece import Piece
from regional.exports.taken import Taken
from regional.words.plain import day, several
from regional.words.provenance import ALL_PUBLIC


def part(title: str, place: int, of: int) -> str:
    """A table that is too long for one slide goes on on the next."""
    return title if of == 1 else f"{title} ({place} of {of})"


def table_alt(heading: str, rows: int) -> str:
    return f"Table: {heading}. {rows} rows."


def taken_on(on: date) -> str:
    return f"As it stood on {day(on)}"


def tier(who: str, line: str) -> str:
    """Who may see it, in front of a source line: it must not be cut off."""
    said = "Public." if who == ALL_PUBLIC else "Not public." if who in line else f"Not public. {who}"
    return f"{said} {line}"


def source(who: str, line: str, on: date) -> str:
    return tier(who, f"{taken_on(on)}. {line}")


def notes(page: Taken, on: date, mark: str) -> Iterator[str]:
    """What a speaker may be asked: all sentences, then every line of sources and notes."""
    if mark:
        yield mark
    yield page.title
    yield from page.sentences
    yield f"{taken_on(on)}."
    for fact in page.facts_of_slides:
        dated = f" ({day(fact.on)})" if fact.on else ""
        address = f" {fact.address}" if fact.address else ""
        yield f"{fact.about}{dated}: {fact.said}{address}"


FULL = "Your pack holds {} charts, which is all it can. Take one out of My pack, then add this one."
WHAT_WORDS, WHAT_TITLE = (
    "the text beside the chart",
    "the title",
)  # for empty, too_long and personal of words/unfit.py
GONE = (
    "There is nothing here that you may see now. It may not be sent or published any more, or is not shared "
    "with you."
)
HEADING, OPEN = "My pack", "Open my pack"
EMPTY = (
    "Your pack is empty. Under any chart press Add to my pack; then put the charts in order here, add words "
    "of your own, and take all of it away as slides, a document or a workbook."
)
SIGN_IN = "Sign in to keep a pack of charts."
KEPT = (
    "It holds what you asked for, not the figures: each time you take it away the charts are made anew, of "
    "the newest data and of what you may see on that day."
)
YOURS = "Only you see this pack. It is taken out when you leave."
OF_THIS_MACHINE = "Nobody signs in here: this pack is kept for this machine, and whoever uses it sees it."
WORDS, WORDS_HELP = (
    "Words of your own beside it",
    "No names of people who draw on care, and nothing about them.",
)
TITLE = "Title on the cover"
EMPTIED = "Done: your pack is empty."


def heading(charts: int) -> str:
    return f"{HEADING}: {several(charts, 'chart')}" if charts else HEADING


def added(number: int) -> str:
    return f"Done: added. My pack holds {several(number, 'chart')}."


def cover(title: str) -> str:
    """What stands on the cover where nobody gave a title."""
    return title or "Charts on adult social care"


MOST_ON_COVER = 18
CONTENTS, AS_A_TABLE, NOTES = "What is in it", "The same as a table", "Sources and notes"
IN_NOTES = "Sources are on the sheet Sources and notes."


def heads(pieces: Sequence[Piece]) -> Iterator[str]:
    """What stands on a cover: a line a piece, as many as there is room for."""
    for number, piece in enumerate(pieces[:MOST_ON_COVER], start=1):
        yield f"{number}. {shortened(piece.shown.taken.title if piece.shown else piece.asked, 1100, 19)}"
    if len(pieces) > MOST_ON_COVER:
        yield f"And {len(pieces) - MOST_ON_COVER} more."


def contents(pieces: Sequence[Piece]) -> Iterator[str]:
    """A line a piece: what it says now, or why it says nothing; and what somebody wrote."""
    for number, piece in enumerate(pieces, start=1):
        yield f"{number}. {piece.shown.taken.title if piece.shown else f'{piece.asked}: {piece.gone}'}"
        if piece.words:
            yield f"{number}. {piece.words}"


def table_rows(shown: int, of: int) -> str:
    """Under a table of a document that is too long for paper; empty where it is whole."""
    return "" if shown == of else f"The first {shown} of {several(of, 'row')}; the workbook has all of them."
