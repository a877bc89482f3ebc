"""The numbers of a comparison in words: a value with its unit, its limits, its people."""

from models.metric import Metric
from regional.analysis.against_peers import NO_INTERVAL
from regional.words.metrics import says_its_unit
from regional.words.plain import number, several


def in_unit(value: float | None, metric: Metric) -> str:
    """30.3%; 38 days; 1,405.7 where the title names the unit already."""
    shown = level(value, metric.unit)
    return shown if value is None or says_its_unit(metric) else f"{shown} {metric.unit}"


def level(value: float | None, unit: str) -> str:
    """A number with as many decimals as those it stands above and below: 17.0% beside 24.6%."""
    shown = number(value, unit)
    if value is None or "." in shown or unit not in ("%", "", "per 100,000", "score"):
        return shown
    return f"{shown[:-1]}.0%" if shown.endswith("%") else f"{shown}.0"


def unit_bare(metric: Metric) -> str:
    """The unit for numbers beside a value that carries the sign."""
    return "" if metric.unit == "%" else metric.unit


def limits_shown(row: dict, metric: Metric) -> str:
    """ "28.7 to 31.9", or why there are none."""
    if row["few"]:
        return f"rests on {people(row)}"
    if row["lower"] is None:
        return NO_INTERVAL
    return f"{level(row['lower'], unit_bare(metric))} to {level(row['upper'], unit_bare(metric))}"


def people(row: dict) -> str:
    """What a share rests on, as published."""
    return several(round(row["denominator"]), "person", "people")
