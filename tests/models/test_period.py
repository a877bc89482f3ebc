"""Periods of every kind in which figures are published."""

from datetime import date

import pytest

from models.period import between, first_day, kind, last_day


@pytest.mark.parametrize(
    ("period", "which", "first", "last"),
    [
        ("2024-25", "year", date(2024, 4, 1), date(2025, 3, 31)),
        ("2099-00", "year", date(2099, 4, 1), date(2100, 3, 31)),
        ("2026-27 Q1", "quarter", date(2026, 4, 1), date(2026, 6, 30)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-03-31", "day", date(2026, 3, 31), date(2026, 3, 31)),
    ],
)
def test_a_period_begins_and_ends_on_a_day(period, which, first, last):
    assert (kind(period), first_day(period), last_day(period)) == (which, first, last)


@pytest.mark.parametrize("text", ["2024", "2024-26", "2026-13", "last year", ""])
def test_what_is_no_period_is_an_error(text):
    with pytest.raises(ValueError, match="is not a period"):
        kind(text)


@pytest.mark.parametrize(
    ("first", "last", "all_of_them"),
    [
        ("2022-23", "2024-25", ["2022-23", "2023-24", "2024-25"]),
        ("1998-99", "2000-01", ["1998-99", "1999-00", "2000-01"]),
        ("2025-12", "2026-02", ["2025-12", "2026-01", "2026-02"]),
        ("2026-01-31", "2026-03-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("2025-26 Q4", "2026-27 Q2", ["2025-26 Q4", "2026-27 Q1", "2026-27 Q2"]),
        ("2026-27 Q2", "2026-27 Q2", ["2026-27 Q2"]),
        ("2026-01-15", "2026-03-15", ["2026-01-15", "2026-03-15"]),  # no ends of months: nothing between
        ("2024-25", "2024-25", ["2024-25"]),
    ],
)
def test_every_period_between_two_is_told(first, last, all_of_them):
    assert between(first, last) == all_of_them
