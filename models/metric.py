"""Metrics: what we count or measure. One file for each in models/metrics/."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import HttpUrl, model_validator

from models import definitions
from models.definitions import Definition, Text, repeated
from models.framework import StatementId
from models.period import first_day, last_day
from models.theme import ThemeId

Unit = Literal["%", "per 100,000", "count", "days", "ratio", "score"]
# What one value covers. The last two share months with the value before: their course is not judged.
Grain = Literal["period", "snapshot", "rolling year", "year to date"]


class Code(Definition):
    """What a national framework calls the metric: unique only as framework, code and part together.

    Code 2A, for one, is care home admissions in "ascof-2014" and reablement in "ascof-2023".
    """

    framework: Literal[
        "ascof-2014", "ascof-2023", "oflog", "fingertips", "lg-inform", "sac", "client-level-data"
    ]
    code: Text
    part: Text | None = None
    to_confirm: bool = False  # written from memory, not yet read in the framework's own handbook


class SeriesBreak(Definition):
    """Figures before this day and from it on are different things and are not compared."""

    on: date
    why: Text


class Metric(Definition):
    """What we count or measure, in words a director of adult social services would accept."""

    id: str
    title: Text
    why_it_matters: Text
    definition: Text
    unit: Unit
    higher_is: Literal["better", "worse", "neither"]
    numerator: Text
    denominator: Text | None = None  # none for counts and days
    statement: StatementId
    also_informs: StatementId | None = None
    theme: ThemeId | None = None
    collected_quarterly: bool
    published: Literal["annual", "every two years", "quarterly", "monthly", "none"]
    grain: Grain
    codes: tuple[Code, ...] = ()
    source: Text
    source_url: HttpUrl | None = None
    caveats: tuple[Text, ...] = ()
    series_breaks: tuple[SeriesBreak, ...] = ()
    checked_by: Text
    next_review: date

    def breaks_between(self, before: str, now: str) -> tuple[SeriesBreak, ...]:
        """The breaks of the series that part two periods, the earlier given first: none may be compared over.

        A snapshot is of its period's last day. What is counted over a period in which a break falls is of
        neither side: it is parted from what came before it and from what comes after.
        """
        since = last_day(before) if self.grain == "snapshot" else first_day(before)
        return tuple(each for each in self.series_breaks if since < each.on <= last_day(now))

    @model_validator(mode="after")
    def _denominator_fits_the_unit(self) -> Self:
        whole = self.unit in ("count", "days")
        if whole and self.denominator is not None:
            raise ValueError(f"'denominator' has no meaning when the unit is {self.unit!r}. Take it out.")
        if not whole and self.denominator is None:
            raise ValueError(f"'denominator' is missing, and the unit is {self.unit!r}. Add it.")
        return self

    @model_validator(mode="after")
    def _nothing_twice(self) -> Self:
        if self.also_informs == self.statement:
            raise ValueError("'also_informs' repeats 'statement'. Name another or take it out.")
        for framework, code, part in repeated((c.framework, c.code, c.part) for c in self.codes):
            raise ValueError(
                f"'codes' gives {framework} {code} {part or ''} twice. Keep one.".replace("  ", " ")
            )
        for day in repeated(each.on for each in self.series_breaks):
            raise ValueError(f"'series_breaks' gives {day} twice. Keep one.")
        return self


@cache
def metrics() -> dict[str, Metric]:
    """Every metric by its id, A to Z."""
    return definitions.load(Path(__file__).parent / "metrics", Metric)


def overdue(today: date) -> list[str]:
    """The metrics whose review was due before today, by id: a warning, not a fault."""
    return [metric.id for metric in metrics().values() if metric.next_review < today]
