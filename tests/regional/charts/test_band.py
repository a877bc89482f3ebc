import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.band import WIDTH as BAND_WIDTH
from regional.charts.band import band
from regional.charts.colours import LIGHT
from regional.charts.statement_bars import WIDTH, statement_bars


@pytest.fixture
def bars(words):
    """Draw the same counts at 1, 2, 3 and 4 for every statement."""

    def made(*at):
        row = {f"at_{level}": count for level, count in enumerate(at, start=1)}
        row |= {"n": sum(at), "three_or_above": at[2] + at[3]}
        counts = pl.DataFrame([{"statement": each, **row} for each in STATEMENTS])
        return statement_bars(counts, current(), words, "light")

    return made


def said(drawing) -> list[str]:
    return drawing.marks.filter(mark="text")["text"].to_list()


def segments(drawing) -> pl.DataFrame:
    """Those of the first statement."""
    return drawing.marks.filter(mark="box").filter(pl.col("y") < 70)


def test_a_bar_is_split_by_how_many_councils_have_each_score(bars):
    drawing = bars(1, 2, 3, 4)
    ends = segments(drawing).select(wide=pl.col("x2") - pl.col("x"))["wide"].to_list()
    assert ends == pytest.approx([WIDTH * share for share in (0.1, 0.2, 0.3, 0.4)])
    assert segments(drawing)["fill"].to_list() == [LIGHT.scores[score].fill for score in (1, 2, 3, 4)]
    assert said(drawing).count("7 of 10") == 9


def test_a_score_that_nobody_has_takes_no_room(bars):
    assert segments(bars(0, 2, 3, 0))["fill"].to_list() == [LIGHT.scores[2].fill, LIGHT.scores[3].fill]


def test_a_bar_ends_where_the_page_ends(bars):
    assert segments(bars(0, 6, 10, 1)).row(-1, named=True)["dx2"] == 0


def test_a_statement_that_is_not_known_at_all_is_dashed_with_words(bars):
    drawing = bars(0, 0, 0, 0)
    assert segments(drawing)["dashed"].to_list() == [True]
    assert said(drawing).count("no score known to us yet") == 9
    assert "0 of 0" not in said(drawing)


def test_a_number_that_does_not_fit_its_segment_is_left_out(bars):
    assert said(bars(0, 1, 120, 0)).count("120") == 9
    assert said(bars(0, 1, 120, 0)).count("1") == 1  # the key's


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
