import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from regional.analysis.rating import overall_rating
from regional.analysis.rating_range import rating_chances, rating_range

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())
SURE_OF_3 = (0, 0, 1, 0)


@pytest.mark.parametrize(
    "case", REFERENCE["rating_range_independent"], ids=lambda case: str(case["chances"][0])
)
def test_scores_that_have_nothing_to_do_with_each_other_match_the_worked_figures(case):
    found = rating_chances(case["chances"])
    assert found.ratings == pytest.approx(case["rating"], abs=1e-12)
    assert (found.mean_total, found.sd_total) == pytest.approx(
        (case["mean_total"], case["sd_total"]), abs=1e-7
    )


@pytest.mark.parametrize("case", REFERENCE["rating_range_together"], ids=lambda case: f"rho {case['rho']}")
def test_scores_that_go_together_match_what_a_million_draws_gave(case):
    found = rating_chances(case["chances"], case["rho"])
    assert found.ratings == pytest.approx(case["rating"], abs=0.005)
    assert found.sd_total == pytest.approx(case["sd_total"], abs=0.01)


def test_every_combination_added_up_one_by_one_gives_the_same():
    """Four unsure statements, five certain ones: 4 ** 4 ways, each rated by itself, limiters and all."""
    unsure = np.random.default_rng(7).dirichlet([1, 1, 1, 1], 4)
    certain = (2, 3, 3, 4, 4)
    naive = dict.fromkeys(("inadequate", "requires improvement", "good", "outstanding"), 0.0)
    for way in product(range(4), repeat=4):
        chance = np.prod([unsure[place, score] for place, score in enumerate(way)])
        naive[overall_rating([*(score + 1 for score in way), *certain]).rating] += chance
    given = [*unsure, *(np.eye(4)[score - 1] for score in certain)]
    assert rating_chances(given).ratings == pytest.approx(naive)


def test_certain_scores_give_a_certain_rating_however_they_go_together():
    assert rating_range([SURE_OF_3] * 9)["good"] == pytest.approx((1, 1))


def test_a_range_runs_from_independent_scores_to_tied_ones():
    found = rating_range([(0, 0.55, 0.45, 0)] * 9)
    assert found["good"] == pytest.approx((0.38, 0.434), abs=0.005)
    assert sum(rating_chances([(0, 0.55, 0.45, 0)] * 9, 0.5).ratings.values()) == pytest.approx(1)


@pytest.mark.parametrize("chances", [[SURE_OF_3] * 8, [(0.5, 0.5, 0.5, 0)] * 9, [(-0.1, 0.1, 1, 0)] * 9])
def test_what_is_no_set_of_chances_is_refused(chances):
    with pytest.raises(ValueError, match="add up to 1"):
        rating_chances(chances)
