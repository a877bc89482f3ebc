"""Whatever is damaged outside the cells, the file is read and marked or refused: nothing raises, and what is
refused is never given back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty

from ingest.council_return.marked import marked
from tests.ingest.council_return.samples import (
    NHS,
    changed,
    grids,
    ods,
    read,
    template,
    template_csv,
    unzipped,
    zipped,
)
from tests.ingest.council_return.test_any_bytes import PIECES, altered

BOX = '<d:wsDr xmlns:d="d" xmlns:a="a"><d:sp><d:txBody><a:p><a:t>{}</a:t></a:p></d:txBody></d:sp></d:wsDr>'
PARTS = {
    "xl/drawings/drawing9.xml": BOX.format("see the notes"),
    "xl/externalLinks/externalLink9.xml": "<l><v>12</v></l>",
    "xl/threadedComments/t.xml": '<t><threadedComment ref="B4"><text>Sam?</text></threadedComment></t>',
}


def dress(book) -> None:
    scores = book["Scores"]
    scores["B2"], scores["B3"], scores["B4"] = "2-3", "3 - Good", "=1+1"
    scores["B3"].comment = Comment("To look at: my own words", "Jo")
    scores["B5"].hyperlink = "https://b.org"
    scores.merge_cells("C4:C6")
    scores.row_dimensions[3].hidden = True
    scores.oddHeader.left.text = "draft"
    book["Metrics"]["E2"], book["Metrics"]["A80"] = "1,204", "made_up"
    book.properties.subject = "the second quarter"
    book.custom_doc_props.append(StringProperty(name="case", value="none"))


def with_parts(content: bytes) -> bytes:
    return zipped(unzipped(content) | {name: text.encode() for name, text in PARTS.items()})


DRESSED = with_parts(changed(dress, template(with_last=True)))
BASES = {
    "xlsx": unzipped(DRESSED),
    "marked": unzipped(marked(DRESSED, "derby.xlsx", read(DRESSED)[1])),
    "ods": unzipped(ods(grids(DRESSED))),
    "personal": unzipped(DRESSED) | {"xl/drawings/drawing9.xml": BOX.format(NHS).encode()},
}
PLACES = st.tuples(st.sampled_from(list(BASES)), st.data(), st.floats(0, 1), st.integers(0, 40), PIECES)


def marks_or_refuses(content: bytes) -> None:
    issues = read(content)[1]
    copy = marked(content, "derby.xlsx", issues)
    refused = any(issue.refuses_file for issue in issues)
    assert (copy is None) == (refused or not issues)
    if copy:
        read(copy)


def damaged(kind, data, at, length, piece) -> bytes:
    members = BASES[kind]
    name = data.draw(st.sampled_from(sorted(members)))
    return zipped(members | {name: altered(members[name], at, length, piece)})


@settings(max_examples=20, deadline=None, derandomize=True)
@given(PLACES)
def test_a_dressed_workbook_with_a_damaged_part_is_marked_or_refused(place):
    marks_or_refuses(damaged(*place))


@pytest.mark.long
@settings(max_examples=2_000, deadline=None, derandomize=True)
@given(PLACES)
def test_a_great_many_damaged_workbooks_are_marked_or_refused(place):
    marks_or_refuses(damaged(*place))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.floats(0, 1), st.integers(0, 40), PIECES)
def test_a_damaged_csv_is_marked_or_refused(at, length, piece):
    text = template_csv(with_last=True).replace(b"score,1", b"score,9")
    marks_or_refuses(altered(text, at, length, piece))


def test_none_of_them_would_be_told_apart_by_the_tests_if_they_were_sound():
    assert [
        kind for kind in BASES if marked(zipped(BASES[kind]), "x.xlsx", read(zipped(BASES[kind]))[1])
    ] == [
        "xlsx",
        "marked",
        "ods",
    ]
