"""A pack as a document, read back: what a person sees in it, and what is read aloud to one who does not."""

import io
from dataclasses import replace

import polars as pl
import pypdf
import pytest

from models.council import INVENTED_MARK
from regional.exports.document import document
from regional.exports.piece import Piece
from regional.exports.taken import Fact
from regional.exports.told import MOST_ROWS
from tests.regional.exports.pages import DAY, TABLE, piece
from tests.regional.said import described


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def words_of(content: bytes) -> str:
    return " ".join(" ".join(part.extract_text() for part in read(content).pages).split())


@pytest.fixture(scope="module")
def made() -> bytes:
    return document([piece("Words of our own: #eval(1) *bold* $x$ <script>.")], DAY, title="Scrutiny")


def test_it_is_tagged_titled_and_in_british_english(made):
    root = read(made).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], read(made).metadata.title) == ("en-GB", "Scrutiny")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(made).xmp_metadata.rdf_root.toxml().count("pdfuaid:part") >= 1


def test_its_pictures_are_described_once(made):
    assert list(described(read(made).trailer["/Root"]["/StructTreeRoot"])) == [
        "Ashby's total of 23 stands in good."
    ]


def test_its_tables_have_heads(made):
    kinds = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            kinds.append(node.get("/S"))
            if "/K" in node:
                walk(node["/K"])

    walk(read(made).trailer["/Root"]["/StructTreeRoot"])
    assert kinds.count("/TH") == 5  # the lengths of error bars are for a chart alone
    assert kinds.count("/TD") == 3 * 5
    assert kinds.count("/H1") == 1


def test_it_says_what_the_page_says_who_may_see_it_and_where_it_came_from(made):
    said = words_of(made)
    for words in (
        "Ashby has 26.4%, more than one other",
        "One of 3 is not known.",
        "(15 nearest neighbours)",
        "Public. Source: a reader & others.",
        "score not known",
        "A reader of pages",
        "As it stood on 23 November 2026",
    ):
        assert words in said


def test_what_people_typed_is_words_and_never_run(made):
    assert "Words of our own: #eval(1) *bold* $x$ <script>." in words_of(made)


def test_a_table_too_long_for_paper_says_how_much_is_left_out():
    long = replace(TABLE, frame=pl.concat([TABLE.frame] * 20))
    said = words_of(document([piece(tables=(long,))], DAY))
    assert f"The first {MOST_ROWS} of 60 rows; the workbook has all of them." in said


def test_what_is_invented_says_so_on_every_page_and_in_every_description():
    content = document([piece(), piece()], DAY, INVENTED_MARK, "Scrutiny")
    assert all(INVENTED_MARK[:40] in part.extract_text() for part in read(content).pages)
    alts = list(described(read(content).trailer["/Root"]["/StructTreeRoot"]))
    assert all(alt.startswith(INVENTED_MARK) for alt in alts)


def test_what_may_not_be_shown_any_more_says_so():
    gone = Piece("Ashby: its own figures", None, "", "There is nothing here that you may see now.")
    said = words_of(document([gone, piece()], DAY, title="Scrutiny"))
    assert "Ashby: its own figures There is nothing here that you may see now." in said


def test_the_same_pieces_give_the_same_bytes():
    pieces = [piece("Our words.", facts=(Fact("Source", "A & B", DAY),))]
    assert document(pieces, DAY, title="A") == document(pieces, DAY, title="A")
