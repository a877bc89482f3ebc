import json
from pathlib import Path

import polars as pl
import pytest

from regional.analysis.calibration import agreement, calibration, kappa, ranked_probability_score

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())


@pytest.mark.parametrize("case", REFERENCE["agreement"], ids=lambda case: str(case["own"]))
def test_own_scores_beside_cqc_s_match_the_worked_figures(case):
    found = agreement(case["own"], case["published"])
    assert (found.n, found.over, found.under) == (case["n"], case["over"], case["under"])
    shares = found.share, found.within_one / found.n, found.bias
    assert shares == pytest.approx((case["exact_agreement"], case["within1"], case["bias_mean"]))
    assert found.interval == pytest.approx(case["exact_wilson95"])
    assert found.p == (case["sign_test_p"] and pytest.approx(case["sign_test_p"]))
    for power, name in enumerate(("kappa", "kappa_linear", "kappa_quadratic")):
        wanted = case[name]
        got = kappa(case["own"], case["published"], power)
        assert got == (wanted if wanted is None else pytest.approx(wanted, abs=1e-9))


@pytest.mark.parametrize("case", REFERENCE["ranked_probability_score"], ids=str)
def test_a_forecast_s_score_matches_the_worked_figures(case):
    assert ranked_probability_score(case["chances"], case["observed"]) == pytest.approx(case["score"])


def test_what_cqc_gave_is_counted_for_each_own_score():
    pairs = pl.DataFrame({"ons_code": ["a", "a", "b", "b"], "own": [3, 3, 3, 2], "published": [2, 3, 4, 2]})
    assert calibration(pairs).rows() == [(2, 1, 1, 0, 1, 0, 0, 0), (3, 3, 2, 0, 1, 1, 1, 2)]
