"""Working days in England: no Saturday, no Sunday and no bank holiday (models/bank_holidays.toml)."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from models.definitions import Definition, Text


class BankHolidays(Definition):
    """The days, what they rest on, and how far they are known."""

    source: Text
    source_url: Text
    worked_out_on: date
    checked_by: Text
    known_until: date
    days: tuple[date, ...]


@cache
def bank_holidays() -> BankHolidays:
    text = (Path(__file__).parent / "bank_holidays.toml").read_text(encoding="utf-8")
    facts = tomllib.loads(text)
    return BankHolidays.model_validate(facts | {"days": tuple(facts["days"])})


def after(day: date, number: int) -> date:
    """The working day that many working days after a day, which itself counts for nothing.

    Raises ValueError beyond what is known of bank holidays, and for a number below 1.
    """
    if number < 1:
        raise ValueError(f"{number} is no number of working days")
    known = bank_holidays()
    while number:
        day += timedelta(days=1)
        if not known.days[0] <= day <= known.known_until:
            raise ValueError(f"Bank holidays are not known for {day}. Add them to models/bank_holidays.toml.")
        number -= day.weekday() < 5 and day not in known.days
    return day
