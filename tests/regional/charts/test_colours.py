import re
from itertools import pairwise
from pathlib import Path

import pytest

from regional.charts import colours as colours_file
from regional.charts.colours import DARK, LIGHT, Colours

THEMES = pytest.mark.parametrize("paint", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 to 1."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100."""
    return 116 * luminance(colour) ** (1 / 3) - 16


def test_black_on_white_has_the_contrast_the_standard_gives():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@THEMES
@pytest.mark.parametrize("token", ["text", "muted", "ours", "improvement"])
def test_words_can_be_read_on_both_backgrounds(paint: Colours, token: str):
    assert min(contrast(getattr(paint, token), back) for back in (paint.page, paint.second)) >= 4.5


@THEMES
@pytest.mark.parametrize("token", ["rule", "peer", "concern"])
def test_marks_can_be_seen_on_both_backgrounds(paint: Colours, token: str):
    assert min(contrast(getattr(paint, token), back) for back in (paint.page, paint.second)) >= 3


@THEMES
def test_every_digit_can_be_read_on_its_fill(paint: Colours):
    levels = [*paint.scores.values(), *paint.gaps.values()]
    assert min(contrast(level.digit, level.fill) for level in levels) >= 4.5


@THEMES
def test_every_score_stands_out_from_the_page_by_its_fill_or_its_outline(paint: Colours):
    assert min(contrast(level.outline or level.fill, paint.page) for level in paint.scores.values()) >= 3


@THEMES
def test_a_higher_score_is_further_from_the_page_by_a_step_that_shows_in_grey(paint: Colours):
    away = [abs(lightness(paint.scores[score].fill) - lightness(paint.page)) for score in (1, 2, 3, 4)]
    assert min(after - before for before, after in pairwise(away)) >= 12


def test_no_chart_names_a_colour_of_its_own():
    here = Path(colours_file.__file__)
    others = [path for path in here.parent.glob("*.py") if path != here]
    assert others
    assert [path.name for path in others if re.search(r"#[0-9A-Fa-f]{3,8}\b", path.read_text())] == []
