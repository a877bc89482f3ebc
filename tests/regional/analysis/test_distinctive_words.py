import json
from pathlib import Path

import polars as pl
import pytest

from regional.analysis.distinctive_words import log_odds

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())["log_odds"]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: f"{case['y1']} and {case['y2']}")
def test_a_word_s_log_odds_match_the_worked_figures(case):
    frame = pl.DataFrame({name: [case[name]] for name in ("y1", "n1", "y2", "n2", "alpha_w")})
    uses, words = (pl.col("y1"), pl.col("y2")), (pl.col("n1"), pl.col("n2"))
    delta, z = log_odds(uses, words, pl.col("alpha_w"), case["alpha0"])
    assert frame.select(delta=delta, z=z).row(0) == pytest.approx((case["delta"], case["z"]))
