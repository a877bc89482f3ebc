"""The sentences that the coder learns from, and those that it is judged by."""

from models.definitions import repeated
from models.framework import STATEMENTS
from models.theme import OTHER, themes
from regional.analysis.themes.embedding import embed
from regional.analysis.themes.labelled import KINDS, POLARITIES, labelled
from regional.analysis.themes.vectors import vectors_of

NEAR_TWINS = 0.9  # a cosine from which two sentences say the same in other words


def test_there_are_enough_of_every_kind_and_of_every_theme():
    assert labelled().height >= 1_200
    assert set(labelled()["kind"]) == set(KINDS)
    named = labelled().explode("labels", empty_as_null=False)["labels"].str.split(":").list.get(0)
    counts = dict(named.value_counts().iter_rows())
    assert set(counts) <= set(themes()) - {OTHER}
    assert len(counts) == 13
    assert min(counts.values()) >= 60


def test_labels_are_words_we_know():
    labels = labelled().explode("labels", empty_as_null=False)["labels"].str.split(":").list
    assert set(labels.get(1)) <= set(POLARITIES)
    assert set(labelled()["polarity"]) == set(POLARITIES)
    assert set(labelled()["statement"].drop_nulls()) <= set(STATEMENTS)


def test_no_sentence_stands_twice():
    assert repeated(labelled()["sentence"]) == []


def test_nothing_held_back_has_a_near_twin_among_what_is_learned():
    held, learned = (labelled().filter(held=side)["sentence"].to_list() for side in (True, False))
    nearest = (vectors_of(held) @ vectors_of(learned).T).max(axis=1)
    assert [held[place] for place in range(len(held)) if nearest[place] > NEAR_TWINS] == []


def test_the_kept_vectors_are_those_of_the_sentences():
    """`python -m regional.analysis.themes.vectors` writes them anew."""
    some = labelled()["sentence"].gather_every(60).to_list()
    assert (vectors_of(some) * embed(some)).sum(axis=1).min() > 0.999
