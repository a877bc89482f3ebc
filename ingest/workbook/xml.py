"""The XML inside a workbook: its elements, and the cells and counts that its attributes name."""

import re
from collections.abc import Callable
from xml.parsers.expat import ExpatError, ParserCreate


class Unreadable(ValueError):
    """The file's XML cannot be read."""


class DeclaresEntities(Unreadable):
    """The XML gives names to texts that unfold where they are used."""


def elements(xml: bytes, wanted: str) -> list[dict[str, str]]:
    """The attributes of every element of that name."""
    found = []
    parse(xml, lambda tag, attributes: found.append(attributes) if local_name(tag) == wanted else None)
    return found


def parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Call start(tag, attributes), text(characters) and end(tag) as they come; raises Unreadable.

    Nothing outside the file is fetched, and a file that declares entities is not read at all: no
    spreadsheet writes any, and a few lines of them can unfold into gigabytes. Nor is one in an encoding
    that writes "<" in its own way, as no spreadsheet does: what was counted would not be what is read.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _no_entities
    parser.XmlDeclHandler = _usual_encoding
    try:
        parser.Parse(xml, True)
    except DeclaresEntities:
        raise
    except (ExpatError, ValueError, LookupError) as fault:  # the last two: an encoding nobody knows
        raise Unreadable(str(fault)) from None


def _no_entities(*_: object) -> None:
    raise DeclaresEntities("it declares entities")


def _usual_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    encoding = encoding or "utf-8"
    if encoding.casefold() not in ("utf-16", "utf-16le", "utf-16be") and "<".encode(encoding) != b"<":
        raise Unreadable(f"{encoding} is no encoding of a workbook")


def local_name(tag: str) -> str:
    return tag.rpartition(":")[2]


def position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column of a reference such as "C9"; where there is none, the place the cell stands in."""
    if reference is None:
        return row, column
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference.upper(), re.ASCII)
    if not found:
        raise Unreadable(f"{reference!r} is not a cell")
    return int(found[2]), column_number(found[1])


def area(reference: str) -> tuple[int, int, int, int]:
    """First row and column, last row and column of "B2:C4"; of a single cell, the same twice."""
    first, _, last = reference.replace("$", "").partition(":")
    return (*position(first, 0, 0), *position(last or first, 0, 0))


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def whole_number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise Unreadable(f"{text!r} is not a number of rows or columns")
    return int(text)
