"""Sentences to themes, as a reader would code them."""

import polars as pl
import pytest

from models.theme import Theme, themes
from regional.analysis.themes import code_sentences
from regional.analysis.themes.code import SCHEMA


def found(sentence: str) -> dict[str, str]:
    return dict(code_sentences([sentence]).select("theme", "polarity").iter_rows())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Families looking after a relative had nobody to sit with him.", {"carers": "shortfall"}),
        ("Nobody waits longer than a week.", {"waiting_times": "strength"}),
        ("There was a shortage of respite for carers.", {"carers": "shortfall"}),
        ("Young people moving to adult services were prepared early.", {"transitions": "strength"}),
        (
            "Although discharges were quick, the website was hopeless.",
            {"hospital_discharge": "strength", "information_advice": "shortfall"},
        ),
    ],
)
def test_it_sees_what_is_meant_and_how(sentence, expected):
    assert found(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "not_this"),
    [
        ("Care workers in the north were rushed.", "carers"),
        ("The transition to a new IT system was completed.", "transitions"),
        ("The council sold its equity in the company.", "edi"),
        ("The council discharged its duties.", "hospital_discharge"),
    ],
)
def test_a_word_that_means_something_else_is_not_the_theme(sentence, not_this):
    assert not_this not in found(sentence)


def test_a_sentence_set_against_itself_is_mixed():
    assert found("Most reviews were done on time, but some people waited for three years.") == {
        "waiting_times": "mixed"
    }


def test_each_find_says_why_and_how_sure():
    [row] = code_sentences(["Carers had no respite."]).to_dicts()
    assert row["why"].startswith("Its terms “carers”, “respite”")
    assert "like our example" in row["why"]
    assert 0.5 < row["confidence"] <= 1
    assert row["statement"] == "assessing_needs"


def test_nothing_in_gives_an_empty_frame_with_all_its_columns():
    assert code_sentences([]).schema == pl.Schema(SCHEMA)
    assert code_sentences(["", "   "]).is_empty()


def test_a_sentence_is_coded_alike_alone_and_in_company():
    sentences = [
        "Carers had no respite.",
        "Nobody waits longer than a week.",
        "The budget was set in March.",
    ] * 100
    alone = code_sentences([sentences[1]]).drop("sentence")
    many = code_sentences(sentences)
    assert many["sentence"].is_sorted()
    assert many.filter(sentence=298).drop("sentence").equals(alone)


def test_a_theme_that_a_region_adds_is_found_by_its_terms_and_by_its_examples():
    transport = Theme(
        id="transport",
        label="Transport",
        definition="Whether people can get about.",
        is_not="The transport of goods.",
        terms=(
            "bus",
            "buses",
            "minibus",
            "dial-a-ride",
            "taxi card",
            "community transport",
            "bus pass",
            "travel",
        ),
        examples=(
            "There was no bus to the day centre.",
            "People could not get to appointments without a car.",
        ),
    )
    given = [
        "The last bus leaves at four.",
        "Without a car nobody could get to the clinic.",
        "Scores are from 1 to 4.",
    ]
    coded = code_sentences(given, {**themes(), "transport": transport}).filter(theme="transport")
    assert coded["sentence"].to_list() == [0, 1]


def test_with_the_embedding_off_plain_words_still_count():
    assert code_sentences(["Carers had no respite."], embedding=False)["theme"].to_list() == ["carers"]
