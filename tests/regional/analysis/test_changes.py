import polars as pl
import pytest

from regional.analysis.changes import changed

SCHEMA = {"metric": str, "breakdown": str, "value": pl.Float64, "numerator": pl.Int64, "note": str}
KEYS = ["metric", "breakdown"]


def figures(*rows):
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_only_the_cells_that_differ_are_listed_row_by_row_and_numbers_read_as_typed():
    before = figures(("waits", "all", 38.0, 4, "as sent"), ("carers", "all", 12.5, 9, None))
    after = figures(("carers", "all", 12.5, 10, "checked"), ("waits", "all", 30.0, 4, None))
    assert changed(before, after, KEYS).rows() == [
        ("waits", "all", "value", "38", "30"),
        ("waits", "all", "note", "as sent", None),
        ("carers", "all", "numerator", "9", "10"),
        ("carers", "all", "note", None, "checked"),
    ]


def test_a_row_one_side_lacks_is_empty_on_that_side():
    waits, carers = ("waits", "all", 38.0, None, None), ("carers", "all", 12.25, None, None)
    assert changed(figures(waits), figures(carers), KEYS).rows() == [
        ("waits", "all", "value", "38", None),
        ("carers", "all", "value", None, "12.25"),
    ]


def test_a_cell_that_was_emptied_is_a_change():
    before, after = figures(("waits", "all", 0.0, None, None)), figures(("waits", "all", None, None, None))
    assert changed(before, after, KEYS).rows() == [("waits", "all", "value", "0", None)]


def test_the_same_breakdown_left_empty_on_both_sides_is_the_same_row():
    same = figures(("waits", None, 38.0, 4, None))
    assert changed(same, same, KEYS).is_empty()


def test_a_first_return_is_all_new():
    assert changed(figures(), figures(("waits", "all", 38.0, 4, None)), KEYS).rows() == [
        ("waits", "all", "value", None, "38"),
        ("waits", "all", "numerator", None, "4"),
    ]


def test_a_row_given_twice_is_our_mistake_and_is_not_passed_over():
    waits = ("waits", "all", 38.0, 4, None)
    with pytest.raises(pl.exceptions.ComputeError, match="1:1"):
        changed(figures(waits, waits), figures(waits), KEYS)
