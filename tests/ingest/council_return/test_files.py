"""Files that cannot be used at all: one sentence, and empty frames of the right shape."""

import io
import zipfile

import pytest

from ingest.council_return import read_return
from ingest.workbook import MOST_BYTES, MOST_FILES, MOST_ROWS, MOST_SENT, MOST_TAGS
from tests.ingest.council_return.samples import (
    COUNT,
    changed,
    figure,
    filled,
    grids,
    is_empty,
    ods,
    only_issue,
    read,
    template,
    unzipped,
    zipped,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
LOCKED_ODS = {
    "META-INF/manifest.xml": b'<manifest><encryption-data checksum-type="SHA1"/></manifest>',
    "content.xml": b"\x93\x11not xml",
}


def with_part(name: str, old: bytes, new: bytes, base: bytes | None = None) -> bytes:
    """A workbook with one part of it altered by hand."""
    members = unzipped(base or template())
    assert old in members[name]
    return zipped(members | {name: members[name].replace(old, new, 1)})


def with_a_false_size() -> bytes:
    """A zip whose directory says that its texts are one byte long."""
    content = bytearray(template())
    entry = content.rindex(b"xl/sharedStrings.xml") - 46
    content[entry + 24 : entry + 28] = (1).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "check"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 not a workbook", "not_a_workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_workbook"),
        (b"<html><table><tr><td>Scores</td></tr></table></html>", "not_a_workbook"),
        (b"name,score\nDerby,3\n", "not_a_workbook"),
        (zipped({"word/document.xml": b"<document/>"}), "not_a_workbook"),
        (zipped({"Index/Document.iwa": b"numbers"}), "not_a_workbook"),
        (zipped({}), "not_a_workbook"),
        (OLE, "not_a_workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (zipped(LOCKED_ODS), "password_protected"),
        (template()[:9000], "damaged_workbook"),
        (template()[:9000] + bytes(200) + template()[9200:], "damaged_workbook"),
        (zipped({"xl/workbook.xml": b"<workbook"}), "damaged_workbook"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "damaged_workbook"),
        (zipped({"content.xml": b"<?xml version='1.0' encoding='utf-99'?><a/>"}), "damaged_workbook"),
        (with_a_false_size(), "damaged_workbook"),
        (zipped({f"{n}.xml": b"" for n in range(MOST_FILES + 1)}), "too_large"),
        (zipped({"xl/workbook.xml": bytes(MOST_BYTES + 1)}), "too_large"),
    ],
)
def test_a_file_that_cannot_be_used_gives_empty_frames_and_one_error(content, check):
    frames, [issue] = read(content)
    assert is_empty(frames)
    assert (issue.level, issue.check) == ("error", check)
    assert issue.message.endswith(".")
    assert issue.mend.endswith(".")


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.xml", "w") as member:
        for _ in range(60):
            member.write(bytes(1_000_000))
    assert len(made.getvalue()) < 100_000
    assert only_issue(made.getvalue()).check == "too_large"


@pytest.mark.parametrize("reference", ["XFD1048576", "xfd1048576", "A1048576", "XFD9"])
def test_one_stray_cell_far_away_is_refused_before_room_is_made_for_all_in_between(reference):
    far = f'<c r="{reference}"><v>1</v></c></row></sheetData>'.encode()
    issue = only_issue(with_part("xl/worksheets/sheet2.xml", b"</row></sheetData>", far))
    assert (issue.check, issue.sheet) == ("too_large", "Scores")


@pytest.mark.parametrize("cell", ['office:value-type="float" office:value="1"', 'office:value="1"'])
def test_a_repeated_cell_of_an_ods_is_refused_likewise(cell):
    row = (
        f'<table:table-row table:number-rows-repeated="1000000"><table:table-cell {cell}/></table:table-row>'
    )
    content = ods({"Scores": [["Statement"]]})
    far = with_part("content.xml", b"</table:table>", f"{row}</table:table>".encode(), content)
    assert only_issue(far).check == "too_large"


@pytest.mark.parametrize(
    "content",
    [
        with_part("xl/workbook.xml", b'name="Answers"', b'name="Scores"'),
        with_part("content.xml", b'"Answers"', b'"Scores"', ods({"Answers": [[1]], "Scores": [[1]]})),
        zipped(unzipped(template()) | {"XL/worksheets/SHEET2.xml": b"<worksheet/>"}),
    ],
)
def test_two_sheets_of_one_name_are_refused_so_that_none_goes_unmeasured(content):
    assert only_issue(content).check == "damaged_workbook"


def test_cells_that_are_only_coloured_do_not_count():
    bordered = b'<c r="XFD1048576" s="1"/></row></sheetData>'
    content = with_part("xl/worksheets/sheet2.xml", b"</row></sheetData>", bordered)
    assert read(content)[1] == []


def test_more_rows_than_a_return_has_are_refused_by_number():
    issue = only_issue(filled("Scores", **{f"A{MOST_ROWS + 1}": "Learning"}))
    assert (issue.check, issue.where) == ("too_large", "Scores")
    assert issue.message == "The sheet reaches down to row 5,001; we read 5,000 rows."


def test_thirty_sheets_are_refused():
    def add(book) -> None:
        for _ in range(30):
            book.create_sheet()

    assert only_issue(changed(add)).check == "too_large"


@pytest.mark.parametrize("name", ["return.csv", "return.ods", "return", "../../return.pdf"])
def test_the_bytes_decide_what_a_file_is_and_not_its_name(name):
    for content in (figure(COUNT, value=3), ods(grids(figure(COUNT, value=3)))):
        frames, issues = read_return(content, name, "E06000015", "2026-27 Q2")
        assert issues == []
        assert frames.figures["value"].to_list() == [3]


@pytest.mark.parametrize("piece", [b"<row/>", b"<a/>"])
def test_more_cells_and_other_things_than_can_be_read_soon_are_refused(piece):
    members = unzipped(template())
    begins, _, ends = members["xl/worksheets/sheet2.xml"].rpartition(b"<")
    many = begins + piece * MOST_TAGS + b"<" + ends
    assert only_issue(zipped(members | {"xl/worksheets/sheet2.xml": many})).check == "too_large"


def test_a_file_larger_than_an_upload_may_be_is_refused_for_that():
    issue = only_issue(b"x" * (MOST_SENT + 1))
    assert (issue.check, issue.message) == (
        "too_large",
        "The file is larger than 5 MB; a return is far smaller.",
    )


def test_a_part_in_an_encoding_that_hides_what_it_holds_is_not_read():
    members = unzipped(template())
    text = members["xl/workbook.xml"].decode().replace("UTF-8", "cp037")
    assert only_issue(zipped(members | {"xl/workbook.xml": text.encode("cp037")})).check == "damaged_workbook"
