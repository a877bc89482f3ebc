"""A tier, the day a wider one applies from, and which of a council's choices holds."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from models.sharing import Sharing, resolved

TODAY = date(2026, 11, 25)
TOMORROW, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=9)


@dataclass
class Row:
    quarter: str
    tier: str
    opens_on: date | None = None
    opens_to: str | None = None


def test_the_wider_tier_applies_from_its_day_on():
    sharing = Sharing("council", TOMORROW, "region")
    assert [sharing.on(day) for day in (TODAY, TOMORROW, LATER)] == ["council", "region", "region"]


@pytest.mark.parametrize(
    ("sharing", "whole"),
    [
        (Sharing(), True),
        (Sharing("council", TOMORROW, "public"), True),
        (Sharing("region", TOMORROW, "council"), False),
        (Sharing("region", TOMORROW, "region"), False),
        (Sharing("council", TOMORROW), False),
        (Sharing("council", None, "region"), False),
        (Sharing("everybody"), False),
    ],
)
def test_a_day_and_a_wider_tier_go_together(sharing, whole):
    assert sharing.is_whole == whole


@pytest.mark.parametrize(
    ("before", "after", "widens"),
    [
        (Sharing("council"), Sharing("region"), True),
        (Sharing("region"), Sharing("council"), False),
        (Sharing("council"), Sharing("council", LATER, "region"), True),
        (Sharing("council", LATER, "region"), Sharing("council", TOMORROW, "region"), True),
        (Sharing("council", TOMORROW, "region"), Sharing("council", LATER, "region"), False),
        (Sharing("region"), Sharing("council", LATER, "region"), False),
        (Sharing("council", TODAY, "region"), Sharing("region"), False),  # it is open already
        (Sharing("council", LATER, "region"), Sharing("region_anonymous", LATER, "region"), True),
    ],
)
def test_to_widen_is_to_show_more_on_any_day_to_come(before, after, widens):
    assert after.widens(before, TODAY) == widens


def test_what_neither_council_nor_region_said_anything_of_stays_with_the_council():
    assert resolved("2026-27 Q2", [], []) == Sharing("council")


def test_a_council_s_choice_goes_before_its_region_s_proposal():
    chosen, proposed = Row("2026-27 Q1", "council"), Row("2026-27 Q2", "region")
    assert resolved("2026-27 Q2", [chosen], [proposed]) == Sharing("council")
    assert resolved("2026-27 Q2", [], [proposed]) == Sharing("region")


def test_an_earlier_quarter_s_choice_goes_on_without_its_day():
    chosen = Row("2026-27 Q1", "council", TOMORROW, "region")
    assert resolved("2026-27 Q1", [chosen], []) == Sharing("council", TOMORROW, "region")
    assert resolved("2026-27 Q2", [chosen], []) == Sharing("council")
    assert resolved("2025-26 Q4", [chosen], []) == Sharing()
