"""Working days in England, and the bank holidays they rest on."""

from datetime import date, timedelta

import pytest

from models.working_days import after, bank_holidays

# Easter Sunday, as the Book of Common Prayer's table gives it.
EASTER = {2026: date(2026, 4, 5), 2027: date(2027, 3, 28), 2028: date(2028, 4, 16)}
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def monday_of(day):
    """That Monday, or the first after it."""
    return day + (7 - day.weekday()) % 7 * DAY


def by_rule(year):
    """The eight days of a year without an extra one; one on a weekend moves to the next free weekday."""
    easter, last_of_august, last_of_may = EASTER[year], date(year, 8, 31), date(year, 5, 31)
    days = [easter - 2 * DAY, easter + DAY, monday_of(date(year, 5, 1))]
    days += [each - each.weekday() * DAY for each in (last_of_may, last_of_august)]
    for each in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while each.weekday() > 4 or each in days:
            each += DAY
        days.append(each)
    return sorted(days)


@pytest.mark.parametrize("year", EASTER)
def test_the_bank_holidays_are_those_of_the_act(year):
    assert [day for day in bank_holidays().days if day.year == year] == by_rule(year)


@pytest.mark.parametrize(
    ("day", "number", "last"),
    [
        (date(2026, 11, 26), 10, date(2026, 12, 10)),  # two weekends
        (date(2026, 12, 18), 10, date(2027, 1, 6)),  # Christmas, the Monday for Boxing Day, New Year
        (date(2027, 3, 24), 1, date(2027, 3, 25)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Good Friday to Easter Monday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # sent on a Saturday
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(day, number, last):
    assert after(day, number) == last


def test_beyond_what_is_known_nothing_is_guessed():
    with pytest.raises(ValueError, match="Add them to models/bank_holidays"):
        after(date(2028, 12, 20), 10)
