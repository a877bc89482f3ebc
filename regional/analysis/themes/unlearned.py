"""A theme that a region has added, for which we have no sentences: likeness to the examples in its file."""

import numpy as np

from models.theme import Theme
from regional.analysis.themes.learned import Seen
from regional.analysis.themes.vectors import vectors_of

LIKE, FOUND_AT = 0.55, 0.35  # a likeness of LIKE to an example scores FOUND_AT


def unlearned_scores(seen: Seen, theme: Theme) -> np.ndarray:
    """Grows with likeness to the nearest example; with the embedding off nothing is implied."""
    if seen.meaning is None:
        return np.full(len(seen.sentences), 0.2)
    likeness = (seen.meaning @ vectors_of(list(theme.examples)).T).max(axis=1)
    return np.clip(0.2 + (likeness - 0.3) * (FOUND_AT - 0.2) / (LIKE - 0.3), 0, 1)
