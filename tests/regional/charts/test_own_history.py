import polars as pl
import pytest

from models.quarter import previous
from regional.charts.own_history import own_history


@pytest.fixture
def drawn(words):
    def made(*values, breaks_at=None, unit="count"):
        quarters = ["2026-27 Q2"]
        while len(quarters) < len(values):
            quarters.append(previous(quarters[-1]))
        rows = [
            (quarter, None if isinstance(value, str) else float(value), at == breaks_at, str(value))
            for at, (quarter, value) in enumerate(zip(reversed(quarters), values, strict=True))
        ]
        columns = {"quarter": pl.String, "value": pl.Float64, "breaks": pl.Boolean, "letter": pl.String}
        return own_history(pl.DataFrame(rows, schema=columns, orient="row"), words, unit, "light")

    return made


def joined(drawing) -> int:
    """How many quarters are joined to the one before: solid lines that are drawn over the grid."""
    return drawing.marks.filter(mark="line", dashed=False).height


def said(drawing) -> list[str]:
    return drawing.marks.filter(mark="text")["text"].to_list()


def test_each_quarter_is_a_point_joined_to_the_one_before(drawn):
    drawing = drawn(214, 221, 239)
    assert (drawing.marks.filter(mark="point").height, joined(drawing)) == (3, 2)
    assert {"Q4", "Q1", "Q2", "2025-26", "2026-27"} <= set(said(drawing))


def test_no_line_crosses_a_quarter_without_a_value_and_its_letter_says_why(drawn):
    drawing = drawn(5, 6, "c", 7, 8)
    assert joined(drawing) == 2
    assert "c" in said(drawing)


def test_no_line_crosses_a_series_break_and_the_break_is_named(drawn):
    drawing = drawn(20, 21, 40, 41, breaks_at=2)
    assert joined(drawing) == 2
    assert drawing.marks.filter(mark="line", dashed=True).height == 1
    assert "series break" in said(drawing)


def test_the_newest_value_stands_at_the_end_unless_it_is_missing(drawn):
    assert said(drawn(214, 412))[-1] == "412"
    assert "412" not in said(drawn(214, 412, "–"))


@pytest.mark.parametrize("values", [("c",), ("c", "–"), (0,), (3,), tuple(range(40))])
def test_it_draws_whatever_there_is(drawn, values):
    assert drawn(*values).marks.height
