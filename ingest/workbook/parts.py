"""What a workbook carries besides its sheets: macros, links to other files, pictures, other files."""

import re
from io import BytesIO
from zipfile import ZipFile

from ingest.issues import Issue
from ingest.workbook.opened import OLE, ZIP, Refused
from ingest.workbook.sheet_extents import ODS_CONTENT

MACROS = re.compile(r"vbaproject\.bin$|^xl/macrosheets/|^basic/.|^scripts/.")
PICTURES = re.compile(r"^(?:xl/media|pictures)/.")
LINKS = re.compile(r"^xl/externallinks/[^/]+\.xml$")
LINKS_OF_ODS = re.compile(rb"table:table-source|table:cell-range-source|file:///")
MAY_BE_OLE = re.compile(r"vba\w*\.bin$|^xl/printersettings/")
KEPT = "but the file is kept as you send it."


def carried(content: bytes) -> list[Issue]:
    """Warnings, for a workbook that `workbook.sheets` has opened; raises Refused for a file in the file."""
    with ZipFile(BytesIO(content)) as archive:
        names = {name.casefold(): name for name in archive.namelist()}
        if any(_is_a_file_of_its_own(archive, part, name) for part, name in names.items()):
            message = "Another file is embedded in the workbook, and what is in it cannot be looked at."
            raise Refused("embedded_file", message, "Take it out and upload again; nothing was kept.")
        linked = any(LINKS.search(part) for part in names) or bool(
            ODS_CONTENT in names and LINKS_OF_ODS.search(archive.read(names[ODS_CONTENT]))
        )
    return [
        *macros_ignored(any(MACROS.search(part) for part in names)),
        *external_link(linked),
        *pictures_not_read(sum(bool(PICTURES.search(part)) for part in names)),
    ]


def macros_ignored(found: bool) -> list[Issue]:
    message = f"The workbook holds macros. They were not run and not read, {KEPT}"
    return [_warning("macros_ignored", message, "Save it as .xlsx if they should not be kept.")] * found


def external_link(found: bool) -> list[Issue]:
    message = (
        "The workbook has links to another file. They were not followed: values were read as last saved."
    )
    mend = "See that they are right, and type the numbers themselves if you can."
    return [_warning("external_link", message, mend)] * found


def pictures_not_read(number: int) -> list[Issue]:
    if not number:
        return []
    what = "a picture, which" if number == 1 else f"{number} pictures, which"
    message = f"The workbook holds {what} cannot be read, {KEPT}"
    return [_warning("pictures_not_read", message, "Take out any that shows something about a person.")]


def _is_a_file_of_its_own(archive: ZipFile, part: str, name: str) -> bool:
    if part.startswith("xl/embeddings/") and not name.endswith("/"):
        return True
    with archive.open(name) as member:
        begins = member.read(len(OLE))
    return begins.startswith((ZIP, OLE)) and not MAY_BE_OLE.search(part)


def _warning(check: str, message: str, mend: str) -> Issue:
    return Issue("warning", check, message, mend)
