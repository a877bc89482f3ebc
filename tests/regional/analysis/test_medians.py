import json
from pathlib import Path

import pytest

from regional.analysis.medians import middle

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())[
    "median_interval"
]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: f"{len(case['values'])} waits")
def test_a_median_and_its_limits_match_the_worked_figures(case):
    found = middle(case["values"])
    quartiles = found.lower_quartile, found.median, found.upper_quartile, found.ninth_decile
    assert quartiles == pytest.approx((case["q1"], case["median"], case["q3"], case["p90"]))
    assert found.interval == (None if None in case["ci95"] else tuple(case["ci95"]))


def test_five_waits_have_a_median_and_no_interval():
    assert middle([1, 2, 3, 4, 5]).interval is None
    assert middle([1, 2, 3, 4, 5, 6]).interval == (1, 6)
