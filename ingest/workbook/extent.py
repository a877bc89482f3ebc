"""How far a sheet's filled cells reach, and what in it is hidden, merged or was never worked out."""

from dataclasses import dataclass, field

# Hidden rows and columns beyond these are of no interest: nothing so far away is read. A sheet may say
# eighty thousand times that all its columns are hidden.
FURTHEST_ROW, FURTHEST_COLUMN = 5_000, 100


@dataclass
class Extent:
    """Where a sheet's filled cells begin and end, counted from 1; all 0 for an empty sheet."""

    first_column: int = 0
    last_column: int = 0
    last_row: int = 0
    errors: list[tuple[int, int]] = field(default_factory=list)  # row and column of #DIV/0! and the like
    not_worked_out: list[tuple[int, int]] = field(default_factory=list)  # formulas without their result
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # first row, column; last row, column

    def add(self, row: int, first: int, last: int) -> None:
        self.first_column = min(self.first_column or first, first)
        self.last_column = max(self.last_column, last)
        self.last_row = max(self.last_row, row)

    def hide_rows(self, first: int, last: int) -> None:
        self.hidden_rows.update(range(first, min(last, FURTHEST_ROW) + 1))

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns.update(range(first, min(last, FURTHEST_COLUMN) + 1))
