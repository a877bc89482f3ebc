"""One invented figure: a value that its own numerator and denominator make."""

from ingest.council_return.lines import SCALES
from models.metric import Metric

MOST = {"%": 99.6}


def figure(metric: Metric, wanted: float, adults: int, out_of: float | None) -> dict[str, float | None]:
    """value, numerator and denominator nearest to what is wanted, in the metric's unit.

    out_of: the denominator for every 1,000 adults; null for counts, days and scores.
    """
    if metric.unit not in SCALES:
        digits = 1 if metric.unit == "score" else 0
        return {"value": float(round(wanted, digits)), "numerator": None, "denominator": None}
    denominator = max(round(adults * out_of / 1000), 1)
    share = min(wanted, MOST.get(metric.unit, wanted)) / SCALES[metric.unit]
    return made_of(metric, round(denominator * share), denominator)


def made_of(metric: Metric, numerator: int, denominator: int) -> dict[str, float | None]:
    """The share or rate that these two make, with them."""
    value = round(numerator / denominator * SCALES[metric.unit], 1)
    return {"value": value, "numerator": float(numerator), "denominator": float(denominator)}


def size(metric: Metric, adults: int) -> float:
    """What the usual value is multiplied by: a count grows with the council."""
    return adults / 100_000 if metric.unit == "count" else 1.0
