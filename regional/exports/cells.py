"""A table's cells as words and colours, for slides and documents: what its workbook shows by formats."""

from dataclasses import dataclass
from typing import Any, Literal

from regional.charts.colours import LIGHT, Level
from regional.exports.taken import PILOT, UNCHECKED, UNSURE, Column
from regional.words.plain import published

NUMBERS = ("0", "0.0", "0.00")
SIGNS = {UNCHECKED: "*", UNSURE: "?", PILOT: " p"}
NONE = "–"  # its reason stands in a column beside it
FOUND = {"+": LIGHT.scores[3], "−": LIGHT.scores[2]}  # strengths cool, shortfalls warm


@dataclass(frozen=True)
class Cell:
    text: str
    fill: str = ""  # none if empty
    ink: str = LIGHT.text
    bold: bool = False
    edge: str = ""  # an outline, where the fill alone is too near the page
    side: Literal["left", "centre", "right"] = "left"  # numbers stand under each other


def cell(column: Column, row: dict[str, Any]) -> Cell:
    """A null is never nought, and never a blank where a score or a figure was wanted."""
    value, kind = row[column.name], column.kind
    if value is None:
        return _none(kind)
    if kind == "score":
        return _score(value, row.get(column.look))
    if kind == "gap":
        return _coloured(f"{value:+d}".replace("-", "−") if value else "0", LIGHT.gaps[value])
    if kind == "found":
        return _found(value)
    if kind in NUMBERS:
        return Cell(f"{value:,.{len(kind.partition('.')[2])}f}".replace("-", "−"), side="right")
    return Cell(published(str(value)) if kind == "day" else str(value), bold=kind == "name")


def _none(kind: str) -> Cell:
    if kind in ("score", "gap"):
        return Cell(NONE, ink=LIGHT.muted, side="centre")
    return Cell(NONE, ink=LIGHT.muted, side="right") if kind in NUMBERS else Cell("")


def _coloured(text: str, paint: Level) -> Cell:
    return Cell(text, paint.fill, paint.digit, bold=True, edge=paint.outline or "", side="centre")


def _score(value: int, how: str | None) -> Cell:
    """A pilot's is hollow; every other has its level's colour."""
    text = f"{value}{SIGNS.get(how or '', '')}"
    return Cell(text, bold=True, side="centre") if how == PILOT else _coloured(text, LIGHT.scores[value])


def _found(text: str) -> Cell:
    """Strengths and shortfalls named: "+2", "−1", both, or a dot for not found. Both keep to ink on grey."""
    ways = [sign for sign in FOUND if sign in text]
    if len(ways) == 1:
        return _coloured(text, FOUND[ways[0]])
    return Cell(text, LIGHT.second if ways else "", bold=bool(ways), side="centre")
