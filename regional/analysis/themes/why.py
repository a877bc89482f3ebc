"""Why a theme was found, in words: its terms, the words that spoke for it, the most like sentence of ours."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from models.theme import Theme
from regional.analysis.themes.grams import subject_grams
from regional.analysis.themes.learned import Learned

MOST_WORDS = 3
LEAST_HEARD = 0.02  # of a score that is about 1 where a theme is meant


@dataclass(frozen=True)
class Found:
    sentence: str
    theme: Theme
    terms: list[str]
    words: sparse.csr_matrix  # its row of Seen.subject
    likeness: np.ndarray  # to each example


def why(found: Found, taught: Learned) -> str:
    """Such as: its terms “waiting list”; words like “month”; and it is like “People waited a year.”"""
    said = []
    if found.terms:
        said.append(f"its terms {_quoted(found.terms)}")
    if found.theme.id in taught.themes:
        column = taught.themes.index(found.theme.id)
        words = _words(found, taught, column)
        said += [f"words that begin {_quoted(words)}"] if words else []
        said += _nearest(found, taught)
    elif not found.terms:
        said.append("like the examples in its file")
    told = "; ".join(said)
    return told[:1].upper() + told[1:]


def _words(found: Found, taught: Learned, column: int) -> list[str]:
    """The single words that added most, as stems."""
    known = taught.subject_words.place
    stems = {gram for gram in subject_grams(found.sentence) if gram in known and " " not in gram}
    added = dict(zip(found.words.indices, found.words.data, strict=True))
    heard = {gram: added[known[gram]] * taught.word_weights[known[gram], column] for gram in stems}
    best = sorted(heard, key=lambda gram: (-heard[gram], gram))[:MOST_WORDS]
    return [gram for gram in best if heard[gram] > LEAST_HEARD]


def _nearest(found: Found, taught: Learned) -> list[str]:
    """The sentence of ours about the theme that it is most like."""
    like = np.where(taught.is_about(found.theme.id), found.likeness, -1)
    return [f"like our example {_quoted([taught.examples.sentences[int(np.argmax(like))]])}"]


def _quoted(texts: list[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
