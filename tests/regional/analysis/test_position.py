import json
from pathlib import Path

import polars as pl
import pytest

from regional.analysis.position import percentile, place_among_peers

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "reference.json").read_text())[
    "place_among_peers"
]

MIDRANKS = json.loads((Path(__file__).parents[2] / "data" / "statistics.json").read_text())["midrank"]


def one_statement(scores):
    return pl.DataFrame(
        {
            "ons_code": [f"E{n}" for n in range(len(scores))],
            "peer_group": "London",
            "statement": "equity",
            "score": pl.Series(scores, dtype=pl.Int64),
        }
    )


def places(frame):
    return place_among_peers(frame).select("below", "same", "above").rows()


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: f"{case['own']} among {case['peers']}")
def test_positions_match_the_worked_figures(case):
    ours, *_ = places(one_statement([case["own"], *case["peers"]]))
    assert ours == (case["below"], case["equal"], case["above"])


def test_a_council_is_level_with_the_others_at_its_score_and_not_with_itself():
    assert places(one_statement([1, 2, 2, 2, 4])) == [(0, 0, 4), (1, 2, 1), (1, 2, 1), (1, 2, 1), (4, 0, 0)]


def test_an_unknown_score_has_no_place_and_is_nobodys_peer():
    assert places(one_statement([3, None, 2])) == [(1, 0, 0), (None, None, None), (0, 0, 1)]


def test_other_groups_and_other_statements_are_not_peers():
    london = one_statement([2, 3])
    elsewhere = london.with_columns(peer_group=pl.lit("North East"))
    learning = london.with_columns(statement=pl.lit("learning"))
    assert places(pl.concat([london, elsewhere, learning])) == [(0, 0, 1), (1, 0, 0)] * 3


def test_rows_and_columns_come_back_as_they_were():
    given = one_statement([4, 1, None])
    assert place_among_peers(given).drop("below", "same", "above").equals(given)


@pytest.mark.parametrize("case", MIDRANKS, ids=lambda case: str(case["peers"]))
def test_the_percentile_counts_half_of_those_that_are_level_as_below(case):
    placed = place_among_peers(one_statement([case["own"], *case["peers"]]))[:1]
    wanted = case["percentile"]
    assert placed.select(percentile()).item() == (wanted if wanted is None else pytest.approx(wanted))
