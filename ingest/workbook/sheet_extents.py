"""How far the filled cells of each sheet reach, read from a workbook's XML before it is really opened.

calamine, which opens it, makes room for every cell between the first and the last: one stray
cell in the bottom right corner asks for half a terabyte and ends the whole process.
It also leaves out the empty columns on the left, reads a formula's error as an empty cell, and does
not tell what is hidden, merged or never worked out; this finds all of it.
"""

from collections.abc import Iterable
from zipfile import ZipFile

from ingest.workbook.extent import Extent
from ingest.workbook.extents_ods import of_ods
from ingest.workbook.xml import Unreadable, area, elements, local_name, parse, position, whole_number

WORKSHEET_TYPE = "/worksheet"  # how a relationship's type ends
ODS_CONTENT = "content.xml"


def extents(archive: ZipFile) -> dict[str, Extent]:
    """Each sheet's extent, by the sheet's name; raises Unreadable."""
    names = archive.namelist()
    # calamine does not mind the case of a name; with two alike we could measure one and it read the other.
    members = _each_once((name.casefold(), name) for name in names)
    if ODS_CONTENT in members:
        return of_ods(archive.read(members[ODS_CONTENT]))
    try:
        parts = _parts(archive, members)
        found = {sheet: _of_worksheet(archive.read(members[part])) for sheet, part in parts.items()}
        for sheet in elements(archive.read(members["xl/workbook.xml"]), "sheet"):
            if sheet.get("state", "visible") != "visible" and sheet["name"] in found:
                found[sheet["name"]].hidden = True
        return found
    except KeyError as missing:
        raise Unreadable(f"there is no part {missing}") from None


def worksheet_parts(archive: ZipFile) -> dict[str, str]:
    """The part that each sheet is kept in, its name in small letters; of an .xlsx that `extents` has read."""
    return _parts(archive, {name.casefold(): name for name in archive.namelist()})


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
    formula = worked_out = in_value = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, formula, worked_out, in_value
        match local_name(tag):
            case "row":
                row, column = whole_number(attributes.get("r"), row + 1), 0
                if _is_hidden(attributes, "ht"):
                    extent.hide_rows(row, row)
            case "col" if _is_hidden(attributes, "width"):
                first, last = (whole_number(attributes.get(name), 0) for name in ("min", "max"))
                extent.hide_columns(first, last)
            case "mergeCell":
                extent.merged.append(area(attributes.get("ref", "")))
            case "c":
                row, column = position(attributes.get("r"), row, column + 1)
                # A formula that makes an empty text has that as its result: nothing to read is right.
                formula, worked_out, in_value = False, attributes.get("t") == "str", False
                if attributes.get("t") == "e":
                    extent.errors.append((row, column))
            case "f":
                formula = True
            case "v" | "is":
                in_value = True
                extent.add(row, column, column)

    def text(characters: str) -> None:
        nonlocal worked_out
        worked_out = worked_out or (in_value and not characters.isspace())

    def end(tag: str) -> None:
        nonlocal in_value
        match local_name(tag):
            case "v":
                in_value = False
            case "c" if formula and not worked_out:
                extent.not_worked_out.append((row, column))

    parse(xml, start, end, text)
    return extent


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Hidden by name, by a filter, or by being no point high or wide."""
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")
