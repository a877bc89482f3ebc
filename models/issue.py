"""An issue: what is wrong with, or odd about, what a person gave us."""

from dataclasses import dataclass
from typing import Literal

ROWS_NAMED = 6  # more than this and the rest are counted


@dataclass(frozen=True)
class Issue:
    """Something the person who gave us a file should know about it.

    An error has to be mended before the file can be used whole. A warning only says what we made of it.
    """

    level: Literal["error", "warning"]
    check: str  # stable name of the fault: "repeated_row"
    message: str  # what is wrong, a sentence
    mend: str  # what to do about it, a sentence
    sheet: str | None = None  # none where the file has no sheets, or the file as a whole is meant
    column: str | None = None  # its header; none where more than one column is meant
    rows: tuple[int, ...] = ()  # as a spreadsheet numbers them: the first is row 1
    leaves_out: bool = False  # its rows are not loaded, though it is only a warning; the others are
    refuses_file: bool = False  # nothing of the file can be used, not even as a draft

    @property
    def where(self) -> str:
        """The place in words: "Scores, row 6"."""
        rows = _rows_in_words(self.rows)
        if self.sheet is None:
            return rows.capitalize() or "The file"
        return f"{self.sheet}, {rows}" if rows else self.sheet


def _rows_in_words(rows: tuple[int, ...]) -> str:
    if not rows:
        return ""
    if len(rows) == 1:
        return f"row {rows[0]}"
    named = [str(row) for row in rows[:ROWS_NAMED]]
    more = len(rows) - len(named)
    last = f"{more} more" if more else named.pop()
    return f"rows {', '.join(named)} and {last}"
