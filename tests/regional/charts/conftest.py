"""Small made-up regions and the drawings of them."""

from collections.abc import Callable
from types import SimpleNamespace

import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.drawing import Drawing, Words
from regional.charts.heat_map import heat_map

WORDS = Words(
    "Equity is most often below 3: 2 of 4 councils", "Scores, 1 to 4.", "Source: CQC.", "A heat map."
)
RESULTS = {
    "ons_code": pl.String,
    "council": pl.String,
    "rating": pl.String,
    "rating_check": pl.String,
    "total": pl.Int64,
    "indicative": pl.Boolean,
    "state": pl.String,
}
CELLS = {
    "ons_code": pl.String,
    "council": pl.String,
    "statement": pl.String,
    "value": pl.Int64,
    "indicative": pl.Boolean,
    "check": pl.String,
}


@pytest.fixture
def words() -> Words:
    return WORDS


@pytest.fixture
def a_region() -> Callable[..., SimpleNamespace]:
    """Make results and cells of as many councils as there are rows of scores.

    scores: for each council nine scores, or None for each that is not known.
    """

    def made(scores, *, check="official", pilot=False, names=None, rating="good", rating_check="official"):
        results, cells = [], []
        for index, nine in enumerate(scores):
            code, name = f"E{index:02}", names[index] if names else f"Council {index:02}"
            known = [score for score in nine if score is not None]
            state = "scores" if known and rating else "scores only" if known else "nothing"
            total = sum(known) if len(known) == 9 else None
            rated = rating if known else None
            results.append((code, name, rated, rating_check if rated else None, total, pilot, state))
            for statement, score in zip(STATEMENTS, nine, strict=True):
                cells.append((code, name, statement, score, pilot, check if score is not None else None))
        return SimpleNamespace(
            results=pl.DataFrame(results, schema=RESULTS, orient="row"),
            cells=pl.DataFrame(cells, schema=CELLS, orient="row"),
        )

    return made


@pytest.fixture
def drawn(a_region) -> Callable[..., Drawing]:
    """Draw the heat map of a made-up region; `how` goes to a_region."""

    def made(scores, *, counts=None, mode="published", theme="light", ours=None, **how):
        region = a_region(scores, **how)
        return heat_map(region.results, region.cells, counts, current(), mode, WORDS, theme, ours)

    return made
