import polars as pl
import pytest

from regional.charts.colours import LIGHT
from regional.charts.theme_bars import BAR, WIDTH, theme_bars

NAMES = {"waiting_times": "Waiting times", "carers": "Unpaid carers", "edi": "Equality"}


@pytest.fixture
def drawn(words):
    """Draw (theme, shortfall, strength, both), the first `first` of them above the line."""

    def made(*rows, first=1, bold=("waiting_times",)):
        counts = pl.DataFrame(rows, schema=["theme", "shortfall", "strength", "both"], orient="row")
        return theme_bars(counts, NAMES, first, bold, words, "light")

    return made


def blocks(drawing, side):
    fill = LIGHT.scores[{"shortfall": 2, "strength": 3}[side]].fill
    return drawing.marks.filter(pl.col("mark") == "box", pl.col("fill") == fill)


def texts(drawing):
    return drawing.marks.filter(pl.col("mark") == "text")


def test_one_block_is_one_council_shortfalls_left_and_strengths_right(drawn):
    drawing = drawn(("waiting_times", 3, 2, 0))
    assert (blocks(drawing, "shortfall").height, blocks(drawing, "strength").height) == (3, 2)
    assert blocks(drawing, "shortfall")["x2"].max() <= WIDTH / 2 <= blocks(drawing, "strength")["x"].min()


def test_a_block_is_as_wide_in_every_row_and_on_both_sides(drawn):
    marks = drawn(("waiting_times", 9, 1, 0), ("carers", 1, 4, 1)).marks.filter(mark="box")
    assert (marks["x2"] - marks["x"]).round(6).n_unique() == 1


def test_blocks_of_a_hundred_councils_become_one_bar_as_long_and_keep_their_number(drawn):
    drawing = drawn(("waiting_times", 120, 60, 0))
    [bar] = blocks(drawing, "shortfall").to_dicts()
    assert bar["x2"] - bar["x"] == pytest.approx(WIDTH / 2)
    assert bar["y2"] - bar["y"] == BAR
    assert {"120", "60"} <= set(texts(drawing)["text"])


def test_nothing_found_is_a_0_and_no_block(drawn):
    drawing = drawn(("waiting_times", 0, 0, 0))
    assert drawing.marks.filter(mark="box").is_empty()
    assert texts(drawing)["text"].to_list().count("0") == 2


def test_only_the_chosen_theme_is_bold(drawn):
    drawing = drawn(("waiting_times", 1, 0, 0), ("carers", 1, 0, 0), bold=("carers",))
    names = texts(drawing).filter(pl.col("text").is_in(list(NAMES.values())))
    assert dict(names.select("text", "weight").iter_rows()) == {
        "Waiting times": "normal",
        "Unpaid carers": "bold",
    }


def test_a_line_parts_the_first_themes_from_the_others(drawn):
    drawing = drawn(("waiting_times", 1, 0, 0), ("carers", 1, 0, 0), ("edi", 1, 0, 0), first=2)
    [rule] = drawing.marks.filter(mark="line")["y"]
    y = dict(
        texts(drawing).filter(pl.col("text").is_in(list(NAMES.values()))).select("text", "y").iter_rows()
    )
    assert y["Unpaid carers"] < rule < y["Equality"]


def test_sides_are_signed_so_that_they_do_not_rest_on_colour(drawn):
    said = set(texts(drawn(("waiting_times", 1, 1, 1)))["text"])
    assert {"− shortfall, councils", "+ strength, councils", "both in one report"} <= said
