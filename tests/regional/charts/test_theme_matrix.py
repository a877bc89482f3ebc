import polars as pl
import pytest

from regional.charts.colours import LIGHT
from regional.charts.theme_matrix import LEAST_PITCH, NAMES, Row, theme_matrix

THEMES = {"carers": "Unpaid carers", "edi": "Equality, diversity and inclusion"}
WARM, COOL = LIGHT.scores[2].fill, LIGHT.scores[3].fill


@pytest.fixture
def drawn(words):
    """Draw rows with cells {(row, theme): (strengths, shortfalls)}; a row in `read` has all its cells."""

    def made(rows, found=None, read=None):
        ids = [row.id for row in rows] if read is None else read
        cells = [(row, each, *(found or {}).get((row, each), (0, 0))) for row in ids for each in THEMES]
        columns = {"row": str, "theme": str, "strengths": pl.Int64, "shortfalls": pl.Int64}
        totals = pl.DataFrame({"theme": list(THEMES), "strength": [1, 0], "shortfall": [0, 2]})
        frame = pl.DataFrame(cells, schema=columns, orient="row")
        return theme_matrix(rows, frame, totals, 2, "findings", THEMES, ("edi",), words, "light")

    return made


def said(drawing):
    return drawing.marks.filter(mark="text")["text"].to_list()


def test_strengths_stand_left_with_a_plus_and_shortfalls_right_with_a_minus(drawn):
    drawing = drawn([Row("A", "Barnet")], {("A", "carers"): (5, 7)})
    left, right = (drawing.marks.filter(text=text).row(0, named=True) for text in ("+5", "−7"))
    assert left["x"] < right["x"]
    assert left["y"] == right["y"]


def test_what_was_not_found_is_a_dot_and_neither_a_0_nor_a_blank(drawn):
    drawing = drawn([Row("A", "Barnet")], {("A", "carers"): (1, 0)})
    row = drawing.marks.filter(text="+1")["y"][0]
    assert drawing.marks.filter(pl.col("mark") == "point", (pl.col("y") - row).abs() < 3).height == 1
    assert "not found, which is not absent" in said(drawing)


def test_a_row_without_a_report_is_a_dashed_strip_that_says_so(drawn):
    drawing = drawn([Row("A", "Barnet"), Row("B", "Brent")], read=["A"])
    assert drawing.marks.filter(pl.col("dashed"), pl.col("mark") == "box").height == 1
    assert said(drawing).count("no report read yet") == 1


def test_a_pilot_stands_hollow_below_the_totals(drawn):
    rows = [Row("A", "Barnet"), Row("P", "Suffolk (pilot)", hollow=True)]
    drawing = drawn(rows, {("A", "edi"): (0, 1), ("P", "edi"): (0, 9)})
    y = dict(drawing.marks.filter(mark="text").select("text", "y").iter_rows())
    assert y["Barnet"] < y["Shortfall (−), of 2 councils"] < y["Suffolk (pilot)"]
    pilot = drawing.marks.filter(
        pl.col("mark") == "box", (pl.col("y") + pl.col("y2")) / 2 > y["Suffolk (pilot)"] - 2
    )
    assert pilot["fill"][0] is None
    assert pilot["stroke"][0] == WARM
    assert "pilot, counted nowhere" in said(drawing)


def test_the_totals_are_councils_of_how_many(drawn):
    drawing = drawn([Row("A", "Barnet")])
    assert {"Strength (+), of 2 councils", "Shortfall (−), of 2 councils", "1", "2"} <= set(said(drawing))


@pytest.mark.parametrize("councils", [0, 1, 4, 18, 33])
def test_any_number_of_councils_draws_with_room_for_each(drawn, councils):
    rows = [Row(str(n), "Bournemouth, Christchurch and Poole") for n in range(councils)]
    drawing = drawn(rows, {(row.id, each): (1, 1) for row in rows for each in THEMES})
    names = drawing.marks.filter(pl.col("text").str.starts_with("Bourn"))
    assert names.height == councils
    assert (names["dx"] == -NAMES).all()
    assert councils < 2 or names["y"].diff().drop_nulls().min() >= LEAST_PITCH
    assert drawing.marks["y"].max() < drawing.height
