"""The coder's parts: words into pieces, turns, terms, and how well two codings agree."""

import polars as pl
import pytest

from models.theme import themes
from regional.analysis.themes.agreement import agreement
from regional.analysis.themes.clauses import clauses
from regional.analysis.themes.plain import never_in, terms_in
from regional.analysis.themes.tone import tone
from regional.analysis.themes.wordpiece import MOST_PIECES, pieces, vocabulary


def as_pieces(sentence: str) -> list[str]:
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(sentence)]


def test_words_become_the_pieces_that_the_model_knows():
    """The example in BERT's own tests: "unwanted running"."""
    assert as_pieces("UNwant\u00e9d, running") == ["[CLS]", "unwanted", ",", "running", "[SEP]"]
    assert as_pieces("unaffable") == ["[CLS]", "una", "##ffa", "##ble", "[SEP]"]


def test_what_is_too_long_is_cut_and_what_is_no_word_is_unknown():
    assert len(pieces("care " * 500)) == MOST_PIECES + 2
    assert as_pieces("x" * 101) == ["[CLS]", "[UNK]", "[SEP]"]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Calls were short, but waits were long.", ["Calls were short", "waits were long"]),
        ("Although calls were short, waits were long.", ["calls were short", "waits were long"]),
        ("Calls were short.", []),
    ],
)
def test_a_turn_parts_a_sentence(sentence, parts):
    assert clauses(sentence) == parts


def test_a_term_counts_as_a_whole_word_outside_phrases_about_something_else():
    carers = themes()["carers"]
    assert terms_in("Carers met paid carers.", carers) == ["carers"]
    assert terms_in("Paid carers came.", carers) == []
    assert never_in("Paid carers came.", carers) == ["paid carers"]
    assert terms_in("Scarers came.", carers) == []


def test_blame_denied_is_praise():
    praised, _, blamed, denied_blame = tone("There were no delays.")[:4]
    assert (praised, blamed) == (0, 0)
    assert denied_blame > 0


def test_agreement_is_counted_by_sentence():
    """20 sentences: both say yes to 4, the coder alone to 1, people alone to 2, neither to 13.

    Seen 17/20, by chance (5 x 6 + 15 x 14) / 400 = 0.6, so kappa is 0.25 / 0.4.
    """
    coded = pl.DataFrame({"sentence": [0, 1, 2, 3, 4], "theme": "carers"})
    said = pl.DataFrame({"sentence": [0, 1, 2, 3, 5, 6], "theme": "carers"})
    row = agreement(coded, said, 20, ["carers", "edi"]).to_dicts()
    assert row[0] == pytest.approx(
        {"theme": "carers", "said": 6, "coded": 5, "both": 4, "precision": 0.8, "recall": 4 / 6, "f1": 8 / 11,
         "kappa": 0.625}
    )  # fmt: skip
    assert row[1]["precision"] is None
    assert row[1]["kappa"] is None
