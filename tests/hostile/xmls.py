"""Ways to spoil the XML inside a workbook: (random, xml) in, xml out."""

import re
from random import Random
from xml.sax.saxutils import escape

from tests.hostile.words import CELLS

LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {this} "{f"&{before};" * 10}">' for before, this in zip("abcdefghi", "bcdefghij", strict=True)
)
SUBSETS = (
    LAUGHS,
    '<!ENTITY j SYSTEM "file:///etc/passwd">',
    '<!ENTITY j SYSTEM "http://127.0.0.1:9/x">',
    '<!ENTITY j PUBLIC "-//x" "file:///dev/zero">',
    '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;',
    f'<!ENTITY j "{"x" * 50_000}">',
    '<!ENTITY j "&j;">',
    '<!ATTLIST c t CDATA "s">',
    "<!ELEMENT c ANY>",
    "",
)
REFERENCES = (
    "A0",
    "ZZZZ1",
    "XFD1048576",
    "A99999999999",
    "",
    "1",
    "a1",
    "$A$1",
    "A1:XFD1048576",
    "A-1",
    "Б1",
)
VALUES = (
    "", "0", "-1", "1", "99999999999999999999", "1e400", "NaN", "true", "s", "b", "e", "d", "n", "str",
    "inlineStr", "date", "boolean", "float", "xl/worksheets/sheet1.xml", "../workbook.xml",
    "file:///etc/passwd", "rId999", "&#0;", "&#xD800;", "&#x10FFFF;", "&nbsp;", "x" * 10_000, "1048576",
    "16384", "2147483648", "9" * 9, *REFERENCES,
)  # fmt: skip
ENCODINGS = (
    "utf-16",
    "utf-16-be",
    "utf-32",
    "cp037",
    "cp1252",
    "iso-8859-15",
    "utf-7",
    "shift_jis",
    "utf-8-sig",
)


def entities(random: Random, xml: bytes) -> bytes:
    head, root, rest = _at_root(xml)
    doctype = f"<!DOCTYPE {root.decode('latin-1')} [{random.choice(SUBSETS)}]>".encode()
    used = random.choice((b"&j;", b"<c><v>&j;</v></c>", b"<t>&j;</t>", b""))
    return head + doctype + _put_in(random, rest, used)


def said_to_be_encoded_otherwise(random: Random, xml: bytes) -> bytes:
    name = random.choice((*ENCODINGS, "klingon", "", "x" * 500))
    text = xml.decode("utf-8", "replace").replace('encoding="UTF-8"', f'encoding="{name}"')
    try:
        return text.encode(random.choice((name, "utf-8")), "xmlcharrefreplace")
    except (LookupError, ValueError):
        return text.encode()


def deep(random: Random, xml: bytes) -> bytes:
    depth = random.choice((200, 5_000, 100_000))
    tag = random.choice(
        (b"a", b"c", b"row", b"is", b"si", b"r", b"table:table", b"text:span", b"mc:AlternateContent")
    )
    ends = f"</{tag.decode()}>".encode() * random.choice((depth, depth, depth - 1))
    return _put_in(random, xml, b"<%s>" % tag * depth + ends)


def huge_text(random: Random, xml: bytes) -> bytes:
    text = random.choice((b"x", b"&#65;", b"0", b"=", b" ", "é".encode(), b"\n", b"1 ", b"a@b.c ", b"0 7"))
    many = text * (random.choice((40_000, 400_000, 4_000_000)) // len(text))
    return _into_a_value(random, xml, many)


def wide_attribute(random: Random, xml: bytes) -> bytes:
    many = b"x" * random.choice((10_000, 3_000_000))
    more = b"".join(b' a%d="1"' % n for n in range(random.choice((1, 2_000))))
    return _replaced(random, xml, rb'="[^"]*"', b'="' + many + b'"' + more)


def far_corner(random: Random, xml: bytes) -> bytes:
    row = random.choice((b"1048576", b"5001", b"4999", b"99999999", b"4294967296", b"0", b"-1"))
    column = random.choice((b"A", b"XFD", b"CV", b"ZZZ", b""))
    cell = b'<row r="%s"><c r="%s%s" t="inlineStr"><is><t>x</t></is></c></row>' % (row, column, row)
    repeats = (
        b'<table:table-row table:number-rows-repeated="%s"><table:table-cell office:value-type="string" '
        b'table:number-columns-repeated="%s"><text:p>x</text:p></table:table-cell></table:table-row>'
        % (row, random.choice((b"1", b"16384", b"99999999")))
    )
    ranges = b'<mergeCells><mergeCell ref="A1:%s%s"/></mergeCells>' % (column, row)
    return _put_in(random, xml, random.choice((cell, repeats, ranges)))


def said_in_cells(random: Random, xml: bytes) -> bytes:
    for _ in range(random.choice((1, 5, 40))):
        text = random.choice(CELLS)
        if random.random() < 0.8:  # as a careful program would write it
            text = escape("".join(c for c in text if c in "\t\n\r" or ord(c) >= 32))
        xml = _into_a_value(random, xml, text.encode("utf-8", "replace"))
    return xml


def formulas(random: Random, xml: bytes) -> bytes:
    text = escape(random.choice(CELLS)).encode("utf-8", "replace")
    cell = b"<f>%s</f>%s" % (text, random.choice((b"", b"<v>3</v>", b"<v></v>", b"<v>#REF!</v>")))
    return _replaced(random, xml, rb"<v>[^<]*</v>", cell)


def attribute(random: Random, xml: bytes) -> bytes:
    for _ in range(random.choice((1, 1, 4))):
        xml = _replaced(random, xml, rb'="[^"]*"', f'="{random.choice(VALUES)}"'.encode())
    return xml


def number(random: Random, xml: bytes) -> bytes:
    value = random.choice(
        ("1e400", "-1e308", "NaN", "-0", "1e-320", "99999999999", "-5", "0.1", "", "٣", "2958466")
    )
    xml = _replaced(random, xml, rb"(?<=<v>)[^<]*(?=</v>)", value.encode())
    style = f's="{random.randrange(40)}"'.encode()
    return _replaced(random, xml, rb'\bs="\d+"', style) if random.random() < 0.7 else xml


def element(random: Random, xml: bytes) -> bytes:
    """A tag gone, there twice, of another name, or with half of what it holds."""
    tags = list(re.finditer(rb"<[^<>]+>", xml[:60_000]))
    if not tags:
        return xml
    one = random.choice(tags)
    other = random.choice(
        (b"", one[0] * 2, random.choice(tags)[0], b"</%s>" % one[0].strip(b"</>").split()[0], b"<x>")
    )
    return xml[: one.start()] + other + xml[one.end() :]


def unprintable(random: Random, xml: bytes) -> bytes:
    piece = random.choice(
        (b"\x00", b"\x1b", b"\xff\xfe", b"\xed\xa0\x80", b"&#0;", b"]]>", b"<![CDATA[", b"<!--")
    )
    return _put_in(random, xml, piece)


def no_more_than(random: Random, xml: bytes) -> bytes:
    return random.choice((b"", b"<", b"<a/>", b"\xef\xbb\xbf", xml[:100], b"\x00" * 100, xml + xml, b"{}"))


WAYS = (
    entities, said_to_be_encoded_otherwise, deep, huge_text, wide_attribute, far_corner, said_in_cells,
    formulas, attribute, number, element, unprintable, no_more_than,
)  # fmt: skip


def _at_root(xml: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the root's tag, its name, and the rest."""
    found = re.search(rb"<([A-Za-z][\w:.-]*)", xml)
    return (xml[: found.start()], found[1], xml[found.start() :]) if found else (b"", b"a", xml)


def _put_in(random: Random, xml: bytes, piece: bytes) -> bytes:
    """Between two tags."""
    gaps = [found.end() for found in re.finditer(rb"</?[\w:]+[^<>]*>", xml[:60_000])] or [len(xml)]
    at = random.choice(gaps)
    return xml[:at] + piece + xml[at:]


def _into_a_value(random: Random, xml: bytes, text: bytes) -> bytes:
    """In the place of what a cell, or a shared text, says."""
    return _replaced(random, xml, rb"(?<=>)[^<>]+(?=</(?:v|t|text:p|a:t|dc:title|f|definedName)>)", text)


def _replaced(random: Random, xml: bytes, pattern: bytes, new: bytes) -> bytes:
    found = list(re.finditer(pattern, xml[:60_000]))
    if not found:
        return xml
    one = random.choice(found)
    return xml[: one.start()] + new + xml[one.end() :]
