"""Opens a file that a publisher gave out, by its bytes and not its name: its tables as text.

Nothing in it is run and no link in it is followed. A file that is damaged, locked, in an encoding we
cannot read or far too large is refused with a sentence.
"""

import csv
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

import fastexcel
import polars as pl

from ingest.publication.ods_rows import ods_sheets
from ingest.publication.sentences import AGAIN
from ingest.workbook import OLE, ZIP, Refused, damaged, refuse_ole

MOST_BYTES = 2_000_000_000  # unpacked: CQC's ratings unpack to a few hundred million
MOST_CELLS = 60_000_000  # in one sheet, empty ones counted: calamine makes room for each
BINARY = b"\x00"
HEADER_WITHIN = 60  # rows of a .csv: notices and titles stand above it
GIVE_CSV = "Save it as CSV UTF-8 or .xlsx, and load that."


@dataclass(frozen=True)
class Table:
    """One sheet, or a whole .csv: every cell as text, null where it is empty."""

    name: str | None  # null for a .csv
    rows: pl.DataFrame
    given_numbers: list[int] | None = None  # of the rows as the file has them; null: 1, 2, 3 ...
    given_last: int | None = None  # the last row's, where rows may have been passed over

    @property
    def numbers(self) -> pl.Series:
        return pl.Series("row", self.given_numbers or range(1, self.rows.height + 1), dtype=pl.Int64)

    @property
    def last_row(self) -> int:
        return self.given_last or self.rows.height


def opened(
    content: bytes, only: str | None = None, keep: Callable[[bytes], bool] | None = None
) -> list[Table]:
    """Every table of a .csv, .xlsx or .ods; of an .ods only the sheet `only`, where it is named.

    keep: of a very long .ods, whether a row's XML is worth reading; the others are passed over.
    Raises Refused, whose issue says why the file cannot be used.
    """
    if not content.strip():
        raise Refused("empty_file", "The file is empty.", AGAIN)
    if content.startswith(OLE):
        refuse_ole(content)
    if content.startswith(ZIP):
        return _workbook(content, only, keep)
    return [Table(None, _csv(_text(content)))]


def _workbook(content: bytes, only: str | None, keep: Callable[[bytes], bool] | None) -> list[Table]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
                raise Refused(
                    "too_large", "The file unpacks to far more than a publisher's file holds.", GIVE_CSV
                )
            if "content.xml" in names:
                found = ods_sheets(archive, only, keep)
                return [Table(each.name, each.rows, each.numbers, each.last_row) for each in found]
            if "xl/workbook.xml" not in names:
                raise Refused("not_a_workbook", "The file is a zip, but not a workbook.", GIVE_CSV)
            _refuse_far_cells(archive)
        reader = fastexcel.read_excel(content)
        return [_sheet(reader, name) for name in reader.sheet_names]
    except Refused:
        raise
    # What a zip or its XML can be damaged by, as those who read it tell it; Unreadable is a ValueError.
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        damaged()
    except fastexcel.FastExcelError:
        damaged()


def _refuse_far_cells(archive: ZipFile) -> None:
    """One stray cell far away would ask for more memory than there is."""
    for name in archive.namelist():
        if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name, re.IGNORECASE):
            continue
        xml = archive.read(name)
        rows = max((int(n) for n in set(re.findall(rb'<row[^>]*? r="(\d{1,9})"', xml))), default=0)
        letters = {b"Z", *re.findall(rb' r="([A-Za-z]{2,4})\d', xml)}  # the first 26 are one
        columns = max((_column_number(each) for each in letters), default=0)
        if rows * columns > MOST_CELLS:
            message = f"A sheet reaches down to row {rows:,} and across to column {columns:,}."
            raise Refused("too_large", message, GIVE_CSV)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.decode().upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet(reader: fastexcel.ExcelReader, name: str) -> Table:
    # skip_rows=0 keeps empty rows at the top, so that rows are numbered as a person sees them.
    frame = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    return Table(name, frame.rename({old: f"c{n}" for n, old in enumerate(frame.columns)}))


def _text(content: bytes) -> str:
    """As UTF-8 or, as Excel saves a .csv in England, cp1252; UTF-16 where the file says so itself."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif BINARY in content:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = "The file is not text that we can read: it is no .csv, .xlsx or .ods, or in another encoding."
    raise Refused("wrong_encoding", message, GIVE_CSV)


def _csv(text: str) -> pl.DataFrame:
    """As wide as the widest of the first rows: a title above the header has one cell."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        width = max(map(len, islice(csv.reader(StringIO(text)), HEADER_WITHIN)))
        header = ",".join(f"c{n}" for n in range(width))
        rows = pl.read_csv(StringIO(f"{header}\n{text}"), infer_schema=False)
    except (pl.exceptions.PolarsError, csv.Error):
        message = "The file is not a table: a line has more cells than its header, or a quote is not closed."
        raise Refused("not_a_table", message, AGAIN) from None
    _refuse_cut_short(text, width)
    return rows


def _refuse_cut_short(text: str, width: int) -> None:
    """A last line that has no end and lacks cells is where a download broke off; polars would fill it up.

    A line with an odd number of quotes is the end of a cell of several lines, and tells nothing.
    """
    last = text.rpartition("\n")[2]
    if last.strip() and last.count('"') % 2 == 0 and len(next(csv.reader([last]))) < width:
        message = "The file breaks off in the middle of its last line."
        raise Refused("cut_short", message, AGAIN)
