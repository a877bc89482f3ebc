"""Ways to spoil the zip that a workbook is: (random, members) in, bytes out."""

import struct
import zipfile
from random import Random

from tests.hostile.bases import Members, members, packed

MEGABYTE = 1_000_000
BLOWN_UP = (1, 3, 7, 7, 9, 60)  # megabytes; 8 is where the reader stops
CALLED = (
    "../../../../tmp/x", "/etc/passwd", "C:\\x", "x" * 60_000, "xl/workbook.xml/", "", "\x00",
    "XL/WORKBOOK.XML", "content.xml", "mimetype", "META-INF/manifest.xml", "xl/vbaProject.bin",
    "xl/embeddings/oleObject1.bin", "Index/Document.iwa", "xl/externalLinks/externalLink1.xml",
    "xl/worksheets/sheet2.xml", "\u202e.xml",
)  # fmt: skip
CENTRAL, LOCAL, END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def bytes_flipped(random: Random, parts: Members) -> bytes:
    content = bytearray(packed(parts))
    for _ in range(random.choice((1, 3, 20, 300))):
        content[random.randrange(len(content))] = random.randrange(256)
    return bytes(content)


def cut_short(random: Random, parts: Members) -> bytes:
    content = packed(parts)
    return content[: random.randrange(len(content))]


def with_more_around(random: Random, parts: Members) -> bytes:
    more = random.choice(
        (b"\x00", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", random.randbytes(300))
    )
    where = random.randrange(3)
    content = packed(parts)
    middle = random.randrange(len(content))
    return (more + content, content[:middle] + more + content[middle:], content + more)[where]


def renamed(random: Random, parts: Members) -> bytes:
    at = random.randrange(len(parts))
    name, content = parts[at]
    new = random.choice((*CALLED, name.upper(), name.replace("/", "\\"), f"./{name}", f"/{name}", name[:-1]))
    return packed([*parts[:at], (new, content), *parts[at + 1 :]])


def dropped(random: Random, parts: Members) -> bytes:
    gone = set(random.sample(range(len(parts)), random.choice((1, 1, 1, len(parts) // 2, len(parts)))))
    return packed([part for at, part in enumerate(parts) if at not in gone])


def twice(random: Random, parts: Members) -> bytes:
    """The same name, or the same in capitals, with other content: which of the two is read?"""
    name, content = random.choice(parts)
    other = random.choice((content, b"", random.choice(parts)[1], content[: len(content) // 2]))
    at = random.randrange(len(parts) + 1)
    return packed([*parts[:at], (random.choice((name, name.upper())), other), *parts[at:]])


def part_cut_short(random: Random, parts: Members) -> bytes:
    at = random.randrange(len(parts))
    name, content = parts[at]
    return packed([*parts[:at], (name, content[: random.randrange(len(content) + 1)]), *parts[at + 1 :]])


def part_spoilt(random: Random, parts: Members) -> bytes:
    at = random.randrange(len(parts))
    name, content = parts[at]
    spoilt = bytearray(content)
    for _ in range(random.choice((1, 2, 10, 100))):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return packed([*parts[:at], (name, bytes(spoilt)), *parts[at + 1 :]])


def swapped(random: Random, parts: Members) -> bytes:
    one, other = random.sample(range(len(parts)), 2)
    found = list(parts)
    found[one], found[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])
    return packed(found)


def bomb(random: Random, parts: Members) -> bytes:
    """A part that unpacks to many megabytes of nothing, or of something that is read piece by piece."""
    at = random.randrange(len(parts))
    name, content = parts[at]
    begins, _, ends = content.rpartition(b"<")
    size = random.choice(BLOWN_UP) * MEGABYTE
    piece = random.choice(
        (
            b"\x00", b" ", b"<row/>", b"<c/>", b"<c><v>1</v></c>", b"<si><t>x</t></si>", b"<!---->", b"<?x?>",
            b'<mergeCell ref="A1:B2"/>', b'<hyperlink ref="A1"/>', b"<col hidden='1' min='1' max='16384'/>",
            b'<sheet name="x"/>', b'<Relationship Id="x" Target="y" Type="z"/>', b"<a/>", b"x", b"&amp;",
            b"<a>",
            b'<table:table-row><table:table-cell office:value="1"/></table:table-row>', b"<text:p>x</text:p>",
            b'<dataValidation sqref="A1" prompt="x"/>', b"<xf/>", b'<definedName name="x">1</definedName>',
        )
    )  # fmt: skip
    many = begins + piece * (size // len(piece)) + b"<" + ends
    return packed([*parts[:at], (name, many), *parts[at + 1 :]])


def many_members(random: Random, parts: Members) -> bytes:
    count = random.choice((100, 180, 201, 5_000))
    size = random.choice((0, 10, 20_000))
    ends = random.choice((".xml", ".bin", ".rels", "/"))
    return packed([*parts, *((f"xl/more/{n}{ends}", bytes(size)) for n in range(count))])


def nested(random: Random, parts: Members) -> bytes:
    inner = packed(parts)
    for depth in range(random.choice((1, 3, 20))):
        inner = packed([(f"{depth}.xlsx", inner)] * random.choice((1, 3)))
    return random.choice((inner, packed([*parts, ("xl/media/image1.png", inner)])))


def told_otherwise(random: Random, parts: Members) -> bytes:
    """The zip's own records lie: of sizes, flags, methods, places, checksums."""
    content = bytearray(packed(parts))
    record = random.choice((CENTRAL, LOCAL, END))
    places = [at for at in range(len(content) - 30) if content.startswith(record, at)] or [0]
    at = random.choice(places)
    for _ in range(random.choice((1, 1, 2, 5))):
        value = random.choice((0, 1, 0x7FFF, 0xFFFF, 0xFFFFFFFF, random.randrange(1 << 32)))
        offset = at + random.choice((4, 6, 8, 10, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 38, 42))
        if random.random() < 0.5:
            content[offset : offset + 2] = struct.pack("<H", value & 0xFFFF)
        else:
            content[offset : offset + 4] = struct.pack("<I", value)
    return bytes(content)


def another_method(random: Random, parts: Members) -> bytes:
    """Packed in another way; a part may ask LZMA for a dictionary of four gigabytes."""
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    content = packed(parts, method)
    if method == zipfile.ZIP_LZMA and random.random() < 0.5:
        return content.replace(
            b"\x09\x04\x05\x00\x5d\x00\x00\x80\x00", b"\x09\x04\x05\x00\x5d\xff\xff\xff\xff"
        )
    return content


def no_zip_at_all(random: Random, parts: Members) -> bytes:
    begins = random.choice(
        (b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"), b"%PDF", b"\x1f\x8b", b"", b"<xml>")
    )
    return begins + random.choice(
        (b"", b"EncryptedPackage".hex().encode(), random.randbytes(2_000), b"\x00" * 500)
    )


def mixed(random: Random, parts: Members) -> bytes:
    """An .xlsx and an .ods in one."""
    both = [*members("xlsx"), *members("ods")]
    random.shuffle(both)
    return packed(both)


WAYS = (
    bytes_flipped, cut_short, with_more_around, renamed, dropped, twice, part_cut_short, part_spoilt, swapped,
    bomb, many_members, nested, told_otherwise, another_method, no_zip_at_all, mixed,
)  # fmt: skip
