import struct
import zlib

from regional.exports.png import SIGNATURE, packed


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_png_is_packed_tighter_without_changing_a_pixel():
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 100, 50, 8, 0, 0, 0, 0))
    pixels = b"\0" * 101 * 50
    loose = zlib.compress(pixels, 0)
    pieces = chunk(b"IDAT", loose[:1000]) + chunk(b"IDAT", loose[1000:])
    content = packed(SIGNATURE + head + pieces + chunk(b"IEND", b""))
    tight = zlib.compress(pixels, 6)
    assert content == SIGNATURE + head + chunk(b"IDAT", tight) + chunk(b"IEND", b"")
