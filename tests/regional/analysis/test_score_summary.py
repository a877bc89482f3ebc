import json
from pathlib import Path

import numpy as np
import pytest

from regional.analysis.score_summary import score_summary

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())["scores"]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: str(case["scores"]))
def test_a_summary_matches_the_worked_figures(case):
    found = score_summary(case["scores"])
    assert (found.n, found.missing, found.median) == (case["n"], case["missing"], case["median_type1"])
    if found.n == 0:
        assert (found.interval, found.modes, found.three_or_above) == (None, [], 0)
        return
    assert found.counts == {int(level): count for level, count in case["counts"].items()}
    quartiles = found.lower_quartile, found.upper_quartile
    assert quartiles == (case["q1_type1"], case["q3_type1"])
    assert found.three_or_above == case["k_ge3"]
    assert 100 * found.three_or_above / found.n == pytest.approx(case["pct_ge3"])
    assert found.interval == pytest.approx(case["wilson95"])
    assert found.modes == case["mode"]


def test_the_median_is_a_score_that_somebody_has_where_a_spreadsheet_s_lies_between_two():
    case = next(case for case in REFERENCE if case["scores"] == [2, 2, 3, 3])
    assert score_summary(case["scores"]).median == 2
    assert np.quantile(case["scores"], 0.5) == case["median_type7"] == 2.5
