import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.colours import LIGHT
from regional.web.bars import html_bars


@pytest.fixture
def counts() -> pl.DataFrame:
    """Six councils on every statement but the last, which nobody is known on."""
    known = {"n": 6, "three_or_above": 2, "at_1": 0, "at_2": 4, "at_3": 1, "at_4": 1}
    rows = [{"statement": each, **known} for each in STATEMENTS[:-1]]
    return pl.DataFrame([*rows, {"statement": STATEMENTS[-1], **dict.fromkeys(known, 0)}])


@pytest.fixture
def shown(counts) -> str:
    return html_bars(counts, current(), "light")


def test_each_statement_has_its_name_and_k_of_n_above_its_bar(shown):
    assert "<li><span>Assessing needs</span><b>2 of 6</b>" in shown
    assert shown.count("<b>2 of 6</b>") == 8


def test_a_bar_is_as_wide_as_its_count_and_a_score_nobody_has_gets_none(shown):
    first = shown[shown.index('<div class="bar"') : shown.index("</li>")]
    assert 'aria-label="score 2: 4, score 3: 1, score 4: 1"' in first
    assert first.count("<span") == 3
    assert f'style="flex:4;background:{LIGHT.scores[2].fill}' in first


def test_a_statement_nobody_is_known_on_says_so_and_is_not_a_bar_of_nothing(shown):
    assert shown.count("no score known to us yet") == 1
    assert shown.count('class="bar"') == 8


def test_a_part_says_its_score_too_where_it_has_room(shown):
    first = shown[shown.index('<div class="bar"') : shown.index("</li>")]
    assert ">4 at 2</span>" in first
    assert ">1</span>" in first  # one of six is too narrow


def test_it_is_said_what_the_numbers_are(shown):
    assert "councils at 3 or above, of those whose score is known" in shown
    assert "A bar is split by score, 1 to 4 from the left; its numbers are councils." in shown
