"""The short list of what is worth talking about, and what changed on it; kept until anything is stored."""

from dataclasses import dataclass

from models.quarter import previous
from regional import data
from regional.access import Viewer
from regional.analysis import standing_out as analysis
from regional.analysis.standing_out import Thing
from regional.views import standing_out_council as of_council
from regional.views import standing_out_region as of_region
from regional.words import standing_out as words
from regional.words.standing_out_why import WHY, WHY_REGION


@dataclass(frozen=True)
class StandingOut:
    said: list[tuple[str, str]]  # a sentence with its evidence, and why it is here; at most seven
    looked: str  # how much was looked at, and what chance gives of it
    changed: list[str]  # since the quarter before; empty where no return may be seen


@data.kept_view
def for_council(viewer: Viewer, ons_code: str) -> StandingOut:
    council = data.council(viewer, ons_code)
    quarter = next(iter(data.quarters_sent_by(viewer, ons_code)), None)
    now = of_council.of_the_quarter(viewer, ons_code, quarter) if quarter else []
    then = of_council.of_the_quarter(viewer, ons_code, previous(quarter)) if quarter else []
    found = of_council.told_together([*now, *of_council.of_the_record(viewer, council)])
    things = analysis.chosen(found, analysis.MOST_ASKED)
    said = [(words.of_council(thing, council["short_name"]), WHY[thing.kind]) for thing in things]
    series = of_council.series_with_limits(viewer, ons_code, quarter) if quarter else 0
    return StandingOut(said, words.looked_at(series), _changed(now, then, quarter))


@data.kept_view
def for_region(viewer: Viewer, region: str) -> StandingOut:
    quarter = next(iter(data.quarters_sent(viewer)), None)
    now = of_region.of_the_quarter(viewer, region, quarter) if quarter else []
    then = of_region.of_the_quarter(viewer, region, previous(quarter)) if quarter else []
    things = analysis.chosen([*now, *of_region.of_the_record(viewer, region)], analysis.MOST_ASKED)
    said = [(words.of_region(thing, region), WHY_REGION[thing.kind]) for thing in things]
    return StandingOut(said, "", _changed(now, then, quarter))


def _changed(now: list[Thing], then: list[Thing], quarter: str | None) -> list[str]:
    return words.changed(*analysis.changed(now, then), quarter, previous(quarter)) if quarter else []
