"""How a workbook's cells look: the colours of the charts, in light, and each digit printed."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from regional.charts.colours import LIGHT
from regional.exports.taken import PILOT, UNCHECKED, UNSURE

FONT = {"font_name": "Arial", "font_size": 10, "font_color": LIGHT.text}
HAIRLINE = {"bottom": 1, "bottom_color": LIGHT.hairline}
CELL = FONT | HAIRLINE | {"valign": "top"}
WORDS = ("text", "name", "address")
DAY = "d mmm yyyy"
THIN, THICK, DASHED = 1, 2, 3  # Excel's numbers for lines
NUMBERS = {"0": "#,##0", "0.0": "#,##0.0", "0.00": "#,##0.00"}
# A sign beside the digit says what a cut corner says on the screen; the cell stays a number.
SIGNS = {UNCHECKED: '0"*"', UNSURE: '0"?"', PILOT: '0" p"'}


class Looks:
    """The formats of one workbook: each is made once, because a file holds them by number."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple, Format] = {}

    def look(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def title(self) -> Format:
        return self.look(**FONT | {"bold": True, "font_size": 16, "text_wrap": True, "valign": "top"})

    def heading(self) -> Format:
        return self.look(**FONT | {"bold": True, "font_size": 12})

    def words(self) -> Format:
        return self.look(**FONT | {"text_wrap": True, "valign": "top", "font_size": 11})

    def mark(self) -> Format:
        return self.look(**FONT | {"bold": True, "text_wrap": True, "valign": "top"})

    def note(self) -> Format:
        return self.look(**FONT | {"font_color": LIGHT.muted})

    def link(self) -> Format:
        return self.look(**FONT | {"font_color": LIGHT.ours, "underline": 1})

    def head(self, kind: str) -> Format:
        line = {"bottom": THICK, "bottom_color": LIGHT.rule, "bg_color": LIGHT.second}
        side = {"align": "left", "indent": 1} if kind in WORDS else {"align": "center"}
        side = {"align": "right", "indent": 1} if kind in NUMBERS else side
        return self.look(**FONT | line | side | {"bold": True, "text_wrap": True, "valign": "vcenter"})

    def cell(self, kind: str) -> Format:
        """A cell with a value, or one without where a null has no outline of its own."""
        return self.look(**CELL | _of_kind(kind))

    def unknown(self) -> Format:
        """A score that is not known: a dashed outline, never a blank."""
        return self.look(**CELL | _outline(DASHED, LIGHT.rule))

    def score(self, level: int, how: str | None) -> Format:
        """1 to 4 in its colour, the lowest outlined; a pilot's is hollow."""
        paint = LIGHT.scores[level]
        number = {
            "num_format": SIGNS.get(how or "", "0"),
            "align": "center",
            "valign": "vcenter",
            "bold": True,
        }
        if how == PILOT:
            return self.look(**CELL | number | _outline(THICK, paint.outline or paint.fill))
        line = _outline(THICK, paint.outline) if paint.outline else _outline(THIN, LIGHT.page)
        return self.look(**CELL | number | line | {"bg_color": paint.fill, "font_color": paint.digit})

    def gap(self, value: int) -> Format:
        """Own less published score: the sign is printed, because in grey it is all there is."""
        paint = LIGHT.gaps[value]
        number = {"num_format": '+0;"−"0;0', "align": "center", "valign": "vcenter", "bold": True}
        paints = {"bg_color": paint.fill, "font_color": paint.digit}
        return self.look(**CELL | number | _outline(THIN, LIGHT.page) | paints)


def _of_kind(kind: str) -> dict[str, Any]:
    if kind in NUMBERS:
        return {"num_format": NUMBERS[kind], "align": "right", "indent": 1}
    if kind == "day":
        return {"num_format": DAY, "align": "center"}
    if kind == "address":
        return {"font_color": LIGHT.ours, "underline": 1, "align": "left", "indent": 1}
    return {"text_wrap": True, "align": "left", "indent": 1, "bold": kind == "name"}


def _outline(line: int, colour: str) -> dict[str, Any]:
    return {"border": line, "border_color": colour, "bottom_color": colour, "bottom": line}
