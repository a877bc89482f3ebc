import polars as pl
import pytest

from models.framework import current
from regional.charts.band import WIDTH as BAND_WIDTH
from regional.charts.band import band
from regional.charts.colours import LIGHT


def said(drawing) -> list[str]:
    return drawing.marks.filter(mark="text")["text"].to_list()


@pytest.mark.parametrize("total", [9, 13, 14, 22, 23, 31, 32, 36])
def test_the_marker_stands_over_the_band_its_total_is_in(words, total):
    drawing = band(total, current(), words, "light")
    [marker] = drawing.marks.filter(shape="triangle-down").iter_rows(named=True)
    [under] = drawing.marks.filter(mark="box").filter(pl.col("x") < marker["x"], pl.col("x2") > marker["x"])[
        "fill"
    ]
    [expected] = [
        LIGHT.scores[level].fill
        for level, (low, high) in {1: (9, 13), 2: (14, 22), 3: (23, 31), 4: (32, 36)}.items()
        if low <= total <= high
    ]
    assert under == expected
    assert f"{total} now" in said(drawing)


def test_the_band_names_every_rating_and_the_total_each_begins_at(words):
    drawing = band(23, current(), words, "light")
    assert {"inadequate", "requires", "improvement", "good", "outstanding"} <= set(
        " ".join(said(drawing)).split()
    )
    assert {"9", "14", "23", "32", "36"} <= set(said(drawing))
    assert drawing.marks.filter(mark="box")["x2"].max() == pytest.approx(BAND_WIDTH)
