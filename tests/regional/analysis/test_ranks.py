import json
from pathlib import Path

import polars as pl
import pytest

from regional.analysis.ranks import chance_of_more, joint_ranks, rank_interval

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())


def counts(pairs):
    return pl.DataFrame(pairs, schema=["x", "n"], orient="row")


@pytest.mark.parametrize("case", REFERENCE["rank_interval"], ids=lambda case: str(case["counts"]))
def test_rank_ranges_match_the_worked_figures(case):
    """200,000 draws of another generator: ranks may differ by one, chances by 0.005."""
    found = rank_interval(counts(case["counts"]), 200_000)
    assert found["rank"].to_list() == case["point_rank"]
    for name, wanted in (("lower", "rank_lo95"), ("upper", "rank_hi95"), ("median_rank", "median_rank")):
        assert found[name].to_list() == pytest.approx(case[wanted], abs=1)
    assert found["first"].to_list() == pytest.approx(case["p_rank1"], abs=0.005)


def test_the_same_counts_give_the_same_ranges_and_a_wide_one_is_not_told():
    few = counts([(9, 10), (200, 300), (45, 60), (50, 60), (30, 60)])
    assert rank_interval(few).equals(rank_interval(few))
    assert rank_interval(few)["told"].to_list() == [False, True, False, False, True]


@pytest.mark.parametrize("case", REFERENCE["chance_of_more"], ids=lambda case: f"{case['a']} {case['b']}")
def test_the_chance_that_one_share_is_higher_matches_the_worked_figures(case):
    assert chance_of_more(case["a"], case["b"]) == pytest.approx(case["chance"], abs=1e-6)


@pytest.mark.parametrize("case", REFERENCE["joint_ranks"], ids=lambda case: str(case["values"]))
def test_those_that_are_level_share_their_ranks(case):
    lowest, highest = joint_ranks(pl.col("value"))
    found = pl.DataFrame({"value": case["values"]}).select(lowest=lowest, highest=highest)
    assert found["lowest"].to_list() == case["rank_min"]
    assert found["highest"].to_list() == case["rank_max"]
    assert ((found["lowest"] + found["highest"]) / 2).to_list() == case["rank_average"]
