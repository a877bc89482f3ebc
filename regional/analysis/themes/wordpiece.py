"""Words as the sentence model's pieces: the numbers it was trained on.

The method is BERT's (Devlin et al. 2019), lower case without accents: split at spaces and punctuation, then
the longest piece that is in the vocabulary, again and again. vocabulary.txt is bert-base-uncased's, by
Google, under the Apache Licence 2.0. A package that does this brings a client for downloads with it.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

MOST_PIECES = 126  # of a sentence, with its two ends 128: what the model was trained on
LONGEST_WORD = 100  # longer is no word
START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# A word, or one mark of punctuation: everything but letters, digits and spaces stands alone.
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


@cache
def vocabulary() -> dict[str, int]:
    lines = (Path(__file__).parent / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def pieces(sentence: str) -> list[int]:
    """The numbers of a sentence's pieces between its start and its end; what is too long is cut off."""
    numbers = [number for word in WORD.findall(_plain(sentence)) for number in _word(word)]
    return [vocabulary()[START], *numbers[:MOST_PIECES], vocabulary()[END]]


def _plain(sentence: str) -> str:
    spread = unicodedata.normalize("NFD", sentence.lower())
    return "".join(letter for letter in spread if unicodedata.category(letter) != "Mn")


@lru_cache(maxsize=20_000)
def _word(word: str) -> tuple[int, ...]:
    known, found, rest = vocabulary(), [], word
    while rest:
        mark = "##" if found else ""
        longest = next((n for n in range(len(rest), 0, -1) if mark + rest[:n] in known), 0)
        if not longest or len(word) > LONGEST_WORD:
            return (known[UNKNOWN],)
        found.append(known[mark + rest[:longest]])
        rest = rest[longest:]
    return tuple(found)
