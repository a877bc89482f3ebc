"""Words, and pairs of words, by their stems: what the coder sees beside the meaning."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

WORD = re.compile(r"[a-z']+")
MARK = re.compile(r"[a-z']+|[,;.:]")
ENDINGS = ("ments", "ment", "ings", "ing", "ations", "ation", "edly", "ies", "ied", "ed", "es", "s", "ly")
SHORTEST_STEM = 4
DENIALS = frozenset(
    ("no", "not", "never", "nobody", "none", "nothing", "nowhere", "without", "neither", "nor", "cannot")
) | frozenset(("hardly", "rarely", "seldom", "few", "little", "lack", "lacked"))
TURNS = frozenset(("but", "although", "though", "while", "yet", "whereas", "however", "despite"))
REACH = 5  # words after a denial that it may be about


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    word = word.strip("'").replace("'s", "")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def subject_grams(sentence: str) -> list[str]:
    """What it is about: stems and pairs of them."""
    stems = [stem(word) for word in WORD.findall(sentence.lower())]
    return [*stems, *_runs(stems, 2)]


def tone_grams(sentence: str) -> list[str]:
    """How it is meant: the same with threes, and each stem marked with ~ that a denial may reach."""
    found, reach = [], 0
    for word in MARK.findall(sentence.lower()):
        if word in ",;.:":
            reach = 0
        elif is_denial(word):
            reach = REACH
            found += ["~", stem(word)]
        else:
            if word in TURNS:
                reach = 0
                found.append("turn")
            found += [("~" if reach else "") + stem(word), stem(word)]
            reach = max(0, reach - 1)
    stems = [stem(word) for word in WORD.findall(sentence.lower())]
    return [*found, *_runs(stems, 2), *_runs(stems, 3)]


def is_denial(word: str) -> bool:
    return word in DENIALS or word.endswith("n't")


def _runs(stems: list[str], length: int) -> list[str]:
    return [" ".join(run) for run in zip(*(stems[first:] for first in range(length)), strict=False)]


@dataclass(frozen=True)
class Weighing:
    """Grams seen in two sentences or more, rarer ones heavier (inverse document frequency)."""

    place: dict[str, int]
    weight: np.ndarray

    def rows(self, grams: list[list[str]]) -> sparse.csr_matrix:
        """One row of length 1 a sentence; a sentence of unknown grams is a row of noughts."""
        known = [sorted({self.place[gram] for gram in each if gram in self.place}) for each in grams]
        ends = np.cumsum([0, *(len(each) for each in known)])
        columns = np.array([column for each in known for column in each], dtype=np.int64)
        rows = sparse.csr_matrix((self.weight[columns], columns, ends), shape=(len(grams), len(self.place)))
        length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        return sparse.csr_matrix(sparse.diags(1 / np.where(length, length, 1)) @ rows)


def weighing(grams: list[list[str]]) -> Weighing:
    seen = Counter(gram for each in grams for gram in set(each))
    kept = sorted(gram for gram, times in seen.items() if times > 1)
    weight = np.array([np.log(len(grams) / seen[gram]) for gram in kept])
    return Weighing({gram: place for place, gram in enumerate(kept)}, weight)
