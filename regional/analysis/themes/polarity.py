"""Whether a theme is praised or blamed in a sentence, where parts of the sentence may disagree."""

import numpy as np

from regional.analysis.themes.labelled import POLARITIES

STRENGTH, SHORTFALL, MIXED, _ = range(len(POLARITIES))


def polarity_of(whole: np.ndarray, parts: np.ndarray, about: np.ndarray, about_from: float) -> str:
    """whole: the sentence's scores for POLARITIES; parts: the same of each part; about: its score in each.

    The parts that are about the theme speak for it. Where none is by itself, or all are, all parts do: praise
    in one and blame in another is mixed.
    """
    best = int(np.argmax(whole))
    if not len(parts):
        return POLARITIES[best]
    sides = parts[:, :MIXED].argmax(axis=1)
    those = sides[about >= about_from]
    if not len(those) or len(those) == len(sides):
        return POLARITIES[MIXED if len(set(sides)) > 1 else best]
    return POLARITIES[MIXED if len(set(those)) > 1 else int(those[0])]
