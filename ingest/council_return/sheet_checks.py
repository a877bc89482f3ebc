"""Checks of a return's sheets and columns: what is missing, extra or there twice."""

from ingest.cells import quoted, tidied
from ingest.council_return.sheet_oddities import Places, named
from ingest.issues import Issue
from ingest.workbook import Sheet
from models.return_layout import CAP_NAME, OPTIONAL, README, Column, plain, plain_header

HEADER_WITHIN = 10  # rows from the top
MEND_COLUMN = "Write its header as the template has it, above the cells it belongs to."
MARKED = "To mend in this return"  # what the first cell of the list says that we add to a marked copy


def missing_sheet(by_name: dict[str, Sheet], wanted: list[str]) -> list[Issue]:
    """An error for a usual sheet; a warning for an optional one: it may have been asked for since."""
    return [_missing(name) for name in wanted if plain(name) not in by_name]


def missing_sheets(issues: list[Issue]) -> set[str | None]:
    """The sheets that are reported missing: what they held need not be said to be gone as well."""
    return {each.sheet for each in issues if each.check == "missing_sheet"}


def repeated_sheet(sheets: list[Sheet], wanted: list[str]) -> list[Issue]:
    """Two sheets whose names differ by a space at most: only one can be read, and we cannot tell which."""
    names = [plain(sheet.name) for sheet in sheets]
    mend = "Take one of them out, or give it another name; neither was read."
    return [
        Issue("error", "repeated_sheet", f"There are two sheets called {name}.", mend, sheet=name)
        for name in wanted
        if names.count(plain(name)) > 1
    ]


def extra_sheet(sheets: list[Sheet], wanted: list[str]) -> list[Issue]:
    """A sheet with something in it that a return does not ask for."""
    known = {plain(name) for name in (*wanted, README)}
    mend = "Take the sheet out if it should not be kept."
    return [
        Issue("warning", "extra_sheet", _extra(sheet), mend, sheet=tidied(sheet.name)[:CAP_NAME])
        for sheet in sheets
        if plain(sheet.name) not in known
        and not is_our_list(sheet)
        and any(tidied(text) for row in sheet.rows for text in row)
    ]


def is_our_list(sheet: Sheet) -> bool:
    """Whether it is the list of faults that we put in front of a marked copy."""
    return bool(sheet.rows and sheet.rows[0] and tidied(sheet.rows[0][0]) == MARKED)


def missing_column(name: str, columns: tuple[Column, ...], places: Places) -> list[Issue]:
    if not places:
        message = f"The row of headers is not among the first {HEADER_WITHIN} rows."
        return [Issue("error", "missing_column", message, "Copy it from the template.", name)]
    return [
        Issue("error", "missing_column", f'There is no column "{each.name}".', MEND_COLUMN, name, each.header)
        for each in columns
        if each not in places and each.kind != "not read"
    ]


def repeated_column(name: str, at: int, sheet: Sheet, columns: tuple[Column, ...]) -> list[Issue]:
    headers = [plain_header(text) for text in sheet.rows[at]] if sheet.rows else []
    mend = "Take one of them out; only the first was read."
    return [
        Issue(
            "error", "repeated_column", f'"{each.name}" is there twice.', mend, name, each.header, (at + 1,)
        )
        for each in columns
        if headers.count(plain_header(each.header)) > 1
    ]


def extra_column(name: str, at: int, sheet: Sheet, columns: tuple[Column, ...]) -> list[Issue]:
    """Something stands from the header row down in a column that a return does not ask for."""
    known = {plain_header(each.header) for each in columns}
    below = sheet.rows[at:]
    found = []
    for index, header in enumerate(below[0] if below else []):
        if plain_header(header) not in known and any(tidied(row[index]) for row in below):
            found.append(quoted(tidied(header)) if tidied(header) else sheet.letters(index))
    if not found:
        return []
    message = f"{named('Column', found)} not part of the return. What is there was not read, "
    message += "but the file is kept as you send it."
    mend = "Take it out if it should not be kept."
    return [Issue("warning", "extra_column", message, mend, name, rows=(at + 1,))]


def _missing(name: str) -> Issue:
    if name not in OPTIONAL:
        mend = "Give the sheet its name back, or download the template again and copy your work into it."
        return Issue("error", "missing_sheet", f"There is no sheet called {name}.", mend, sheet=name)
    message = f"There is no sheet {name}: it was not asked for when this workbook was made, "
    message += "or it was taken out. Nothing is stored for it."
    mend = "Download the workbook again if you have something to say there."
    return Issue("warning", "missing_sheet", message, mend, sheet=name)


def _extra(sheet: Sheet) -> str:
    hidden = "hidden " if sheet.extent.hidden else ""
    return (
        f"This {hidden}sheet is not part of the return. It was not read, but the file is kept as you send it."
    )
