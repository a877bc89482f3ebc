import polars as pl
import pytest

from regional.analysis.spine import on_one_scale


def placed(higher_is="better", england=50.0, lowest=30.0, highest=60.0, value=55.0, lower=52.0, upper=75.0):
    row = {
        "higher_is": higher_is, "england": england, "lowest": lowest, "highest": highest, "value": value,
        "lower": lower, "upper": upper, "quartile": 45.0, "upper_quartile": 55.0,
    }  # fmt: skip
    kinds = {name: pl.Float64 for name in row if name != "higher_is"}
    return on_one_scale(pl.DataFrame([row], schema_overrides=kinds)).row(0, named=True)


def test_england_is_in_the_middle_and_the_council_furthest_from_it_at_an_end():
    row = placed()
    assert (row["x_lowest"], row["x_quartile"], row["x_value"], row["x_highest"]) == (-1, -0.25, 0.25, 0.5)


def test_right_is_better_where_low_is_good_too():
    row = placed("worse")
    assert (row["x_lowest"], row["x_value"]) == (1, -0.25)
    assert placed("neither")["x_value"] == 0.25  # right is higher


def test_a_limit_beyond_the_end_stands_at_the_end():
    assert placed()["x_upper"] == 1


@pytest.mark.parametrize("other", [{"england": None}, {"england": 50.0, "lowest": 50.0, "highest": 50.0}])
def test_without_england_or_without_a_difference_there_is_no_place(other):
    row = placed(**other)
    assert row["x_value"] is None


def test_without_an_interval_there_is_a_value_and_no_limits():
    row = placed(lower=None, upper=None)
    assert (row["x_value"], row["x_lower"], row["x_upper"]) == (0.25, None, None)
