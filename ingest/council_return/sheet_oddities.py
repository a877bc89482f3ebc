"""Checks of how a return's sheets are kept: what is hidden, merged or was never worked out."""

from ingest.issues import Issue
from ingest.workbook import Sheet
from ingest.workbook.xml import column_letters
from models.return_layout import Column

MOST_NAMED = 5  # columns or ranges named in one issue
SHOW_IT = "Show it, and see that what is there is right."
Places = dict[Column, int]  # where each column stands in a row of the sheet


def hidden_sheet(name: str, sheet: Sheet) -> list[Issue]:
    message = "The sheet is hidden. It was read like the others."
    return [Issue("warning", "hidden_sheet", message, SHOW_IT, name)] * sheet.extent.hidden


def hidden(name: str, sheet: Sheet, filled: dict[Column, set[int]], places: Places) -> list[Issue]:
    """Rows and columns that are hidden and hold something; filled: the rows of each column that do."""
    extent = sheet.extent
    rows = tuple(sorted(set().union(*filled.values()) & extent.hidden_rows))
    found = []
    if rows:
        message = "The row is hidden. It was read like the others."
        several = "The rows are hidden. They were read like the others."
        message = message if len(rows) == 1 else several
        found.append(Issue("warning", "hidden_row", message, SHOW_IT, name, rows=rows))
    for column, index in places.items():
        if filled.get(column) and sheet.first_column + index in extent.hidden_columns:
            message = f"Column {sheet.letters(index)}, {column.name}, is hidden. It was read like the others."
            found.append(Issue("warning", "hidden_column", message, SHOW_IT, name, column.header))
    return found


def merged(name: str, at: int, sheet: Sheet, places: Places) -> list[Issue]:
    """Merged cells below the header in a column that is read."""
    read = {sheet.first_column + index for index in places.values()}
    found = [
        (top, left, bottom, right)
        for top, left, bottom, right in sheet.extent.merged
        if bottom > at + 1 and top <= sheet.extent.last_row and any(left <= each <= right for each in read)
    ]
    if not found:
        return []
    ranges = [
        f"{column_letters(left)}{top}:{column_letters(right)}{bottom}" for top, left, bottom, right in found
    ]
    message = (
        f"{named('Cell', ranges, ('is', 'are'), always_many=True)} merged. What is shown there was read "
    )
    message += "for the first row and column only."
    mend = "Take the merging out, and fill in each cell."
    return [
        Issue("warning", "merged_cells", message, mend, name, rows=tuple(sorted({each[0] for each in found})))
    ]


def not_worked_out(name: str, sheet: Sheet, at: int, places: Places) -> list[Issue]:
    """A formula whose result is not in the file, in a cell that a council fills in."""
    by_number = {sheet.first_column + index: column for column, index in places.items()}
    mend = "Open the file in Excel or LibreOffice, save it and upload it again, or type the number itself."
    return [
        Issue(
            "error",
            "not_worked_out",
            f"Cell {column_letters(number)}{row} holds a formula, but the file does not hold its result.",
            mend,
            name,
            by_number[number].header,
            (row,),
        )
        for row, number in sheet.extent.not_worked_out
        if row > at + 1 and number in by_number and by_number[number].filled_in
    ]


def named(
    what: str, names: list[str], verb: tuple[str, str] = ("is", "are"), always_many: bool = False
) -> str:
    """ "Column L is", "Columns K, L and 3 more are"."""
    many = always_many or len(names) > 1
    shown, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    last = f"{more} more" if more > 0 else shown.pop()
    words = f"{', '.join(shown)} and {last}" if shown else last
    return f"{what}{'s' if many else ''} {words} {verb[many]}"
