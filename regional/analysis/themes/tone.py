"""Words of praise and of blame, and what a denial makes of them: "no delays" is praise."""

import re
import tomllib
from functools import cache
from pathlib import Path

import numpy as np

from regional.analysis.themes.grams import MARK, TURNS, is_denial

REACH = 6  # words after a denial that it may be about
SHORTEST = 4  # letters of a word that must agree with a beginning in tone.toml
MOST = 3.0  # words counted of one sort


def tone(sentence: str) -> np.ndarray:
    """Counts: praise, praise denied, blame, blame denied, their sign, their sum, turns ("but"), denials."""
    counts, reach = np.zeros(8), 0
    for word in MARK.findall(sentence.lower()):
        if word in ",;.:":
            reach = 0
        elif word in TURNS:
            reach = 0
            counts[6] += 1
        elif is_denial(word):
            reach = REACH
            counts[7] += 1
        else:
            denied = int(reach > 0)
            blames = _begins(word, "blame")
            counts[2 + denied] += blames
            counts[denied] += _begins(word, "praise") and not blames
            reach -= 1
    total = counts[0] + counts[3] - counts[1] - counts[2]
    counts[4], counts[5] = np.sign(total), total / 3
    return np.clip(counts, -MOST, MOST) / 2


def _begins(word: str, sort: str) -> bool:
    beginnings = _words()[sort]
    return word in beginnings or any(word[:n] in beginnings for n in range(SHORTEST, len(word)))


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "tone.toml").read_text(encoding="utf-8")
    return {sort: frozenset(re.findall(r"\S+", words)) for sort, words in tomllib.loads(text).items()}
