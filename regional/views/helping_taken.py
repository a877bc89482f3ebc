"""Who could help, and pairs for a meeting, as they are taken away: one table with its reasons."""

import polars as pl

from regional.access import Viewer
from regional.data import practice
from regional.exports.taken import Column, Fact, Table, Taken
from regional.views.helping import Help
from regional.views.pairs import Pairs
from regional.views.taken_facts import FORMAL, ending, made, sources
from regional.words import helping as words
from regional.words import pairs as of_pairs

WIDE = {"Why": 60, "Practice": 50, "Where": 34, "Could help on": 40, "Could be helped on": 40}
SOURCE = "Care Quality Commission's published results; published figures; NHS England's peer group method."


def help_taken(viewer: Viewer, help_: Help) -> Taken:
    found = pl.concat([help_.statements, help_.metrics, help_.own])
    table, heading = words.table(found), words.heading(help_)
    facts = (
        made(words.HOW),
        *sources(viewer, [FORMAL]),
        *ending(sent=bool(help_.own_quarter) or not _public(viewer, table)),
    )
    return _taken(heading, (*words.sentences(help_), words.CAUTION), "Who could help", table, facts)


def pairs_taken(viewer: Viewer, pairs: Pairs) -> Taken:
    table, heading = of_pairs.each_table(pairs), of_pairs.heading(pairs)
    facts = (made(of_pairs.HOW), *sources(viewer, [FORMAL]), *ending(sent=not _public(viewer, table)))
    return _taken(heading, (*of_pairs.sentences(pairs), of_pairs.CAUTION), "Pairs", table, facts)


def _public(viewer: Viewer, table: pl.DataFrame) -> bool:
    """Whether every entry that the column Practice names is for everybody. Of one title, all have to be."""
    named = set("; ".join(table["Practice"]).split("; ")) if "Practice" in table.columns else set()
    return practice.library(viewer).filter(pl.col("title").is_in(named), tier="region").is_empty()


def _taken(
    heading: str, said: tuple[str, ...], sheet: str, frame: pl.DataFrame, facts: tuple[Fact, ...]
) -> Taken:
    columns = tuple(Column(name, name, "text", WIDE.get(name, 18)) for name in frame.columns)
    tables = () if frame.is_empty() else (Table(sheet, heading, frame, columns),)
    return Taken(heading, said, (), tables, facts, SOURCE, frame)
