import json
from pathlib import Path

import pytest

from regional.analysis.odds import odds

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())["odds"]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: str(case["table"]))
def test_a_table_of_four_matches_the_worked_figures(case):
    found = odds(case["table"])
    assert found.p == pytest.approx(case["p_two_sided"])
    assert found.ratio == (case["odds_ratio_sample"] and pytest.approx(case["odds_ratio_sample"]))
    assert found.steadied == pytest.approx(case["or_haldane"])
    assert (found.lower, found.upper) == pytest.approx(case["or_haldane_ci95"])


def test_nobody_without_it_in_one_group_makes_the_ratio_infinite_and_the_steadied_one_a_number():
    found = odds([[4, 0], [3, 3]])
    assert found.ratio == float("inf")
    assert found.lower < found.steadied < found.upper < float("inf")
