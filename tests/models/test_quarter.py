"""Quarters of the financial year, April to March."""

from datetime import date, timedelta

import pytest

from models.quarter import ends, in_words, is_quarter, last_complete, previous, quarter_of, starts


@pytest.mark.parametrize("text", ["2026-27 Q1", "2026-27 Q4", "1999-00 Q2"])
def test_a_quarter_is_written_with_both_years_and_its_number(text):
    assert is_quarter(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-27",
        "2026-28 Q2",
        "2026-27 Q5",
        "2026-27 Q0",
        "2026-27 q2",
        "2026-27  Q2",
        "2026-27 Q2\n",
        "2026-2027 Q2",
    ],
)
def test_anything_else_is_not_a_quarter(text):
    assert not is_quarter(text)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 4, 1), "2026-27 Q1"),
        (date(2026, 6, 30), "2026-27 Q1"),
        (date(2026, 7, 1), "2026-27 Q2"),
        (date(2026, 12, 31), "2026-27 Q3"),
        (date(2027, 1, 1), "2026-27 Q4"),
        (date(2027, 3, 31), "2026-27 Q4"),
        (date(2000, 1, 1), "1999-00 Q4"),
    ],
)
def test_a_day_falls_in_the_quarter_of_its_financial_year(day, quarter):
    assert quarter_of(day) == quarter


def test_a_quarter_ends_on_its_last_day():
    days = [ends(f"2026-27 Q{number}") for number in (1, 2, 3, 4)]
    assert days == [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)]


def test_each_quarter_starts_the_day_after_the_one_before_ended():
    quarter = "2030-31 Q1"
    for _ in range(12):
        assert starts(quarter) == ends(previous(quarter)) + timedelta(days=1)
        assert quarter_of(starts(quarter)) == quarter_of(ends(quarter)) == quarter
        quarter = previous(quarter)
    assert quarter == "2027-28 Q1"


def test_a_quarter_is_complete_the_day_after_it_ends():
    assert last_complete(date(2026, 9, 30)) == "2026-27 Q1"
    assert last_complete(date(2026, 10, 1)) == "2026-27 Q2"


def test_a_quarter_in_words_names_its_months_and_calendar_year():
    assert in_words("2026-27 Q2") == "July to September 2026"
    assert in_words("2026-27 Q4") == "January to March 2027"


def test_text_that_is_not_a_quarter_raises():
    with pytest.raises(ValueError, match=r"'2026 Q2' is not a quarter\. Write it like 2026-27 Q2\."):
        ends("2026 Q2")
