"""One council's nine statements: the published score, its own score and how its peers scored."""

from collections.abc import Iterable
from itertools import pairwise

import polars as pl

from models.framework import Framework
from regional.charts.colours import ThemeName, colours
from regional.charts.drawing import Drawing, Words, draw
from regional.charts.marks import Mark, label, line
from regional.charts.profile_key import key
from regional.charts.profile_row import LEVEL_X, MIDDLE, PITCH, WIDTH, row
from regional.charts.text_width import lines

TOP = 58.0
K_OF_N_X = 618.0


def profile(
    statements: pl.DataFrame, framework: Framework, peers: str, words: Words, theme: ThemeName
) -> Drawing:
    """Draw a row a statement, with a scale of 1 to 4 across.

    statements: statement, published (1 to 4, null if not known), check, indicative,
        own (1 to 4, null if none was sent), peers_1 to peers_4 (peers at each score).
    peers: who they are, as "other London councils".
    """
    paint = colours(theme)
    given = {each["statement"]: each for each in statements.iter_rows(named=True)}
    has_own = statements["own"].is_not_null().any()
    marks: list[Mark] = list(_heads(framework, peers, theme))
    for index, statement in enumerate(framework.statements):
        top = TOP + index * PITCH
        marks += row(given[statement.id], statement.name, top, has_own, paint)
        marks += _k_of_n(given[statement.id], top, theme)
    for index, (above, below) in enumerate(pairwise(framework.statements), start=1):
        if above.assessment_theme != below.assessment_theme:
            y = TOP + index * PITCH - 1
            marks.append(line(0, y, WIDTH, y, paint.hairline))
    bottom = TOP + len(framework.statements) * PITCH
    marks += key(bottom + 18, statements, has_own, peers, paint)
    return draw(marks, WIDTH, bottom + 34, words, theme)


def _heads(framework: Framework, peers: str, theme: ThemeName) -> Iterable[Mark]:
    paint = colours(theme)
    yield label(0, 12, "Statement", paint.muted, 13)
    for level, x in LEVEL_X.items():
        yield label(x, 11, str(level), paint.text, 16, bold=True, align="center")
        for index, part in enumerate(lines(framework.score_words[str(level)], 104, 13)):
            yield label(x, 29 + 15 * index, part, paint.muted, 13, align="center")
    head = f"{peers[:1].upper()}{peers[1:]} at 3 or above"
    for index, part in enumerate(lines(head, WIDTH - K_OF_N_X, 13)[:3]):
        yield label(K_OF_N_X, 12 + 15 * index, part, paint.muted, 13)


def _k_of_n(given: dict, top: float, theme: ThemeName) -> Iterable[Mark]:
    paint = colours(theme)
    counts = [given[f"peers_{level}"] for level in LEVEL_X]
    if sum(counts) == 0:
        yield label(K_OF_N_X, top + MIDDLE, "none known to us", paint.muted, 13)
    else:
        yield label(K_OF_N_X, top + MIDDLE, f"{counts[2] + counts[3]} of {sum(counts)}", paint.text, 16)
