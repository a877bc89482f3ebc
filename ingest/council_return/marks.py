"""The marks on a cell that is to be mended or looked at: put there, known again, and taken off.

A mark is an outline with a fill, kept as a conditional format so that the cell's own look stays
underneath, and a comment. An error and a warning differ in the line, the fill and the first words.
"""

import re
from collections.abc import Iterable

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from ingest.issues import Issue

FIRST_WORDS = {"error": "To mend", "warning": "To look at"}
SIGNED = "(return check)"  # ends each of our comments, so that they are known again however they are saved
OURS = re.compile(rf"(?:\A|\s*\n\n)(?:To mend|To look at): .*?{re.escape(SIGNED)}", re.DOTALL)
LOOKS = {  # line and fill; light enough for black text, and apart in grey print by the line
    "error": ("thin", "A3161B", "F7B3A3"),
    "warning": ("dashed", "51606E", "F6E9C4"),
}
WIDE, A_LINE, CHARACTERS = 320, 18, 46  # points of a comment's box, and letters to its line


def put(sheet: Worksheet, cell: Cell, issues: Iterable[Issue]) -> None:
    """Outline the cell and say in its comment what is wrong; errors first, and they give it its look."""
    told = sorted(issues, key=lambda each: each.level)
    words = "\n".join(f"{FIRST_WORDS[each.level]}: {each.message} {each.mend}" for each in told)
    own = f"{cell.comment.text}\n\n" if cell.comment else ""
    text = f"{own}{words} {SIGNED}"
    lines = sum(1 + len(line) // CHARACTERS for line in text.split("\n"))
    cell.comment = Comment(text, "Return check", height=A_LINE * (lines + 1), width=WIDE)
    outline(sheet, cell, told[0].level)


def outline(sheet: Worksheet, cell: Cell, level: str) -> None:
    line, colour, fill = LOOKS[level]
    side = Side(style=line, color=colour)
    look = DifferentialStyle(
        border=Border(left=side, right=side, top=side, bottom=side),
        fill=PatternFill(bgColor=fill, fill_type="solid"),
    )
    sheet.conditional_formatting.add(cell.coordinate, Rule("expression", dxf=look, formula=[_formula(level)]))


def take_off(sheet: Worksheet) -> None:
    """Every mark that an earlier check left; what is the person's own stays."""
    # Not iter_rows, which makes every cell up to the last: a coloured one in the corner asks for billions.
    for cell in list(sheet._cells.values()):
        if cell.comment and SIGNED in cell.comment.text:
            left = OURS.sub("", cell.comment.text).strip()
            cell.comment = Comment(left, cell.comment.author) if left else None
    kept = ConditionalFormattingList()
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if not set(map(_formula, LOOKS)) & set(rule.formula):
                kept.add(str(area.sqref), rule)
    sheet.conditional_formatting = kept


def _formula(level: str) -> str:
    """Always true; the words make the rule known again."""
    return f'ISTEXT("{FIRST_WORDS[level]}")'
