"""The vectors of our own sentences, kept in vectors.npz so that nobody waits for them at the first use.

Each is found by its sentence, so a sentence that was changed is worked out anew and none is ever out of date.
`python -m regional.analysis.themes.vectors` writes the file. One byte a number is near
enough: a cosine moves by less than a hundredth.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from regional.analysis.themes.embedding import SIZE, embed
from regional.analysis.themes.labelled import labelled

FILE = Path(__file__).parent / "vectors.npz"
STEPS = 127


def vectors_of(sentences: list[str]) -> np.ndarray:
    """One row of length 1 a sentence; those that were not kept are worked out."""
    kept = _kept()
    found = np.zeros((len(sentences), SIZE), dtype=np.float32)
    new = [place for place, sentence in enumerate(sentences) if _key(sentence) not in kept]
    for place, sentence in enumerate(sentences):
        found[place] = kept.get(_key(sentence), 0)
    if new:
        found[new] = embed([sentences[place] for place in new])
    return found


def write(sentences: list[str]) -> None:
    """Keep what is known, work out the rest, let go of what is no longer there."""
    vectors = vectors_of(sentences)
    scale = np.abs(vectors).max(axis=1, keepdims=True)
    keys = np.array([_key(sentence) for sentence in sentences], dtype="S16")
    np.savez_compressed(FILE, keys=keys, vectors=np.round(vectors / scale * STEPS).astype(np.int8))
    _kept.cache_clear()


@cache
def _kept() -> dict[str, np.ndarray]:
    if not FILE.exists():
        return {}
    with np.load(FILE) as file:
        keys, vectors = file["keys"], file["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {key.decode(): vector for key, vector in zip(keys, vectors, strict=True)}


def _key(sentence: str) -> str:
    return blake2b(sentence.encode(), digest_size=8).hexdigest()


if __name__ == "__main__":
    write(labelled()["sentence"].to_list())
