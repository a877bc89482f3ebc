import polars as pl

from regional.views.stretches import stretches

FRAME = pl.DataFrame({"period": ["2020-21", "2021-22", "2022-23", "2023-24"], "value": [1.0, 2.0, 3.0, 4.0]})


def parted(*part):
    columns, frame = stretches(FRAME, "value", pl.Series(part), "Value (%)", "0.0")
    return [(column.head, frame[column.name].to_list()) for column in columns]


def test_without_a_break_there_is_one_column_under_its_own_name():
    assert parted(0, 0, 0, 0) == [("Value (%)", [1.0, 2.0, 3.0, 4.0])]


def test_each_side_of_a_break_has_a_column_that_is_empty_on_the_other():
    assert parted(0, 0, 1, 1) == [
        ("Value (%), from 2020-21", [1.0, 2.0, None, None]),
        ("Value (%), from 2022-23", [None, None, 3.0, 4.0]),
    ]


def test_a_series_that_only_begins_with_a_break_is_one_stretch():
    assert parted(1, 1, 1, 1) == [("Value (%)", [1.0, 2.0, 3.0, 4.0])]
