"""A .csv that holds one sheet of the workbook: what a spreadsheet makes of "save as .csv"."""

from ingest.workbook import Refused
from models.return_layout import COUNCIL, README, SHEETS, plain_header

HEADER_WITHIN = 10  # rows from the top


def refuse_one_sheet(tried: list[list[list[str]]]) -> None:
    """Raise Refused if it is; tried: the rows that each separator makes of it."""
    for rows in tried:
        for row in rows[:HEADER_WITHIN]:
            if sheet := _sheet_headed(row):
                message = f"This is the sheet {sheet} alone, as a spreadsheet saves it as .csv. "
                message += "The other sheets, and whose return it is, are not in it."
                raise Refused("one_sheet_csv", message, "Upload the workbook itself, saved as .xlsx or .ods.")


def _sheet_headed(row: list[str]) -> str | None:
    """The sheet of a return that has these headers; Read me has none, and is known by its hidden cells."""
    headers = {plain_header(text) for text in row}
    if COUNCIL in headers:
        return README
    alike = {name: len(headers & {plain_header(each.header) for each in SHEETS[name]}) for name in SHEETS}
    best = max(alike, key=alike.__getitem__)
    return best if alike[best] > 1 else None
