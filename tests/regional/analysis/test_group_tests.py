import json
from pathlib import Path

import pytest

from regional.analysis.group_tests import go_together, normal_p, several_groups, share_test, two_groups

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())


@pytest.mark.parametrize("case", REFERENCE["share_test"], ids=lambda case: f"{case['k']} of {case['n']}")
def test_a_share_beside_a_fixed_one_matches_the_worked_figures(case):
    found = share_test(case["k"], case["n"], case["p0"])
    wanted = case["p_two_sided"], case["ci_low"], case["ci_high"]
    assert (found.p, found.lower, found.upper) == pytest.approx(wanted)


@pytest.mark.parametrize("case", REFERENCE["two_groups"], ids=lambda case: f"{case['x']} and {case['y']}")
def test_two_groups_match_the_worked_figures(case):
    found = two_groups(case["x"], case["y"])
    assert (found.u, found.delta, found.p) == pytest.approx((case["u"], case["delta"], case["p"]))
    assert normal_p(case["x"], case["y"]) == (case["p_asymptotic"] and pytest.approx(case["p_asymptotic"]))


def test_one_council_against_fourteen_is_a_position_and_no_test():
    assert two_groups([4], [1, 2, 3] * 4 + [3, 3]).too_few
    assert two_groups([1, 1, 1], [4, 4, 4]).too_few  # the smallest p there could be is 0.10
    assert not two_groups([1, 1, 1, 1], [4, 4, 4, 4]).too_few


def test_many_values_are_tested_by_the_normal_approximation():
    x, y = [2, 3, 3, 2, 3] * 3, [3, 3, 4, 3, 2] * 3
    assert two_groups(x, y).p == normal_p(x, y)
    assert two_groups([3] * 15, [3] * 15).p == 1


@pytest.mark.parametrize(
    "case", REFERENCE["several_groups"], ids=lambda case: f"{len(case['groups'])} groups"
)
def test_several_groups_match_the_worked_figures(case):
    found = several_groups(case["groups"])
    wanted = case["h"], case["p"], case["epsilon_squared"]
    assert (found.h, found.p, found.epsilon_squared) == pytest.approx(wanted)
    assert found.too_few == (min(map(len, case["groups"])) < 3)


def test_groups_that_all_have_the_same_are_not_tested():
    assert several_groups([[3, 3], [3], [3, 3, 3]]) is None


@pytest.mark.parametrize("case", REFERENCE["go_together"], ids=lambda case: str(case["a"]))
def test_two_things_together_match_the_worked_figures(case):
    found = go_together(case["a"], case["b"])
    if case["tau_b"] is None:
        assert found is None  # one of them is the same for all: that is no correlation of 0
    else:
        assert (found.tau_b, found.p) == pytest.approx((case["tau_b"], case["p"]))
