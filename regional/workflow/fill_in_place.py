"""A box of the form on Our return: where its text belongs, what may be chosen, what it shows."""

import re
from typing import NamedTuple

from ingest.council_return.cells import Cell
from ingest.council_return.lines import DOCUMENT_KINDS, SCALES, reading
from models.framework import STATEMENTS
from models.metric import metrics
from models.return_layout import SHEETS, Column

OPTIONS = {  # by a column's kind: what may be chosen, empty first
    "score": ("", "1", "2", "3", "4"),
    "yes or no": ("", "Yes", "No"),
    "statement": ("", *STATEMENTS),
    "document kind": ("", *DOCUMENT_KINDS),
}
WHOLE_NUMBER = re.compile(r"-?\d+\.0", re.ASCII)


class Place(NamedTuple):
    """Where a box belongs: a row of the .csv without its value."""

    sheet: str
    about: str  # id of a statement or metric, or what the sheet's rows are about
    breakdown: str  # "" where the sheet has none
    field: str

    @property
    def column(self) -> Column:
        return next(each for each in SHEETS[self.sheet] if each.field == self.field)

    @property
    def line(self) -> list["Place"]:
        """Every box of its row, in the sheet's order."""
        return [self._replace(field=each.field) for each in SHEETS[self.sheet] if each.filled_in]

    @property
    def options(self) -> tuple[str, ...]:
        """What may be chosen; empty where it is typed."""
        return OPTIONS.get(self.column.kind, ())

    @property
    def has_parts(self) -> bool:
        """Whether its metric's value is a numerator over a denominator."""
        return metrics()[self.about].unit in SCALES


def text_of(cell: Cell) -> str:
    """As its box offers it: "3 - Good" is 3, 952.0 is 952. What we cannot read stays as it was typed."""
    value = reading(cell).value
    match cell.column.kind:
        case "score" | "statement" | "document kind" | "date" if value is not None:
            return str(value)
        case "yes or no" if value is not None:
            return "Yes" if value else "No"
        case "number" | "whole" if WHOLE_NUMBER.fullmatch(cell.text):
            return cell.text.removesuffix(".0")
    return cell.text


def in_order(texts: dict[Place, str]) -> dict[Place, str]:
    """A breakdown that somebody added stands under its metric, and not after all others."""
    order: dict[tuple, int] = {}
    for place in texts:
        order.setdefault((place.sheet, place.about), len(order))
    lines: dict[tuple, int] = {}
    for place in texts:
        lines.setdefault(place[:3], len(lines))
    return dict(sorted(texts.items(), key=lambda each: (order[each[0][:2]], lines[each[0][:3]])))
