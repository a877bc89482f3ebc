"""Opens what a person uploaded, by its bytes and not its name: a workbook's sheets as text.

Nothing in the file is run, and no link in it is followed. A file that is damaged, locked or far too
large is refused with a sentence before anything is made of it.
"""

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

import fastexcel

from ingest.issues import Issue
from ingest.personal_data.patterns import is_personal
from ingest.workbook.extent import Extent
from ingest.workbook.sheet_extents import ODS_CONTENT, extents
from ingest.workbook.xml import Unreadable, column_letters

MOST_SENT = 5 * 1024 * 1024  # bytes, as .streamlit/config.toml has it; a filled return has a fiftieth of it
MOST_BYTES = 8_000_000  # uncompressed; a filled return is under one million
MOST_TAGS = 200_000  # in all parts; a filled return has ten thousand. What each costs is time, not room
MOST_FILES = 200  # inside the zip that a workbook is
MOST_SHEETS = 20
MOST_ROWS = 5_000
MOST_COLUMNS = 100
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")
FORMULA_ERROR = "#ERROR"  # what we read for #DIV/0!, #N/A and the like

SAVE_AGAIN = "Open it in Excel or LibreOffice, save it as .xlsx and upload that."
START_AGAIN = "Download the template again, copy what you filled in into it and upload that."


@dataclass(frozen=True)
class Sheet:
    """A sheet as text: rows[0] is the spreadsheet's row 1; the first cell of a row stands in first_column."""

    name: str
    rows: list[list[str | None]]
    first_column: int = 1
    extent: Extent = field(default_factory=Extent)  # what is hidden, merged or never worked out in it

    def letters(self, index: int) -> str:
        """The letters over a row's cell: "C"."""
        return column_letters(self.first_column + index)


class Refused(Exception):
    """The file cannot be used at all; carries the issue that says why."""

    def __init__(self, check: str, message: str, mend: str, sheet: str | None = None):
        super().__init__(message)
        self.issue = Issue("error", check, message, mend, sheet=sheet, refuses_file=True)


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def sheets(content: bytes) -> list[Sheet]:
    """Every sheet of an .xlsx or .ods, hidden ones included; raises Refused."""
    if content.startswith(OLE):
        refuse_ole(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            reach = _reach(archive)
    except Unreadable:
        damaged()
    # What a zip can be damaged by, as the standard library tells it.
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        damaged()
    refuse_too_large(reach)
    return _read(content, reach)


def refuse_too_large(reach: dict[str, Extent]) -> None:
    if len(reach) > MOST_SHEETS:
        message = f"The file has {len(reach)} sheets; a return has eight at most."
        raise Refused("too_large", message, START_AGAIN)
    for title, extent in reach.items():
        name = (
            None if is_personal(title) else title
        )  # nothing personal is repeated, in a sheet's name neither
        if extent.last_row > MOST_ROWS:
            message = f"The sheet reaches down to row {extent.last_row:,}; we read {MOST_ROWS:,} rows."
            raise Refused("too_large", message, START_AGAIN, sheet=name)
        if extent.last_column > MOST_COLUMNS:
            letters = column_letters(extent.last_column)
            message = f"The sheet reaches across to column {letters}; we read {MOST_COLUMNS} columns."
            raise Refused("too_large", message, START_AGAIN, sheet=name)


def refuse_too_long(content: bytes) -> None:
    if len(content) > MOST_SENT:
        message = f"The file is larger than {MOST_SENT // 1024**2} MB; a return is far smaller."
        raise Refused("too_large", message, f"Take out pictures and sheets of your own. {START_AGAIN}")


def damaged() -> NoReturn:
    raise Refused("damaged_workbook", "The file is damaged: it could not be opened.", SAVE_AGAIN) from None


def refuse_ole(content: bytes) -> NoReturn:
    if ENCRYPTED_XLSX in content:
        _refuse_locked()
    message = "The file is not an .xlsx: it is of the kind Excel wrote before 2007."
    raise Refused("not_a_workbook", message, SAVE_AGAIN)


def _refuse_locked() -> NoReturn:
    message = "The file is protected with a password, so it could not be opened."
    raise Refused("password_protected", message, "Save it without a password and upload it again.")


def _reach(archive: ZipFile) -> dict[str, Extent]:
    """How far each sheet reaches, once the archive has proved small, whole and a spreadsheet."""
    members = archive.infolist()
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        message = "The file unpacks to far more than a return can hold."
        raise Refused("too_large", message, START_AGAIN)
    _read_through(archive)
    names = {name.casefold() for name in archive.namelist()}
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        _refuse_locked()
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        message = "The file is not an .xlsx: it is of the kind that Numbers on a Mac writes."
        mend = "Open it in Numbers, choose File, Export To, Excel, and upload that."
        raise Refused("not_a_workbook", message, mend)
    if ODS_CONTENT not in names and "xl/workbook.xml" not in names:
        message = "The file is not a workbook that we can read."
        raise Refused("not_a_workbook", message, SAVE_AGAIN)
    return extents(archive)


def _read_through(archive: ZipFile) -> None:
    """Every part is whole, and all of them together have no more in them than can be read in a few seconds.

    Reads each no further than the size it states, and checks it, so that a false size is found as well.
    """
    tags = 0
    for member in archive.infolist():
        with archive.open(member) as part:
            tags += part.read().count(b"<")
        if tags > MOST_TAGS:
            message = "The file holds far more cells or other things than a return can."
            raise Refused("too_large", message, START_AGAIN)


def _read(content: bytes, reach: dict[str, Extent]) -> list[Sheet]:
    try:
        reader = fastexcel.read_excel(content)
        return [_sheet(reader, name, reach[name]) for name in reader.sheet_names if name in reach]
    except fastexcel.FastExcelError:
        damaged()


def _sheet(reader: fastexcel.ExcelReader, name: str, extent: Extent) -> Sheet:
    # skip_rows=0 keeps empty rows at the top, so that rows are numbered as the person sees them.
    frame = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    rows = [list(row) for row in frame.rows()]
    for row, column in extent.errors:
        if row <= len(rows) and column - extent.first_column < len(rows[row - 1]):
            rows[row - 1][column - extent.first_column] = FORMULA_ERROR
    return Sheet(name, rows, extent.first_column, extent)
