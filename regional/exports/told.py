"""What a document says, whichever program it is for: plain values, ready to be written out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from regional.charts.colours import LIGHT
from regional.exports.cells import NUMBERS, cell
from regional.exports.piece import Piece
from regional.exports.taken import SEEN_BY, SHOWN, Column, Fact, Table, Taken
from regional.exports.together import numbered_facts
from regional.words import pack as words
from regional.words.plain import day

MOST_ROWS = 40


def told(pieces: Sequence[Piece], taken_on: date, mark: str, title: str) -> dict[str, Any]:
    """mark: what has to be said of everything in it; nothing if empty. What JSON can say, and no more."""
    return {
        "title": title or pieces[0].asked,
        "on": [taken_on.year, taken_on.month, taken_on.day],
        "taken": words.taken_on(taken_on),
        "mark": mark,
        "ink": {name: getattr(LIGHT, name) for name in ("text", "muted", "second", "hairline", "page")},
        "words": {"contents": words.CONTENTS, "table": words.AS_A_TABLE, "notes": words.NOTES},
        "notes": [_note(fact) for fact in numbered_facts(pieces)],
        "pieces": [_piece(piece, mark) for piece in pieces],
    }


def _piece(piece: Piece, mark: str) -> dict[str, Any]:
    if piece.shown is None:
        return {"title": piece.asked, "gone": piece.gone, "words": piece.words}
    page, drawing = piece.shown.taken, piece.shown.draw("light")
    table = _table(page)
    return {
        "title": page.title,
        "gone": "",
        "words": piece.words,
        "sentences": list(page.sentences),
        "alt": f"{mark} {drawing.alt}".strip(),
        "shown": page.told(SHOWN),
        "source": words.tier(page.told(SEEN_BY), page.source),
        "table": table and _rows(table, page),
    }


def _table(page: Taken) -> Table | None:
    """The table that proves the picture: the one that stands for it, or the one its chart is drawn from."""
    drawn = page.slides[0] if page.slides else None
    return drawn if isinstance(drawn, Table) or drawn is None else page.table(drawn.sheet)


def _rows(table: Table, page: Taken) -> dict[str, Any]:
    """Without the lengths that only a chart's error bars need."""
    lengths = {name for chart in page.charts for each in chart.series for name in (each.up, each.down)}
    columns = [column for column in table.columns if column.name not in lengths]
    shown = table.frame.head(MOST_ROWS)
    return {
        "heads": [column.head for column in columns],
        "right": [column.kind in NUMBERS for column in columns],
        "rows": [[_cell(column, row) for column in columns] for row in shown.iter_rows(named=True)],
        "more": words.table_rows(shown.height, table.frame.height),
    }


def _note(fact: Fact) -> dict[str, str]:
    dated = f" ({day(fact.on)})" if fact.on else ""
    return {"about": f"{fact.about}{dated}", "said": fact.said, "address": fact.address or ""}


def _cell(column: Column, row: dict[str, Any]) -> dict[str, str | bool]:
    made = cell(column, row)
    return {"text": made.text, "fill": made.fill, "ink": made.ink, "bold": made.bold}
