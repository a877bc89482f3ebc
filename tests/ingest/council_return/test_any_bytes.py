"""Whatever the bytes are, the reader answers with frames of the right shape and sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.council_return import frames as return_frames
from tests.ingest.council_return.samples import grids, ods, read, template, template_csv, unzipped, zipped

XLSX = template(with_last=True, evidence_scores=True)
BASES = {"xlsx": XLSX, "ods": ods(grids(XLSX)), "csv": template_csv(with_last=True, evidence_scores=True)}
SCHEMAS = {name: frame.schema for name, frame in return_frames.empty().by_name().items()}
WORDS = b'< > " &#0; -1 0 1e999 99999999999 XFD1048576 , \x00'.split()
PIECES = st.binary(max_size=8) | st.sampled_from(WORDS)
STARTS = [b"", b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"), b"\xff\xfe"]  # nothing, zip, OLE, UTF-16
quick = settings(max_examples=80, deadline=None, derandomize=True)


def altered(content: bytes, at: float, length: int, piece: bytes) -> bytes:
    start = int(at * len(content))
    return content[:start] + piece + content[start + length :]


def answers_in_its_own_shape(content: bytes) -> None:
    frames, issues = read(content, evidence_scores=True)
    assert {name: frame.schema for name, frame in frames.by_name().items()} == SCHEMAS
    assert all(issue.message.endswith(".") and issue.mend.endswith(".") for issue in issues)


@quick
@given(st.binary(max_size=300), st.sampled_from(STARTS))
def test_any_bytes_are_answered(content, start):
    answers_in_its_own_shape(start + content)


@quick
@given(st.sampled_from(list(BASES)), st.floats(0, 1), st.integers(0, 40), PIECES)
def test_a_damaged_file_is_answered(kind, at, length, piece):
    answers_in_its_own_shape(altered(BASES[kind], at, length, piece))


@quick
@given(st.sampled_from(["xlsx", "ods"]), st.data(), st.floats(0, 1), st.integers(0, 40), PIECES)
def test_a_workbook_with_a_damaged_part_is_answered(kind, data, at, length, piece):
    members = unzipped(BASES[kind])
    name = data.draw(st.sampled_from(sorted(members)))
    answers_in_its_own_shape(zipped(members | {name: altered(members[name], at, length, piece)}))
