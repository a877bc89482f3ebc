import json
from pathlib import Path

import polars as pl
import pytest

from models.framework import STATEMENTS
from regional.analysis.statements import against_elsewhere, counts_by_statement
from regional.analysis.two_shares import q_values

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "reference.json").read_text())
HERE = [f"here{n}" for n in range(200)]

# Councils at 3 or above of those known, in Yorkshire and Humber and elsewhere: formal results as
# published_reports/ had them on 22 November 2026, whoever had checked them.
YORKSHIRE_AND_HUMBER = {
    "assessing_needs": (0, 6, 20, 75),
    "healthier_lives": (0, 6, 48, 77),
    "equity": (2, 7, 31, 75),
    "care_provision": (2, 7, 32, 76),
    "partnerships": (4, 6, 63, 77),
    "safe_systems": (1, 6, 39, 75),
    "safeguarding": (2, 6, 46, 77),
    "governance": (2, 6, 52, 77),
    "learning": (3, 6, 64, 76),
}


def known(statement, scores, codes=HERE):
    rows = [(code, statement, score) for code, score in zip(codes, scores, strict=False)]
    return pl.DataFrame(rows, schema={"ons_code": str, "statement": str, "score": pl.Int64}, orient="row")


def scored(statement, k, n, elsewhere_k, elsewhere_n):
    """Scores of which k of n here and elsewhere_k of elsewhere_n are a 3, the others a 2."""
    elsewhere = [f"elsewhere{n}" for n in range(elsewhere_n)]
    return pl.concat(
        [
            known(statement, [3] * k + [2] * (n - k)),
            known(statement, [3] * elsewhere_k + [2] * (elsewhere_n - elsewhere_k), elsewhere),
        ]
    )


def compared(counts):
    scores = pl.concat([scored(statement, *four) for statement, four in counts.items()])
    return {row["statement"]: row for row in against_elsewhere(scores, HERE).to_dicts()}


def test_councils_are_counted_at_each_score_and_an_unknown_score_is_not_one():
    [equity] = (
        counts_by_statement(known("equity", [1, 2, 2, 3, 4, 4, 4, None])).filter(statement="equity").rows()
    )
    assert equity == ("equity", 7, 1, 2, 1, 3, 4, 3)


def test_all_nine_statements_come_in_the_order_of_the_framework_even_with_nobody_known():
    counts = counts_by_statement(known("learning", [None, 3]))
    assert counts["statement"].to_list() == list(STATEMENTS)
    assert counts["n"].to_list() == [0] * 8 + [1]


def test_healthier_lives_is_clearly_lower_in_yorkshire_and_humber_and_assessing_needs_cannot_be_told():
    rows = compared(YORKSHIRE_AND_HUMBER)
    assert rows["healthier_lives"]["verdict"] == "clearly fewer"
    assert rows["assessing_needs"]["verdict"] == "cannot tell"
    assert [row["verdict"] for row in rows.values()].count("cannot tell") == 8


def test_the_number_of_statements_compared_is_allowed_for():
    alone = {"safeguarding": (1, 6, 46, 60)}
    among_nine = dict.fromkeys(STATEMENTS, (3, 6, 30, 60)) | alone
    assert compared(alone)["safeguarding"]["verdict"] == "clearly fewer"
    assert compared(among_nine)["safeguarding"]["verdict"] == "cannot tell"


def test_more_here_than_elsewhere_is_clearly_more():
    assert compared({"equity": (10, 10, 10, 60)})["equity"]["verdict"] == "clearly more"


def test_the_region_is_not_counted_among_the_others():
    row = compared({"equity": (5, 6, 20, 75)})["equity"]
    assert [row[name] for name in ("k", "n", "elsewhere_k", "elsewhere_n")] == [5, 6, 20, 75]


@pytest.mark.parametrize("counts", [(0, 4, 60, 60), (5, 6, 0, 0), (0, 0, 3, 9)])
def test_under_five_councils_or_nobody_elsewhere_is_not_compared(counts):
    row = compared({"equity": counts})["equity"]
    assert (row["p"], row["q"], row["verdict"]) == (None, None, "not compared")


def test_a_statement_not_compared_does_not_weaken_the_others():
    row = compared({"safeguarding": (1, 6, 46, 60), "equity": (4, 4, 0, 60)})["safeguarding"]
    assert row["q"] == row["p"]


def test_six_of_six_still_leaves_four_in_ten_in_doubt():
    row = compared({"equity": (6, 6, 30, 60)})["equity"]  # 6 / (6 + 1.96 squared)
    assert (row["lower"], row["upper"]) == (pytest.approx(0.6097, abs=0.0001), 1)


@pytest.mark.parametrize("case", REFERENCE["fisher"], ids=lambda case: str(case["table"]))
def test_p_matches_the_worked_figures(case):
    (k, not_k), (elsewhere_k, elsewhere_not_k) = case["table"]
    row = compared({"equity": (k, k + not_k, elsewhere_k, elsewhere_k + elsewhere_not_k)})["equity"]
    assert row["p"] == pytest.approx(case["p"], abs=1e-9)


@pytest.mark.parametrize("case", REFERENCE["q_values"], ids=lambda case: str(case["p"]))
def test_q_matches_the_worked_figures_and_passes_over_what_was_not_compared(case):
    q = q_values(pl.Series([None, *case["p"], None])).to_list()
    assert q == pytest.approx([None, *case["q"], None])


def test_no_scores_at_all_is_nine_statements_not_compared():
    rows = against_elsewhere(known("equity", []), HERE)
    assert rows["verdict"].to_list() == ["not compared"] * 9
    assert rows["lower"].null_count() == 9
