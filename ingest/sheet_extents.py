"""How far the filled cells of each sheet reach, read from a workbook's XML before it is really opened.

calamine, which opens it, makes room for every cell between the first and the last: one stray
cell in the bottom right corner asks for half a terabyte and ends the whole process.
It also leaves out the empty columns on the left, and reads a formula's error as an empty cell;
this finds both again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from zipfile import ZipFile

from ingest.workbook_xml import Unreadable, elements, local_name, parse, position, whole_number

WORKSHEET_TYPE = "/worksheet"  # how a relationship's type ends
ODS_CONTENT = "content.xml"


@dataclass
class Extent:
    """Where a sheet's filled cells begin and end, counted from 1; all 0 for an empty sheet."""

    first_column: int = 0
    last_column: int = 0
    last_row: int = 0
    errors: list[tuple[int, int]] = field(default_factory=list)  # row and column of #DIV/0! and the like

    def add(self, row: int, first: int, last: int) -> None:
        self.first_column = min(self.first_column or first, first)
        self.last_column = max(self.last_column, last)
        self.last_row = max(self.last_row, row)


def extents(archive: ZipFile) -> dict[str, Extent]:
    """Each sheet's extent, by the sheet's name; raises Unreadable."""
    names = archive.namelist()
    # calamine does not mind the case of a name; with two alike we could measure one and it read the other.
    members = _each_once((name.casefold(), name) for name in names)
    if ODS_CONTENT in members:
        return _of_ods(archive.read(members[ODS_CONTENT]))
    try:
        parts = _parts(archive, members)
        return {sheet: _of_worksheet(archive.read(members[part])) for sheet, part in parts.items()}
    except KeyError as missing:
        raise Unreadable(f"there is no part {missing}") from None


def _parts(archive: ZipFile, members: dict[str, str]) -> dict[str, str]:
    """The file in the archive that each sheet of an .xlsx is kept in, by the sheet's name."""
    relations = elements(archive.read(members["xl/_rels/workbook.xml.rels"]), "Relationship")
    targets = _each_once(
        (each["Id"], _absolute(each["Target"])) for each in relations if each["Type"].endswith(WORKSHEET_TYPE)
    )
    sheets = elements(archive.read(members["xl/workbook.xml"]), "sheet")
    named = ((each["name"], _relation(each)) for each in sheets)
    return _each_once((name, targets[relation]) for name, relation in named if relation in targets)


def _each_once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable(f"{name!r} is there twice")
        found[name] = value
    return found


def _relation(sheet: dict[str, str]) -> str | None:
    return next((value for key, value in sheet.items() if local_name(key) == "id"), None)


def _absolute(target: str) -> str:
    return (target[1:] if target.startswith("/") else f"xl/{target}").casefold()


def _of_worksheet(xml: bytes) -> Extent:
    """A cell counts when it holds a value or text; a border or a colour fills nothing."""
    extent = Extent()
    row = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        match local_name(tag):
            case "row":
                row, column = whole_number(attributes.get("r"), row + 1), 0
            case "c":
                row, column = position(attributes.get("r"), row, column + 1)
                if attributes.get("t") == "e":
                    extent.errors.append((row, column))
            case "v" | "is":
                extent.add(row, column, column)

    parse(xml, start)
    return extent


def _of_ods(xml: bytes) -> dict[str, Extent]:
    found: dict[str, Extent] = {}
    extent = Extent()
    row = row_repeats = column = cell_repeats = 0

    def fill() -> None:
        extent.add(row + row_repeats - 1, column - cell_repeats + 1, column)

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal extent, row, row_repeats, column, cell_repeats
        match local_name(tag):
            case "table":
                name = attributes.get("table:name", "")
                if name in found:
                    raise Unreadable(f"{name!r} is there twice")
                extent = found[name] = Extent()
                row, row_repeats, column = 0, 1, 0
            case "table-row":
                row, column = row + row_repeats, 0
                row_repeats = whole_number(attributes.get("table:number-rows-repeated"), 1)
            case "table-cell" | "covered-table-cell":
                cell_repeats = whole_number(attributes.get("table:number-columns-repeated"), 1)
                column += cell_repeats
                if any(name.startswith("office:") for name in attributes):  # a value, or its type
                    fill()
                if attributes.get("calcext:value-type") == "error":
                    extent.errors.append((row, column))
            case "p" if column:
                fill()

    parse(xml, start)
    return found
