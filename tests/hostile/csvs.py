"""Ways to spoil a .csv: (random, content) in, bytes out."""

import codecs
from random import Random

from tests.hostile.words import CELLS

ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7", "utf-8", "shift_jis")
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, b"")


def encoded_otherwise(random: Random, content: bytes) -> bytes:
    text = content.decode("utf-8-sig", "replace").encode(random.choice(ENCODINGS), "replace")
    return random.choice(MARKS) + text[random.choice((0, 0, 1)) :]


def separated_otherwise(random: Random, content: bytes) -> bytes:
    first = random.choice((b"", b"sep=;\r\n", b'"sep=\t"\n', b"sep=,\n", b"sep=|\n"))
    return first + content.replace(b",", random.choice((b";", b"\t", b"|", b" ", b",,", b"\x1f")))


def long_line(random: Random, content: bytes) -> bytes:
    piece = random.choice((b"x", b",", b'"', b'""', b"a@", b"0 7", b"=", b"\x00", b" ", "é".encode(), b"1-"))
    return _put_in(random, content, piece * (random.choice((10_000, 200_000, 4_000_000)) // len(piece)))


def many_lines(random: Random, content: bytes) -> bytes:
    line = random.choice(
        (b"\n", b",\n", b"Scores,equity,,score,3\n", b"x\r", b"Metrics,direct_payments,a,value,1\n")
    )
    return content + line * (random.choice((4_000, 100_000, 4_000_000)) // len(line))


def said_in_cells(random: Random, content: bytes) -> bytes:
    rows = content.decode("utf-8-sig", "replace").split("\r\n")
    for _ in range(random.choice((1, 5, 40))):
        at = random.randrange(len(rows))
        quote = random.choice(("", '"', "'"))
        fields = rows[at].split(",")
        fields[random.choice((-1, random.randrange(len(fields))))] = f"{quote}{random.choice(CELLS)}{quote}"
        rows[at] = ",".join(fields)
    return "\r\n".join(rows).encode("utf-8-sig", "replace")


def unclosed(random: Random, content: bytes) -> bytes:
    return _put_in(random, content, random.choice((b'"', b',"', b'"\n"', b'"""', b'\\"')))


def bytes_flipped(random: Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(random.choice((1, 5, 100))):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def unprintable(random: Random, content: bytes) -> bytes:
    return _put_in(
        random, content, random.choice((b"\x00", b"\x1a", b"\xff", b"\xed\xa0\x80", b"\r", b"\x0b", b"\x85"))
    )


def lines_moved(random: Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    for _ in range(random.choice((1, 5))):
        one = random.randrange(len(lines))
        match random.randrange(4):
            case 0:
                lines.insert(random.randrange(len(lines)), lines[one])
            case 1:
                del lines[one]
            case 2:
                lines[one] = lines[one][: random.randrange(len(lines[one]) + 1)]
            case 3:
                random.shuffle(lines)
    return b"".join(lines) or b"\n"


def no_csv_at_all(random: Random, content: bytes) -> bytes:
    return random.choice(
        (b"", b"\n", b"\x00" * 1_000, b"{}", b"<html>", b'"' * 999, random.randbytes(3_000), content[:50])
    )


WAYS = (
    encoded_otherwise, separated_otherwise, long_line, many_lines, said_in_cells, unclosed, bytes_flipped,
    unprintable, lines_moved, no_csv_at_all,
)  # fmt: skip


def _put_in(random: Random, content: bytes, piece: bytes) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + piece + content[at:]
