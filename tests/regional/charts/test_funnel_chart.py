from itertools import combinations

import numpy as np
import polars as pl
import pytest

from regional.analysis.funnel import funnel, limits_at
from regional.charts.colours import LIGHT
from regional.charts.funnel import funnel_chart
from regional.charts.text_width import text_width


@pytest.fixture
def drawn(words):
    def made(*far, ours=60.0):
        values = [50.0 + at % 5 for at in range(12)] + [ours, *far]
        rows = pl.DataFrame({"value": values, "n": [400.0 + 50 * at for at in range(len(values))]})
        placed, baseline, _ = funnel(rows.with_columns(x=pl.col("value") / 100 * pl.col("n")))
        areas = placed.with_columns(
            name=pl.Series([f"Council {at}" for at in range(rows.height)]),
            ours=pl.Series([at == 12 for at in range(rows.height)]),
            near=pl.Series([at % 3 == 0 for at in range(rows.height)]),
        )
        curve = limits_at(pl.Series("n", np.geomspace(400, 1500, 20)), baseline, 0)
        curve = curve.with_columns(pl.exclude("n") * 100)
        return funnel_chart(areas, curve, baseline * 100, words, "%", "People asked", "light")

    return made


def said(drawing):
    return drawing.marks.filter(mark="text")["text"].to_list()


def test_only_ours_and_who_is_outside_the_outer_limits_are_named(drawn):
    named = [text for text in said(drawn(5.0, 95.0)) if text.startswith("Council")]
    assert sorted(named) == ["Council 12", "Council 13", "Council 14"]
    assert [text for text in said(drawn()) if text.startswith("Council")] == ["Council 12"]


def test_the_inner_limits_are_dotted_and_the_outer_ones_dashed_and_all_are_named(drawn):
    drawing = drawn()
    dashes = drawing.marks.filter(mark="line", dashed=True)["long"]
    assert (dashes.sum(), (~dashes).sum()) == (2 * 19, 2 * 19)
    assert said(drawing).count("95% limit") == said(drawing).count("99.8% limit") == 2


def test_ours_is_large_and_last_our_region_filled_and_the_rest_hollow(drawn):
    points = drawn().marks.filter(mark="point")
    assert points.row(-1, named=True)["fill"] == LIGHT.ours
    assert points["size"].to_list().count(190) == 1
    assert set(points["fill"][:-1]) == {LIGHT.page, LIGHT.text}


def test_people_run_from_0_and_are_named(drawn):
    assert {"0", "500", "People asked"} <= set(said(drawn()))


def test_names_are_never_printed_over_each_other(drawn):
    crowd = drawn(95.0, 95.0, 95.0, 95.0)
    named = crowd.marks.filter(pl.col("text").str.starts_with("Council")).to_dicts()
    outside = crowd.marks.filter(mark="point").filter(pl.col("y") < 40).height
    assert len([each for each in named if each["y"] < 40]) < outside == 4
    for one, other in combinations(named, 2):
        apart = abs(one["x"] - other["x"]) > text_width(one["text"], 13)
        assert apart or abs(one["y"] - other["y"]) > 16
