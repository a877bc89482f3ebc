"""Practice is found by its words and by what it means, in what the viewer may read."""

import pytest

from benchmarks.practice_questions import QUESTIONS
from regional import access
from regional.analysis.meaning import directions
from regional.data.practice_found import find

pytestmark = pytest.mark.both_databases


def first(asked, n=3):
    return find(access.PUBLIC, asked)["entry"].head(n).to_list()


def test_words_that_stand_in_an_entry_find_it(database):
    assert first("digital inclusion", 1) == ["york-digital-inclusion"]
    assert "hackney-carers-strategy" in first("unpaid carer strategies")  # other endings of the words


def test_an_entry_is_found_in_other_words_than_its_own(database):
    assert "swindon-survey" in first("what people think of services")
    assert set(first("people whose first language is not English")) & {
        "birmingham-interpreters",
        "hertfordshire-interpreters",
        "hillingdon-routes-in",
    }


def test_twenty_questions_have_a_relevant_entry_among_the_first_three(database):
    missed = [asked for asked, answers in QUESTIONS.items() if not set(first(asked)) & answers]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize(
    "asked", ["", "  ", "?!", '"', "' OR 1=1 --", "NEAR(", "*", "a:b", "carers AND", "x" * 10_000]
)
def test_nothing_that_can_be_typed_breaks_the_search(database, asked):
    find(access.PUBLIC, asked)


def test_a_question_without_a_word_gives_the_library_as_it_is(database):
    assert find(access.PUBLIC, "the?").height == 70


def test_texts_that_mean_alike_point_alike():
    texts = ["getting out of hospital", "discharged home from the ward", "repairs of a road"]
    hospital, ward, road = directions(texts)
    assert hospital @ ward > hospital @ road
    assert directions([]).shape == (0, 256)
    assert not directions([""]).any()
