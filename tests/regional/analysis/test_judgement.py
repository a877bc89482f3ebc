import json
from pathlib import Path

import polars as pl
import pytest

from regional.analysis.against_peers import (
    ABOVE,
    BELOW,
    CANNOT_TELL,
    NO_INTERVAL,
    NOT_COMPARED,
    against_fixed,
    with_limits,
)
from regional.analysis.judgement import judged

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())["judged"]
BESIDE = {"higher": ABOVE, "similar": CANNOT_TELL, "lower": BELOW}


def a_share(x, n):
    return pl.DataFrame(
        {
            "value": [100 * x / n],
            "numerator": [x],
            "denominator": [n],
            "margin_of_error": pl.Series([None], dtype=pl.Float64),
            "basis": ["share"],
        }
    )


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: f"{case['x']} of {case['n']}")
def test_a_verdict_beside_a_benchmark_matches_the_worked_figures(case):
    frame = with_limits(a_share(case["x"], case["n"]))
    if not frame["few"].item():  # three of four people: worked out there, not compared here
        assert frame.select("lower", "upper").row(0) == pytest.approx([100 * c for c in case["ci95"]])
    beside = against_fixed(pl.lit(100 * case["benchmark"]))
    words = frame.select(beside=beside, judged=judged(beside, pl.lit(case["higher_is"]))).row(0)
    few = (NOT_COMPARED, NOT_COMPARED)
    assert words == (few if case["n"] < 5 else (BESIDE[case["beside"]], case["judged"]))


@pytest.mark.parametrize(
    ("verdict", "higher_is", "said"),
    [
        (ABOVE, "better", "better"),
        (ABOVE, "worse", "worse"),
        (ABOVE, "neither", "higher"),
        (BELOW, "better", "worse"),
        (BELOW, "worse", "better"),
        (BELOW, "neither", "lower"),
        (CANNOT_TELL, "better", "similar"),
        (CANNOT_TELL, "neither", "similar"),
        (NO_INTERVAL, "better", NO_INTERVAL),
        (NOT_COMPARED, "neither", NOT_COMPARED),
        (None, "worse", None),
    ],
)
def test_what_a_difference_means_depends_on_the_metric(verdict, higher_is, said):
    assert pl.select(judged(pl.lit(verdict, pl.String), pl.lit(higher_is))).item() == said
