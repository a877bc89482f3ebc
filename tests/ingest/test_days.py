from datetime import date

import pytest

from ingest.days import day


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-31",
        "2026-03-31 00:00:00",
        "2026-03-31T10:05:00",
        "31/03/2026",
        "31.3.2026",
        "31-03-2026",
        "31 March 2026",
        "31st of March, 2026",
        "31 Mar. 2026",
    ],
)
def test_a_date_is_read_as_a_spreadsheet_keeps_it_and_as_people_in_the_uk_write_it(text):
    assert (day(text).value, day(text).as_asked) == (date(2026, 3, 31), True)


def test_the_day_stands_before_the_month():
    assert day("04/03/2026").value == date(2026, 3, 4)


@pytest.mark.parametrize(("text", "meant"), [("31/03/26", (2026, 3, 31)), ("March 2026", (2026, 3, 1))])
def test_what_is_short_of_a_date_is_read_and_said(text, meant):
    assert (day(text).value, day(text).as_asked) == (date(*meant), False)


@pytest.mark.parametrize(
    "text",
    ["", "2026", "soon", "46112", "31/02/2026", "03/31/2026", "31 Marcher 2026", "1/1/1066", "9999-01-01",
     "\u0663\u0661/03/2026", "31/03/2026 to 1/4/2026", "00/00/0000"],
)  # fmt: skip
def test_anything_else_is_no_date(text):
    assert not day(text).understood
