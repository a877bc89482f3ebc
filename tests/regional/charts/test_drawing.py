import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.band import band
from regional.charts.colours import DARK, LIGHT
from regional.charts.history import history
from regional.charts.profile import profile
from regional.charts.text_width import lines, shortened, text_width
from regional.charts.theme_bars import theme_bars
from regional.charts.theme_matrix import Row, theme_matrix

MIXED = [1, 2, 3, 4, 1, 2, 3, 4, None]


@pytest.fixture(params=["light", "dark"])
def theme(request) -> str:
    return request.param


@pytest.fixture
def drawings(drawn, words, theme):
    """One of every kind."""
    peers = {f"peers_{level}": 40 if level == 3 else 2 for level in (1, 2, 3, 4)}
    nine = zip(STATEMENTS, MIXED, strict=True)
    rows = [
        {"statement": each, "published": score, "check": "news", "indicative": False, "own": 2, **peers}
        for each, score in nine
    ]
    counts = pl.DataFrame(
        [
            {"statement": each, "n": 6, "three_or_above": 2, "at_1": 2, "at_2": 2, "at_3": 1, "at_4": 1}
            for each in STATEMENTS
        ]
    )
    named = pl.DataFrame({"theme": ["edi"], "strength": [2], "shortfall": [1], "both": [0]})
    cells = pl.DataFrame({"row": ["A", "B"], "theme": "edi", "strengths": [1, 0], "shortfalls": [1, 1]})
    points = pl.DataFrame({"series": ["ours"], "name": ["Barnet"], "year": ["2024-25"], "value": [3.0]})
    return [
        drawn([MIXED] * 3, counts=counts, check="news", theme=theme),
        drawn([MIXED] * 33, counts=counts, check="inferred", theme=theme, ours="E01"),
        drawn([MIXED] * 3, pilot=True, theme=theme),
        drawn([[-1] * 9], mode="gap", theme=theme),
        profile(pl.DataFrame(rows), current(), "other London councils", words, theme),
        band(9, current(), words, theme),
        history(points, words, "%", theme),
        theme_bars(named, {"edi": "Equality"}, 1, ("edi",), words, theme),
        theme_matrix(
            [Row("A", "Barnet"), Row("B", "Brent", True)],
            cells,
            named,
            2,
            "councils",
            {"edi": "EDI"},
            (),
            words,
            theme,
        ),
    ]


def test_no_words_are_smaller_than_twelve_pixels(drawings):
    assert min(drawing.marks.filter(mark="text")["size"].min() for drawing in drawings) >= 12


def test_every_colour_in_a_drawing_belongs_to_its_theme(drawings, theme):
    paint = {"light": LIGHT, "dark": DARK}[theme]
    levels = [*paint.scores.values(), *paint.gaps.values()]
    tokens = {value for value in vars(paint).values() if isinstance(value, str)}
    tokens |= {colour for level in levels for colour in (level.fill, level.digit, level.outline) if colour}
    for drawing in drawings:
        used = set(drawing.marks["fill"].drop_nulls()) | set(drawing.marks["stroke"].drop_nulls())
        assert used <= tokens
        assert drawing.spec["background"] == paint.page


def test_a_drawing_carries_its_words_and_prints_no_title_of_its_own(drawings, words):
    for drawing in drawings:
        assert (drawing.title, drawing.footer, drawing.alt) == (words.title, words.footer, words.alt)
        assert "title" not in drawing.spec


def test_a_specification_holds_no_data_so_that_the_frame_is_sent_beside_it(drawings):
    for drawing in drawings:
        assert not {"data", "datasets"} & set(drawing.spec)
        assert all("data" not in layer for layer in drawing.spec["layer"])


def test_every_mark_belongs_to_a_layer_that_draws_it(drawings):
    for drawing in drawings:
        filters = str([layer["transform"] for layer in drawing.spec["layer"]])
        assert all(f"'{kind}'" in filters for kind in drawing.marks["mark"].unique())


def test_the_one_who_uses_a_specification_cannot_spoil_the_next(drawn):
    drawn([MIXED]).spec["layer"].clear()
    assert drawn([MIXED]).spec["layer"]


def test_the_width_of_words_is_near_what_the_font_gives():
    assert text_width("Hammersmith and Fulham", 14) == pytest.approx(157, rel=0.03)
    assert text_width("Bournemouth, Christchurch and Poole", 14) == pytest.approx(224, rel=0.03)
    assert text_width("Working with people", 14, bold=True) == pytest.approx(127.75, rel=0.03)


def test_words_are_broken_into_lines_that_fit():
    assert lines("one two three", text_width("one two", 13), 13) == ["one two", "three"]
    assert lines("unbreakable", 5, 13) == ["unbreakable"]


def test_words_that_fit_are_not_shortened():
    assert shortened("Barnet", 100, 13) == "Barnet"
    assert shortened("Barnet", 30, 13) == "Bar…"
