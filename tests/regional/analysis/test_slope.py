import json
from pathlib import Path

import pytest

from regional.analysis.slope import slope

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())["slope"]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: str(case["values"]))
def test_a_short_series_matches_the_worked_figures(case):
    found = slope(case["values"])
    assert found.per_period == pytest.approx(case["per_period"])
    for got, wanted in ((found.tau, case["tau"]), (found.p, case["p"])):
        assert got == (wanted if wanted is None else pytest.approx(wanted))


def test_four_points_can_never_be_sure():
    assert slope([1, 2, 3, 4]).p == pytest.approx(1 / 12)
