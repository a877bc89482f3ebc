"""A pack for a word processor, read back: its words, its described pictures, its tables with heads."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from models.council import INVENTED_MARK
from regional.exports.piece import Piece
from regional.exports.word_document import word_document
from tests.regional.exports.pages import DAY, piece

GONE = Piece("Ashby: its own figures", None, "", "There is nothing here that you may see now.")


@pytest.fixture(scope="module")
def content() -> bytes:
    return word_document([piece("Words of our own."), GONE], DAY, INVENTED_MARK, "Scrutiny")


@pytest.fixture
def made(content):
    return Document(io.BytesIO(content))


def test_its_headings_go_from_the_title_to_each_piece_and_its_table(made):
    heads = [
        (each.style.name, each.text) for each in made.paragraphs if each.style.name.startswith("Heading")
    ]
    assert heads == [
        ("Heading 1", "Scrutiny"),
        ("Heading 2", "Ashby has 26.4%, more than one other"),
        ("Heading 3", "The same as a table"),
        ("Heading 2", "Ashby: its own figures"),
        ("Heading 2", "Sources and notes"),
    ]


def test_it_says_what_the_page_says_and_what_may_not_be_seen(made):
    said = [each.text for each in made.paragraphs]
    for words in (
        "Words of our own.",
        "One of 3 is not known.",
        GONE.gone,
        "Public. Source: a reader & others.",
    ):
        assert words in said


def test_its_picture_is_described_and_what_is_invented_says_so_on_every_page(made):
    [picture] = made.inline_shapes
    assert picture._inline.docPr.get("descr").startswith(INVENTED_MARK)
    assert made.sections[0].header.paragraphs[0].text == INVENTED_MARK


def test_its_table_has_a_head_that_stands_on_every_page_and_a_reason_where_there_is_none(made):
    [table] = made.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[1].cells] == ["Ashby", "1*", "2", "26.4", ""]
    assert [cell.text for cell in table.rows[3].cells] == ["Cosby", "–", "3", "–", "score not known"]


def test_it_is_in_british_english_and_names_nobody(made):
    about = made.core_properties
    assert (about.title, about.language, about.created.date()) == ("Scrutiny", "en-GB", DAY)
    assert not about.author
    assert {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_same_pieces_give_the_same_bytes(content):
    assert content == word_document([piece("Words of our own."), GONE], DAY, INVENTED_MARK, "Scrutiny")
