import pytest

from models.framework import STATEMENTS
from regional.words.rating_range import SURE, chances, said

THREES = dict.fromkeys(STATEMENTS, 3)


def sure(**other):
    return dict.fromkeys(STATEMENTS, "sure") | other


@pytest.mark.parametrize(
    ("score", "how", "found"),
    [
        (3, "sure", (0, 0, 1, 0)),
        (3, "lower", (0, 0.25, 0.75, 0)),
        (3, "either", (0, 0.25, 0.5, 0.25)),
        (1, "lower", (1, 0, 0, 0)),
        (4, "either", (0, 0, 0.25, 0.75)),
        (2, "higher", (0, 0.75, 0.25, 0)),
    ],
)
def test_how_sure_a_council_is_becomes_chances_on_the_scale(score, how, found):
    assert chances(score, how) == found


def test_every_way_adds_up():
    assert all(sum(chances(score, how)) == pytest.approx(1) for how in SURE for score in (1, 2, 3, 4))


def test_nine_sure_scores_are_arithmetic():
    assert said(THREES, sure())[0] == "All of these come to good: arithmetic, and no forecast."


def test_unsure_scores_come_to_a_range_and_never_to_one_figure_alone():
    own = THREES | dict.fromkeys(STATEMENTS[:4], 2)  # 23: the lowest total that is good
    sentence, table = said(own, sure(learning="even lower", governance="even lower"))
    assert sentence.startswith("If the own scores are as unsure as this: good 25% to ")
    assert dict(table.iter_rows())["outstanding"] == "none"


def test_a_limiter_counts():
    assert said(THREES, sure(equity="sure") | {"learning": "lower"})[0].startswith(
        "All of these come to good"
    )
    fours = dict.fromkeys(STATEMENTS, 4) | {"learning": 3}
    assert said(fours, sure(learning="lower"))[0] == (
        "If the own scores are as unsure as this: outstanding 75%; good 25%."
    )
