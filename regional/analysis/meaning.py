"""What a text means, as a direction: texts that mean alike point alike, whatever words they use.

The vectors are wordllama's, whose model ships in its package (MIT licence): no text leaves the machine.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import wordllama

WIDTH = 256


def directions(texts: Sequence[str]) -> np.ndarray:
    """One row of WIDTH a text, of length 1, float32; a text without a known word is a row of noughts."""
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    vectors = np.asarray(_model().embed(list(texts)), dtype=np.float32)
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)


@cache
def _model() -> "wordllama.WordLlama":
    """From the installed package; the plain way to load it would ask a host on the internet."""
    import wordllama  # with its model some 25 MB, held only where somebody searches

    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
