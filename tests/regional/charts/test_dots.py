import polars as pl
import pytest

from models.framework import current
from regional.charts.colours import DARK, LIGHT
from regional.charts.dots import WIDTH, Plot, dots
from regional.charts.dots_axis import Reference, metric_axis, score_axis
from regional.charts.dots_narrow import dots_narrow
from regional.charts.dots_strip import stacks

SCHEMA = {
    "name": pl.String,
    "ours": pl.Boolean,
    "value": pl.Float64,
    "lower": pl.Float64,
    "upper": pl.Float64,
    "shown": pl.String,
    "brief": pl.String,
    "people": pl.String,
    "hollow": pl.Boolean,
    "check": pl.String,
}
AXIS = metric_axis([0, 20, 40], "%")  # 0% to 40%


def rows(*values, lower=None, upper=None, check=None, hollow=False):
    made = [
        (f"Council {index}", index == 0, value, lower, upper, f"{value} shown", f"{value}", "", hollow, check)
        for index, value in enumerate(values)
    ]
    return pl.DataFrame(made, schema=SCHEMA, orient="row")


def everybody(*values, near=()):
    return pl.DataFrame(
        [(f"Council {index}", value, index == 0, index in near) for index, value in enumerate(values)],
        schema={"name": pl.String, "value": pl.Float64, "ours": pl.Boolean, "near": pl.Boolean},
        orient="row",
    )


def points(drawing):
    return drawing.marks.filter(mark="point").filter(pl.col("shape") == "circle")


def said(drawing):
    return drawing.marks.filter(mark="text")["text"].to_list()


@pytest.mark.parametrize("draw", [dots, dots_narrow])
def test_each_value_is_a_dot_at_its_place_ours_larger_and_in_our_colour(draw, words):
    drawing = draw(Plot(rows(10.0, 20.0, 40.0), AXIS), words, "light")
    dot = points(drawing)
    assert (dot["x"] / drawing.width).to_list() == pytest.approx([0.25, 0.5, 1.0])
    assert dot["fill"].to_list() == [LIGHT.ours, LIGHT.peer, LIGHT.peer]
    assert dot["size"][0] > dot["size"][1]


def test_dark_uses_the_dark_colours(words):
    assert points(dots(Plot(rows(10.0), AXIS), words, "dark"))["fill"].to_list() == [DARK.ours]


@pytest.mark.parametrize("draw", [dots, dots_narrow])
def test_an_interval_is_a_line_under_the_dot_and_only_where_there_is_one(draw, words):
    def thick(drawing):
        return drawing.marks.filter(mark="line").filter(pl.col("stroke_width") > 2)

    with_limits = draw(Plot(rows(20.0, lower=10.0, upper=30.0), AXIS), words, "light")
    [line] = thick(with_limits).iter_rows(named=True)
    assert (line["x"] / with_limits.width, line["x2"] / with_limits.width) == pytest.approx((0.25, 0.75))
    assert thick(draw(Plot(rows(20.0), AXIS), words, "light")).is_empty()


@pytest.mark.parametrize("draw", [dots, dots_narrow])
def test_a_council_without_a_value_keeps_its_row_as_a_dashed_line_with_words(draw, words):
    drawing = draw(Plot(rows(20.0, None), AXIS), words, "light")
    assert points(drawing).height == 1
    assert drawing.marks.filter(mark="line", dashed=True).height == 1
    assert {"Council 1", "None shown" if draw is dots else "None"} <= set(said(drawing))


def test_england_is_a_full_line_and_the_region_a_dashed_one_with_their_words_on_either_side(words):
    lines = (Reference(30.0, "England 30.0%"), Reference(28.0, "London 28.0%", dashed=True))
    drawing = dots(Plot(rows(20.0), AXIS, lines), words, "light")
    drawn = drawing.marks.filter(mark="line", stroke=LIGHT.text)
    assert dict(drawn.select("dashed", "x").iter_rows()) == {True: 0.7 * WIDTH, False: 0.75 * WIDTH}
    labels = drawing.marks.filter(pl.col("text").is_in(["England 30.0%", "London 28.0%"]))
    assert dict(labels.select("text", "align").iter_rows()) == {
        "London 28.0%": "right",
        "England 30.0%": "left",
    }


def test_scores_are_cells_with_their_digit_cut_when_unchecked_hollow_when_a_pilots(words):
    axis = score_axis(current())
    plain = dots(Plot(rows(2.0, 3.0, check="official"), axis, scores=True), words, "light")
    assert plain.marks.filter(pl.col("fill") == LIGHT.scores[2].fill).height == 1
    assert {"2", "3"} <= set(said(plain))
    assert "corner" not in plain.marks["text"].to_list()
    doubtful = dots(Plot(rows(2.0, 3.0, check="inferred"), axis, scores=True), words, "light")
    assert doubtful.marks["text"].to_list().count("corner") == 2
    assert {"2?", "3?"} <= set(said(doubtful))
    pilot = dots(Plot(rows(2.0, check="official", hollow=True), axis, scores=True), words, "light")
    assert pilot.marks.filter(mark="box", fill=LIGHT.page, stroke=LIGHT.scores[2].fill).height == 1


def test_a_strip_has_one_dot_for_every_council_those_near_filled(words):
    values = everybody(20.0, *[10.0] * 30, *[30.0] * 20, near=(1, 2, 3))
    drawing = dots(Plot(rows(20.0, 10.0), AXIS, everybody=values, near="London"), words, "light")
    strip = points(drawing).filter(pl.col("size") != 190, pl.col("size") != 85)
    assert strip.height == 51
    assert strip.filter(fill=LIGHT.peer).height == 3
    assert strip.filter(fill=LIGHT.ours).height == 1
    assert "51 councils; filled: London" in said(drawing)


def test_a_stack_has_ours_at_its_foot_and_no_two_dots_in_one_place():
    stacked = stacks(everybody(10.0, *[10.1] * 40, near=(5,)), AXIS, WIDTH)
    assert stacked["level"].sort().to_list() == list(range(41))
    assert stacked.filter("ours")["level"].item() == 0
    assert stacked.filter("near")["level"].item() == 1


def test_scores_stand_abreast_and_centred_on_their_level():
    stacked = stacks(everybody(*[2.0] * 30), score_axis(current()), WIDTH, 14)
    assert stacked["level"].max() == 2
    assert stacked.group_by("level").agg(pl.col("dx").sum())["dx"].to_list() == pytest.approx([0, 0, 0])
    assert (stacked["x"] / WIDTH).unique().to_list() == pytest.approx([0.375])


@pytest.mark.parametrize("n", [1, 2, 16, 33, 41])
@pytest.mark.parametrize("draw", [dots, dots_narrow])
def test_any_number_of_rows_draws_with_no_words_under_twelve_pixels(draw, n, words):
    drawing = draw(Plot(rows(*[20.0] * n), AXIS), words, "light")
    assert points(drawing).height == n
    assert drawing.marks.filter(mark="text")["size"].drop_nulls().min() >= 12
    assert drawing.marks["y"].max() <= drawing.height


def test_equal_values_have_a_scale_too():
    assert metric_axis([100.0] * 3, "%").high >= 100
    assert metric_axis([0.0, 0.0], "%").high > 0


def test_a_long_name_is_shortened_and_a_usual_one_is_not(words):
    names = ["Bournemouth, Christchurch and Poole", "A council whose name goes on and on and on for ever"]
    made = rows(10.0, 20.0).with_columns(name=pl.Series(names))
    drawn = said(dots(Plot(made, AXIS), words, "light"))
    assert names[0] in drawn
    assert names[1] not in drawn
