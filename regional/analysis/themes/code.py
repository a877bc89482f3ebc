"""Sentences to themes: what is plain by its terms, what is implied by the sentences it is like."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from models.theme import OTHER, Theme
from models.theme import themes as all_themes
from regional.analysis.themes.clauses import clauses
from regional.analysis.themes.labelled import POLARITIES
from regional.analysis.themes.learned import Learned, Seen, learned
from regional.analysis.themes.plain import never_in, terms_in
from regional.analysis.themes.polarity import polarity_of
from regional.analysis.themes.unlearned import unlearned_scores
from regional.analysis.themes.why import Found, why

SCHEMA = {
    "sentence": pl.Int64,
    "theme": pl.String,
    "polarity": pl.Enum(POLARITIES),
    "statement": pl.String,
    "confidence": pl.Float64,
    "why": pl.String,
}
# Scores that did best when each sitting was left out in turn; a part of a sentence says less than the whole.
FOUND_FROM, PART_ABOUT_FROM = 0.31, 0.2
A_TERM, A_PHRASE_APART = (
    0.12,
    -0.25,
)  # what a theme's own term adds, and what a phrase about something else takes
AT_ONCE = 256  # sentences; memory is this times the examples


def code_sentences(
    sentences: list[str], themes: Mapping[str, Theme] | None = None, *, embedding: bool = True
) -> pl.DataFrame:
    """One row per sentence and theme found, by sentence and then by confidence.

    sentences: text as it is; an empty one has no theme. themes: by id; None is every one in models/themes/.
    A theme we have no sentences for is found by its terms and by likeness to its examples. embedding=False
    leaves the sentence model out, to see what it adds.

    Returns sentence (its place in the list), theme, polarity (of that theme in that sentence: strength,
    shortfall, mixed, neutral), statement (an id, null where the theme has none), confidence (0 to 1: about
    how often a find like it was right among sentences not learned from) and why (in words). `other` is
    never found.
    """
    wanted = {name: theme for name, theme in (themes or all_themes()).items() if name != OTHER}
    taught = learned(embedding)
    parts = [
        _coded(sentences[first : first + AT_ONCE], first, wanted, taught)
        for first in range(0, len(sentences), AT_ONCE)
    ]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *parts])


def _coded(sentences: list[str], first: int, themes: Mapping[str, Theme], taught: Learned) -> pl.DataFrame:
    turned = [clauses(sentence) for sentence in sentences]
    seen = taught.see([*sentences, *(part for parts in turned for part in parts)])
    likeness = seen.subject_kernel(taught.examples)
    scores = _scores(seen, likeness, themes, taught)
    meant = taught.polarity_scores(seen)
    rows, part = [], len(sentences)
    for place, sentence in enumerate(sentences):
        own = slice(part, part := part + len(turned[place]))
        for column in np.argsort(-scores[place], kind="stable"):
            score, theme = scores[place, column], list(themes.values())[column]
            if score < FOUND_FROM or not sentence.strip():
                break
            terms = terms_in(sentence, theme)
            found = Found(sentence, theme, terms, seen.subject[place], likeness[place])
            rows.append(
                {
                    "sentence": first + place,
                    "theme": theme.id,
                    "polarity": polarity_of(meant[place], meant[own], scores[own, column], PART_ABOUT_FROM),
                    "statement": theme.statement,
                    "confidence": confidence(score),
                    "why": why(found, taught),
                }
            )
    return pl.DataFrame(rows, schema=SCHEMA)


def confidence(score: float) -> float:
    """About how often a find with this score was right, each sitting left out in turn: a curve through it."""
    return float(np.round(1 / (1 + np.exp(-(score - 0.33) / 0.13)), 2))


def _scores(seen: Seen, likeness: np.ndarray, themes: Mapping[str, Theme], taught: Learned) -> np.ndarray:
    """A row a sentence or part of one, a column a theme, in the order of themes."""
    learnt = taught.theme_scores(likeness)
    columns = []
    for theme in themes.values():
        known = theme.id in taught.themes
        score = learnt[:, taught.themes.index(theme.id)] if known else unlearned_scores(seen, theme)
        columns.append(score + [_plain(sentence, theme) for sentence in seen.sentences])
    return np.column_stack(columns)


def _plain(sentence: str, theme: Theme) -> float:
    if terms_in(sentence, theme):
        return A_TERM
    return A_PHRASE_APART if never_in(sentence, theme) else 0.0
