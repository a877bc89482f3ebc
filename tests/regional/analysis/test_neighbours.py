import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from regional.analysis.neighbours import LEFT_OUT, WEIGHTS, closest_to_normal, nearest, scaled, standardised

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"
REFERENCE = json.loads((DATA / "reference.json").read_text())["nearest"]
BY_SAMPLE_SD = json.loads((DATA / "statistics.json").read_text())["nearest_by_sample_sd"]
NEAR_TIE = 0.001

# What NHS England's own model code chose on these features.
CHOSEN = {
    "over_15_population": "Yeo-Johnson",
    "aged_85_plus_pct": "Yeo-Johnson",
    "black_african_pct": "Box-Cox",
    "black_caribbean_pct": "Box-Cox",
    "bangladeshi_pct": "Box-Cox",
    "indian_pct": "Box-Cox",
    "chinese_pct": "Box-Cox",
    "pakistani_pct": "Box-Cox",
    "social_renters_pct": "1 / square root",
    "student_pct": "1 / x",
    "low_english_proficiency_pct": "Box-Cox",
    "people_per_sq_km": "Box-Cox",
    "higher_level_qualifications_pct": "Box-Cox",
    "distance_to_sea_km": "square root",
    "sparsity": "square root",
}


@pytest.fixture(scope="module")
def features():
    """The 151 councils in the model."""
    everybody = pl.read_csv(ROOT / "published_reports" / "peer_features.csv")
    return everybody.filter(~pl.col("ons_code").is_in(LEFT_OUT))


@pytest.fixture(scope="module")
def lists(features):
    """Every other council of every council, with its place in what NHS England's code gives where known."""
    expected = pl.read_csv(ROOT / "tests" / "data" / "neighbours_expected.csv")
    expected = expected.select(
        "ons_code", "neighbour_code", expected_distance="distance", expected_rank="rank"
    )
    return nearest(scaled(features), 150).join(expected, on=["ons_code", "neighbour_code"], how="left")


def points(rows):
    codes = pl.DataFrame({"ons_code": list("ABCDEFGHIJ")[: len(rows)]})
    return codes.hstack(pl.DataFrame(rows, orient="row", schema=[f"x{n}" for n in range(len(rows[0]))]))


def test_151_councils_are_in_the_model(features):
    assert features.height == 151


def test_every_transformation_is_the_one_nhs_england_s_code_chose(features):
    assert {name: closest_to_normal(features[name].to_numpy())[0] for name in WEIGHTS} == CHOSEN


def test_every_known_distance_is_reproduced(lists):
    known = lists.drop_nulls("expected_distance")
    assert known.height == 101 * 15
    assert (known["distance"] - known["expected_distance"]).abs().max() < NEAR_TIE


def test_the_fifteen_nearest_are_those_expected_in_order_save_near_ties(lists):
    """Where our order departs from theirs, the two councils are nearer to level than NEAR_TIE."""
    ours = lists.filter((pl.col("rank") <= 15) & pl.col("expected_rank").count().over("ons_code").gt(0))
    at_rank = lists.select("ons_code", rank="expected_rank", theirs="distance")
    both = ours.join(at_rank, on=["ons_code", "rank"])
    assert both.height == 101 * 15
    assert (both["distance"] - both["theirs"]).abs().max() < NEAR_TIE


def test_each_feature_runs_from_0_to_its_weight(features):
    columns = scaled(features).drop("ons_code")
    assert columns.columns == list(WEIGHTS)
    assert columns.min().row(0) == (0,) * 15
    assert columns.max().row(0) == pytest.approx(tuple(WEIGHTS.values()))


def test_a_value_of_0_rules_out_box_cox_and_reciprocals():
    assert closest_to_normal(np.array([0, 1, 4, 9, 16, 25.0]))[0] == "square root"


@pytest.mark.parametrize("values", [[1.0, None, 3.0], [2.0, 2.0, 2.0]])
def test_a_missing_or_constant_feature_is_refused_by_name(values):
    frame = pl.DataFrame({"ons_code": ["A", "B", "C"], "sparsity": values})
    with pytest.raises(ValueError, match="a figure for sparsity"):
        scaled(frame, {"sparsity": 1.0})


def test_neighbours_are_ranked_by_distance_and_equal_ones_by_code():
    frame = points([(0.0,), (3.0,), (-1.0,), (1.0,)])  # A in the middle, C and D equally far from it
    assert nearest(frame.reverse(), 2).rows() == [
        ("A", "C", 1, 1),
        ("A", "D", 1, 2),
        ("B", "D", 2, 1),
        ("B", "A", 3, 2),
        ("C", "A", 1, 1),
        ("C", "D", 2, 2),
        ("D", "A", 1, 1),
        ("D", "B", 2, 2),
    ]


def test_asking_for_more_than_there_are_gives_all_the_others():
    assert nearest(points([(0.0,), (1.0,), (5.0,)]), 15).height == 6


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case["scaling"])
def test_distances_match_the_worked_figures(case):
    raw = points(case["points"])
    names = raw.columns[1:]
    column = pl.col(names)
    ready = {
        "zscore_ddof0": lambda: standardised(raw, dict.fromkeys(names, 1.0)),
        "minmax": lambda: raw.with_columns((column - column.min()) / (column.max() - column.min())),
    }[case["scaling"]]()
    ours = nearest(ready, 5).filter(ons_code="A")
    assert ours["neighbour_code"].to_list() == case["order_from_a"]
    assert ours["distance"].to_list() == pytest.approx(sorted(case["distances_from_a"])[1:])


@pytest.mark.parametrize("case", BY_SAMPLE_SD, ids=lambda case: "zscore_ddof1")
def test_the_other_standard_deviation_gives_the_same_order_and_all_distances_shorter_alike(case):
    raw = points(case["points"])
    ours = nearest(standardised(raw, dict.fromkeys(raw.columns[1:], 1.0)), 5).filter(ons_code="A")
    assert ours["neighbour_code"].to_list() == case["order_from_a"]
    shorter = (raw.height / (raw.height - 1)) ** 0.5
    assert (ours["distance"] / shorter).to_list() == pytest.approx(sorted(case["distances_from_a"])[1:])


def test_a_weight_multiplies_the_standardised_difference():
    frame = pl.DataFrame({"ons_code": ["A", "B"], "sparsity": [10.0, 30.0]})
    assert standardised(frame, {"sparsity": 0.5})["sparsity"].to_list() == [-0.5, 0.5]
