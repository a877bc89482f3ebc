"""The pieces of a pack as one page, for one workbook: each sheet's name begins with the piece's number."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from regional.exports.piece import Piece
from regional.exports.taken import Fact, Taken
from regional.words import pack as words

LONGEST = 31  # characters in a sheet's name


def together(pieces: Sequence[Piece], title: str) -> Taken:
    pages = [_numbered(number, page) for number, page in _shown(pieces)]
    return Taken(
        title=title,
        sentences=tuple(words.contents(pieces)),
        charts=tuple(chart for page in pages for chart in page.charts),
        tables=tuple(table for page in pages for table in page.tables),
        facts=_once((number, page.facts) for number, page in _shown(pieces)),
        source=words.IN_NOTES,
        data=pl.DataFrame(),  # a pack has no one table of data
    )


def numbered_facts(pieces: Sequence[Piece]) -> tuple[Fact, ...]:
    """Of what a document shows, which is less than a workbook holds."""
    return _once((number, page.facts_of_slides) for number, page in _shown(pieces))


def _shown(pieces: Sequence[Piece]) -> list[tuple[int, Taken]]:
    return [(number, piece.shown.taken) for number, piece in enumerate(pieces, start=1) if piece.shown]


def _numbered(number: int, page: Taken) -> Taken:
    def called(sheet: str) -> str:
        return f"{number} {sheet}"[:LONGEST]

    return replace(
        page,
        charts=tuple(replace(chart, sheet=called(chart.sheet)) for chart in page.charts),
        tables=tuple(replace(table, sheet=called(table.sheet)) for table in page.tables),
    )


def _once(facts: Iterable[tuple[int, Sequence[Fact]]]) -> tuple[Fact, ...]:
    """What is said of several pieces in the same words is said at the first of them."""
    first: dict[tuple[str, str], Fact] = {}
    for number, of_a_page in facts:
        for fact in of_a_page:
            first.setdefault((fact.about, fact.said), replace(fact, about=f"{number}. {fact.about}"))
    return tuple(first.values())
