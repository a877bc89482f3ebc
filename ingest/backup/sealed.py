"""The file a backup leaves in: a header, then pieces, each of which shows whether it is as it was written.

    magic | length of header (4 bytes) | header (JSON) | SHA-256 of all before | pieces

A piece is PIECE bytes (the last one up to that) and its seal, which binds it to the header, to its number and
to whether it is the last: a byte changed, left out, moved or added is seen. With a passphrase the pieces are
encrypted by AES-256-GCM and the seal is its tag; without one the seal is a SHA-256, which shows damage only.
"""

import hashlib
import hmac
import json
import os
import struct
import unicodedata
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ingest.backup import Refused

MAGIC = b"regional backup\n"
FORMAT = 1
PIECE = 1 << 20
COST = {"n": 2**17, "r": 8, "p": 1}  # of scrypt: about half a second and 128 MB for each guess
LARGEST_COST = {"n": 2**20, "r": 16, "p": 4}  # more than this is no header of ours
LARGEST_HEADER = 4096

FOREIGN = "This is not a backup made by this app. Name a file that `run.py backup` has written."
NEWER = "This backup was made by a newer version of the app. Update the app, then restore it."
DAMAGED = "This backup is damaged or not complete. Use another copy of it."
WRONG = "This is not the passphrase that the backup was made with. Try again with the right one."

# (what is in the piece, what the seal binds it to) -> what goes the other way
Turn = Callable[[bytes, bytes], bytes]


def seal(source: BinaryIO, into: BinaryIO, passphrase: str | None) -> None:
    """Write all that can be read from `source`; without a passphrase it is not encrypted."""
    header, key = {"format": FORMAT, "encrypted": passphrase is not None}, None
    if passphrase is not None:
        header["scrypt"] = {**COST, "salt": os.urandom(16).hex()}
        key, header["proof"] = _key_and_proof(passphrase, header["scrypt"])
    head = json.dumps(header).encode()
    head = MAGIC + struct.pack(">I", len(head)) + head
    into.write(head + hashlib.sha256(head).digest())
    close = _encrypt(key) if key else _with_sum
    for piece, bound in _pieces(source, PIECE, head):
        into.write(close(piece, bound))


def unseal(source: BinaryIO, into: BinaryIO, ask: Callable[[], str]) -> None:
    """Write what was sealed; `ask` is called if that takes a passphrase. Raises Refused."""
    header, head = _header(source)
    try:
        open_piece, over = _without_sum, hashlib.sha256().digest_size
        if header["encrypted"]:
            key, proof = _key_and_proof(ask(), header["scrypt"])
            if not hmac.compare_digest(proof, header["proof"]):
                raise Refused(WRONG)
            open_piece, over = _decrypt(key), 16
        for piece, bound in _pieces(source, PIECE + over, head):
            into.write(open_piece(piece, bound))
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise Refused(DAMAGED) from None


def _header(source: BinaryIO) -> tuple[dict, bytes]:
    """The header and its bytes, from the magic on."""
    magic = source.read(len(MAGIC))
    if magic != MAGIC:
        raise Refused(FOREIGN)
    length = source.read(4)
    if len(length) < 4 or int.from_bytes(length) > LARGEST_HEADER:
        raise Refused(DAMAGED)
    text = source.read(int.from_bytes(length))
    head = magic + length + text
    if source.read(32) != hashlib.sha256(head).digest():
        raise Refused(DAMAGED)
    header = json.loads(text)
    if header["format"] != FORMAT:
        raise Refused(NEWER)
    return header, head


def _pieces(source: BinaryIO, size: int, head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each piece, with what its seal binds it to."""
    bound = hashlib.sha256(head).digest()
    number, piece = 0, source.read(size)
    while True:
        after = source.read(size)
        yield piece, bound + struct.pack(">Q?", number, not after)
        if not after:
            return
        number, piece = number + 1, after


def _key_and_proof(passphrase: str, scrypt: dict) -> tuple[bytes, str]:
    """The key, and what tells a wrong passphrase from a damaged file without saying anything of the key."""
    if any(not 1 <= scrypt[name] <= most for name, most in LARGEST_COST.items()):
        raise Refused(FOREIGN)
    # The same letters, however a keyboard puts an accent on them.
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    cost = {name: scrypt[name] for name in COST}
    made = Scrypt(salt=bytes.fromhex(scrypt["salt"]), length=64, **cost).derive(typed)
    return made[:32], hashlib.sha256(made[32:]).hexdigest()


def _nonce(bound: bytes) -> bytes:
    return bytes(3) + bound[-9:]  # number and whether it is the last: never twice under a key of one file


def _encrypt(key: bytes) -> Turn:
    return lambda piece, bound: AESGCM(key).encrypt(_nonce(bound), piece, bound)


def _decrypt(key: bytes) -> Turn:
    return lambda piece, bound: AESGCM(key).decrypt(_nonce(bound), piece, bound)


def _with_sum(piece: bytes, bound: bytes) -> bytes:
    return piece + hashlib.sha256(bound + piece).digest()


def _without_sum(piece: bytes, bound: bytes) -> bytes:
    piece, told = piece[:-32], piece[-32:]
    if told != hashlib.sha256(bound + piece).digest():
        raise ValueError("the sum of a piece is not what it says")
    return piece
