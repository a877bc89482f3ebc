import itertools

import polars as pl
import pytest

from regional.analysis.trend import verdict
from regional.charts.colours import LIGHT
from regional.charts.history import history
from regional.charts.own_history import own_history

WAITS = [44, 41, 46, 43, 45, 42, 44, 58, 43, 45, 44, 42, 46]


@pytest.fixture
def drawn(words):
    def made(values, unit="days", higher_is="worse", breaks_at=None):
        quarters = [f"20{10 + at // 4}-{11 + at // 4} Q{at % 4 + 1}" for at in range(len(values))]
        rows = pl.DataFrame(
            {
                "series": "a",
                "quarter": quarters,
                "period": quarters,
                "value": values,
                "breaks": [at == breaks_at for at in range(len(values))],
                "letter": "–",
            },
            schema_overrides={"value": pl.Float64},
        )
        return own_history(verdict(rows, higher_is), words, unit, "light")

    return made


def said(drawing):
    return drawing.marks.filter(mark="text")["text"].to_list()


def points(drawing, shape):
    return drawing.marks.filter(mark="point", shape=shape)


def dashed(drawing):
    return drawing.marks.filter(mark="line", dashed=True)


def test_limits_and_mean_are_drawn_and_named(drawn):
    drawing = drawn(WAITS)
    assert dashed(drawing)["long"].to_list() == [True, True]
    assert {"upper limit 57.3", "mean 44.8", "lower limit 32.4"} <= set(said(drawing))
    assert drawing.marks.filter(mark="box").height == 1


def test_trial_limits_are_dotted_and_named_so(drawn):
    drawing = drawn(WAITS[:9])
    assert dashed(drawing)["long"].to_list() == [False, False]
    assert any(text.startswith("upper trial limit") for text in said(drawing))


def test_under_five_points_there_is_the_line_only(drawn):
    drawing = drawn(WAITS[:4])
    assert dashed(drawing).is_empty()
    assert drawing.marks.filter(mark="box").is_empty()


@pytest.mark.parametrize(
    ("higher_is", "shape", "colour", "word"),
    [
        ("worse", "triangle-up", LIGHT.concern, "concern"),
        ("better", "square", LIGHT.improvement, "improvement"),
        ("neither", "diamond", LIGHT.text, "unusual"),
    ],
)
def test_a_special_point_has_a_shape_a_colour_and_a_word(drawn, higher_is, shape, colour, word):
    drawing = drawn(WAITS, higher_is=higher_is)
    assert points(drawing, shape)["fill"].to_list() == [colour]
    assert points(drawing, shape)["tooltip"].to_list() == [f"2011-12 Q4: 58 ({word})"]
    assert word in said(drawing)


def test_each_side_of_a_break_has_limits_of_its_own_and_only_the_last_are_named(drawn):
    drawing = drawn([*WAITS[:6], 80, 82, 81, 80, 83], breaks_at=6)
    assert drawing.marks.filter(mark="box").height == 2
    assert sum("limit" in text for text in said(drawing)) == 2


def test_a_limit_that_no_value_can_reach_is_not_drawn(drawn):
    drawing = drawn([99, 97, 99, 96, 98, 99, 97], unit="%", higher_is="better")
    assert dashed(drawing).height == 1
    assert not any(text.startswith("upper") for text in said(drawing))


def test_the_newest_value_and_the_names_of_limits_do_not_overlap(drawn):
    drawing = drawn([*WAITS, 45])
    at_the_end = drawing.marks.filter(
        pl.col("mark") == "text", pl.col("x") == drawing.width, pl.col("dx") == 6
    )
    heights = sorted(at_the_end["y"].to_list())
    assert len(heights) == 4
    assert min(b - a for a, b in itertools.pairwise(heights)) >= 15.9


def test_a_history_over_the_years_has_them_too(words):
    years = [f"20{10 + at}-{11 + at}" for at in range(len(WAITS))]
    ours = pl.DataFrame(
        {"series": "a", "period": years, "value": WAITS}, schema_overrides={"value": pl.Float64}
    )
    shown = ours.select("value", series=pl.lit("ours"), name=pl.lit("Barnet"), year="period")
    limits = verdict(ours, "worse").with_columns(year="period")
    drawing = history(shown, words, "days", "light", limits=limits)
    assert points(drawing, "triangle-up").height == 1
    assert {"upper limit 57.3", "Barnet 46"} <= set(said(drawing))
