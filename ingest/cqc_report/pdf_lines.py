"""A report as .pdf as the lines a reader sees, with how large and how heavy each is. Nothing in it is run."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from struct import error as StructError
from typing import TYPE_CHECKING
from zlib import error as ZlibError

from ingest.workbook import Refused

if TYPE_CHECKING:
    from pypdf import PageObject

START = b"%PDF-"
MOST_BYTES = 40_000_000
MOST_PAGES = 400  # far more than a report on one council has
AGAIN = "Fetch the report from CQC's site again, or save its pages as HTML and load those."
FEWEST_PAGES = 3  # what stands on fewer is no running header
# What pypdf lets through, beside its own errors, of a file that is damaged or made to do harm.
DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
           NotImplementedError, RecursionError, AssertionError, ZeroDivisionError, EOFError, StructError,
           ZlibError)  # fmt: skip

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is said once, by us


@dataclass(frozen=True)
class Line:
    text: str
    size: float  # of most of its letters, in points
    bold: bool  # all of it
    y: float  # from the foot of the page
    page: int


def read_lines(content: bytes) -> tuple[list[Line], str]:
    """The lines of all pages in order, without what runs along their heads and feet; the file's title.

    Raises Refused for what is damaged, locked, far too long or holds pictures of pages alone.
    """
    if len(content) > MOST_BYTES:
        raise Refused("too_large", "The file is far larger than a report of CQC's.", AGAIN)
    import pypdf  # 13 MB, held only where a report is read

    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise Refused("locked", "The file is locked with a password.", AGAIN)
        if len(reader.pages) > MOST_PAGES:
            raise Refused("too_large", f"The file has {len(reader.pages):,} pages.", AGAIN)
        title = str((reader.metadata or {}).get("/Title") or "")
        lines = [line for n, page in enumerate(reader.pages) for line in _page_lines(page, n)]
    except Refused:
        raise
    except (pypdf.errors.PyPdfError, *DAMAGED):
        raise Refused("damaged_pdf", "The .pdf is damaged: it could not be read.", AGAIN) from None
    if not lines:
        message = "The .pdf holds no text: its pages are pictures."
        raise Refused("no_text", message, "Save the pages of CQC's site as HTML and load those.")
    return _without_running_lines(lines), title


class _Gatherer:
    """Takes what pypdf meets on a page, piece by piece; a line ends where pypdf says so."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.lines: list[Line] = []
        self._pieces: list[tuple[str, float, bool, float]] = []

    def __call__(self, text: str, cm: Sequence[float], tm: Sequence[float], font, size: float) -> None:
        scale = sqrt(abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])))
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        name = str((font or {}).get("/BaseFont", "")).casefold()
        bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
        first, *others = text.replace("\u00ad", "").split("\n")
        self._pieces.append((first, size * scale, bold, y))
        for each in others:
            self.end_line()
            self._pieces.append((each, size * scale, bold, y))

    def end_line(self) -> None:
        text = " ".join("".join(piece[0] for piece in self._pieces).split())
        told = [piece for piece in self._pieces if piece[0].strip()]
        self._pieces = []
        if text:
            sizes: Counter[float] = Counter()
            for piece, size, _, _ in told:
                sizes[round(size, 1)] += len(piece)
            size = sizes.most_common(1)[0][0]
            self.lines.append(Line(text, size, all(each[2] for each in told), told[0][3], self.page))


def _page_lines(page: "PageObject", number: int) -> list[Line]:
    gatherer = _Gatherer(number)
    page.extract_text(visitor_text=gatherer)
    gatherer.end_line()
    return gatherer.lines


def _without_running_lines(lines: list[Line]) -> list[Line]:
    """Without what stands at one height of half of the pages and more: headers, footers, page numbers."""
    pages = len({line.page for line in lines})
    on_pages = {(_bare(line), round(line.y), line.page) for line in lines}
    seen = Counter((text, y) for text, y, _ in on_pages)
    runs = {place for place, n in seen.items() if n >= max(FEWEST_PAGES, pages / 2)}
    return [line for line in lines if (_bare(line), round(line.y)) not in runs]


def _bare(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
