"""How a return's template looks: colours, widths, heights and formats of its cells."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from ingest.council_return.lines import SCALES
from ingest.council_return.prefill import Row, is_spare
from models.return_layout import CAP_ANSWER, Column

PLUM, INK, MUTED, GREY, LINE, WHITE = "#8E1A6C", "#0B141D", "#51606E", "#F3F5F7", "#7A8894", "#FFFFFF"
MOST_POINTS = 400  # Excel makes no row higher than 409
WIDTHS = {
    "statement": 24,
    "score": 14,
    "reason": 90,
    "how_are_we_doing": 46,
    "how_do_we_know": 46,
    "what_next": 46,
    "unchanged": 14,
    "metric": 32,
    "title": 48,
    "unit": 10,
    "breakdown": 12,
    "value": 11,
    "numerator": 12,
    "denominator": 13,
    "marker": 9,
    "note": 36,
    "last_quarter": 11,
    "people": 20,
    "staff": 20,
    "partners": 20,
    "processes": 20,
    "band": 20,
    "waiting": 14,
    "longest_wait": 14,
    "area": 28,
    "audited": 12,
    "met": 12,
    "partly_met": 12,
    "not_met": 12,
    "said_before": 38,
    "kind": 20,
    "dated": 18,
    "reference": 22,
    "next_review": 18,
}
# The looks that are more than a number's format. Text stays General: in a cell that is formatted
# as text Excel shows "####" past 255 characters.
LOOKS = {
    "text": {"indent": 1},
    "answer": {"indent": 1, "align": "left", "valign": "top"},
    "choice": {"align": "center"},
    "date": {"indent": 1, "align": "left", "num_format": "d mmmm yyyy"},
    "code": {"indent": 1, "font_size": 9, "font_color": MUTED},
    "0": {"num_format": "0", "align": "center", "bold": True, "font_size": 12},
}
NUMBER_FORMATS = {"count": "#,##0", "per 100,000": "#,##0.0"}


@dataclass(frozen=True)
class Formats:
    title: Format
    header: Format
    name: Format
    words: Format
    shown: dict[str, Format]  # grey, locked; by look or number format
    typed: dict[str, Format]  # white, open for typing; likewise
    below: dict[str, Format]  # open and without lines: whole columns that people may go on in


def formats(book: Workbook) -> Formats:
    plain = {"font_name": "Arial", "font_size": 10, "font_color": INK, "text_wrap": True, "valign": "top"}
    boxed = plain | {"border": 1, "border_color": LINE, "valign": "vcenter"}
    on_plum = plain | {"bold": True, "font_color": WHITE, "bg_color": PLUM, "valign": "vcenter"}
    kinds = (*LOOKS, "0.0", "#,##0", "#,##0.0", "General")
    return Formats(
        title=book.add_format(on_plum | {"font_size": 18, "text_wrap": False, "indent": 1}),
        header=book.add_format(on_plum | {"border": 1, "border_color": LINE, "indent": 1}),
        name=book.add_format(plain | {"bold": True, "font_color": PLUM, "indent": 1, "align": "left"}),
        words=book.add_format(plain),
        shown={kind: book.add_format(boxed | _looks(kind, GREY)) for kind in kinds},
        typed={kind: book.add_format(boxed | _looks(kind, WHITE) | {"locked": False}) for kind in kinds},
        below={
            kind: book.add_format(plain | LOOKS[kind] | {"locked": False, "valign": "vcenter"})
            for kind in ("text", "date")
        },
    )


def _looks(kind: str, fill: str) -> dict:
    return {"bg_color": fill} | LOOKS.get(kind, {"num_format": kind})


def style_of(column: Column, values: Row, styles: Formats) -> Format:
    look = look_of(column, values)
    return (styles.typed if is_open(column, values) else styles.shown)[look]


def is_open(column: Column, values: Row) -> bool:
    """Whether people type into the cell. In a spare row they say what it is about as well."""
    if is_spare(values) and column.kind in ("about", "breakdown"):
        return True
    return column.filled_in and is_asked(column, values)


def look_of(column: Column, values: Row) -> str:
    match column.kind, column.field:
        case ("score", _):
            return "0"
        case ("yes or no" | "marker", _):
            return "choice"
        case ("number", "numerator" | "denominator") | ("whole", _):
            return "#,##0"
        case (_, "value" | "last_quarter"):
            return "General" if is_spare(values) else NUMBER_FORMATS.get(values["unit"], "0.0")
        case ("date", _):
            return "date"
        case (_, "metric"):
            return "code"
    return "answer" if column.cap == CAP_ANSWER else "text"


def is_asked(column: Column, values: Row) -> bool:
    """A numerator and a denominator are asked for only where they make the value."""
    return column.field not in ("numerator", "denominator") or is_spare(values) or values["unit"] in SCALES


def row_height(columns: tuple[Column, ...], row: Row) -> float:
    """Room for the longest text in the row, in points; answers keep room to be typed in."""
    typed_in = 75 if any(column.cap == CAP_ANSWER for column in columns) else 24
    texts = [(str(row.get(each.field) or ""), WIDTHS[each.field]) for each in columns]
    return min(max(typed_in, *(height(text, width) for text, width in texts)), MOST_POINTS)


def height(text: str, width: int) -> float:
    """Points that the text takes in a column of that width, when it wraps."""
    characters = width * 6 // 5  # the width counts figures, and letters are narrower
    lines = sum(1 + len(line) // characters for line in text.split("\n"))
    return 8 + 13 * lines
