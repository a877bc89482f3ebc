"""The sealed file: what is changed, left out, moved or added is seen."""

import io
import json

import pytest

from ingest.backup import Refused, sealed
from ingest.backup.sealed import DAMAGED, FOREIGN, NEWER, WRONG, seal, unseal
from tests.ingest.backup.conftest import PASSPHRASE

CONTENT = bytes(range(256)) * 5  # five pieces, the last one full


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(sealed, "PIECE", 256)


def closed(content: bytes = CONTENT, passphrase: str | None = PASSPHRASE) -> bytes:
    into = io.BytesIO()
    seal(io.BytesIO(content), into, passphrase)
    return into.getvalue()


def opened(file: bytes, passphrase: str = PASSPHRASE) -> bytes:
    into = io.BytesIO()
    unseal(io.BytesIO(file), into, lambda: passphrase)
    return into.getvalue()


def refused(file: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(Refused) as told:
        opened(file, passphrase)
    return str(told.value)


def body(file: bytes) -> int:
    """Where the pieces begin."""
    return len(sealed.MAGIC) + 4 + int.from_bytes(file[len(sealed.MAGIC) :][:4]) + 32


@pytest.mark.parametrize("content", [b"", b"x", CONTENT[:256], CONTENT[:257], CONTENT])
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_what_goes_in_comes_out(content, passphrase):
    assert opened(closed(content, passphrase)) == content


def test_nothing_of_the_content_is_in_an_encrypted_file_and_no_two_are_alike():
    once, again = closed(b"waiting list" * 100), closed(b"waiting list" * 100)
    assert b"waiting" not in once
    assert once[body(once) :] != again[body(again) :]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_changed_byte_is_seen_wherever_it_is(passphrase):
    file = closed(passphrase=passphrase)
    for place in [*range(0, body(file), 7), *range(body(file), len(file), 41), len(file) - 1]:
        changed = bytearray(file)
        changed[place] ^= 1
        assert refused(bytes(changed)) in (DAMAGED, FOREIGN), place


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_file_that_is_cut_short_is_seen_wherever_it_is_cut(passphrase):
    file = closed(passphrase=passphrase)
    piece = 256 + (16 if passphrase else 32)
    for left in [*range(0, len(file), 23), *range(body(file), len(file), piece), len(file) - 1]:
        assert refused(file[:left]) in (DAMAGED, FOREIGN), left


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_pieces_that_are_moved_added_or_of_another_backup_are_seen(passphrase):
    file, another = closed(passphrase=passphrase), closed(CONTENT[::-1], passphrase)
    begin, piece = body(file), 256 + (16 if passphrase else 32)
    head, one, two, rest = (
        file[:begin],
        file[begin : begin + piece],
        file[begin + piece : begin + 2 * piece],
        file[begin + 2 * piece :],
    )
    assert refused(head + two + one + rest) == DAMAGED
    assert refused(head + one + rest) == DAMAGED
    assert refused(file + one) == DAMAGED
    assert refused(file + b"\0") == DAMAGED
    if passphrase:
        assert refused(head + another[body(another) :]) == DAMAGED


def test_a_wrong_passphrase_is_not_taken_for_damage():
    assert refused(closed(), "marsh marigold 49") == WRONG


def test_an_accent_is_the_same_however_it_was_typed():
    assert opened(closed(passphrase="caf\u00e9 au lait"), "cafe\u0301 au lait") == CONTENT


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + bytes(4096)])
def test_a_foreign_file_is_named_as_one(file):
    assert refused(file) == FOREIGN


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"format": 2, "encrypted": False}, NEWER),
        ({"format": 1}, DAMAGED),
        ({"format": 1, "encrypted": True, "scrypt": {"n": 2**40, "r": 8, "p": 1, "salt": ""}}, FOREIGN),
        ({"format": 1, "encrypted": True, "scrypt": {"n": "x"}}, DAMAGED),
    ],
)
def test_a_header_that_was_made_up_is_refused(header, sentence):
    text = json.dumps(header).encode()
    head = sealed.MAGIC + len(text).to_bytes(4) + text
    assert refused(head + sealed.hashlib.sha256(head).digest()) == sentence
