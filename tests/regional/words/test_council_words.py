"""What is said of one council, in every state its result can be in."""

import polars as pl
import pytest

from models.framework import STATEMENTS
from regional.views.council import CouncilView
from regional.words import council as words
from regional.words import one_score

BARNET = (2, 2, 2, 3, 3, 2, 3, 3, 3)  # 23
GOOD_BUT_FOR_A_1 = (1, 3, 3, 3, 3, 3, 3, 3, 3)  # 25


def result(rating, kind="formal", **other):
    plain = {"id": 1, "kind": kind, "rating": rating, "published": "2025-01", "check": "official"}
    return {**plain, "status": "current", "note": None, "percent": None, **other}


def view(result, scores=(), *, own=(), earlier=(), peers=((), (), ())):
    """scores, own and peers (below, same, above) belong to the statements in CQC's order."""
    below, same, above = (_nine(values) for values in peers)
    frame = pl.DataFrame(
        {
            "statement": STATEMENTS,
            "published": _nine(scores),
            "own": _nine(own),
            "below": below,
            "same": same,
            "above": above,
        },
        schema_overrides=dict.fromkeys(("published", "own", "below", "same", "above"), pl.Int64),
    ).with_columns(
        indicative=pl.lit(bool(result) and result["kind"] == "pilot"),
        peers_known=pl.sum_horizontal("below", "same", "above"),
        check=pl.when(pl.col("published").is_not_null()).then(pl.lit("compiled")),
    )
    return CouncilView(result, pl.DataFrame(list(earlier)), frame, "2026-27 Q2" if own else None)


def _nine(values):
    return [*values, *[None] * (9 - len(values))]


@pytest.mark.parametrize(
    ("rating", "nine", "said"),
    [
        ("good", BARNET, "Ash is rated good with 23 of 36, the lowest total that is good"),
        (
            "requires improvement",
            (2, 2, 2, 3, 3, 2, 3, 3, 2),
            "Ash is rated requires improvement with 22 of 36, the highest total that is requires improvement",
        ),
        ("good", (3,) * 9, "Ash is rated good with 27 of 36"),
        (
            "outstanding",
            (4, 4, 4, 4, 4, 3, 3, 3, 3),
            "Ash is rated outstanding with 32 of 36, the lowest total that is outstanding",
        ),
        (
            "requires improvement",
            GOOD_BUT_FOR_A_1,
            "Ash is rated requires improvement with 25 of 36: the total alone would be good",
        ),
    ],
)
def test_with_nine_scores_the_heading_says_total_and_edge_or_limiter(rating, nine, said):
    assert words.heading("Ash", view(result(rating), nine)) == said


def test_a_rating_without_scores_says_that_they_are_not_known():
    assert words.heading("Ash", view(result("good"))) == (
        "Ash is rated good; its nine scores are not known to us"
    )
    assert words.about_result(view(result("good"))) == []


def test_a_rating_with_a_few_scores_has_no_bounds_for_the_rating_is_known():
    few = view(result("good"), (3, 2))
    assert words.heading("Ash", few) == "Ash is rated good; 2 of 9 scores known to us"
    assert words.about_result(few) == []


def test_four_scores_and_no_rating_have_bounds():
    stockton = view(result(None), (3, 3, 3, 3))
    assert words.heading("Ash", stockton) == "Ash: 4 of 9 scores known, rating not known to us"
    assert words.about_result(stockton) == [
        "With 4 of 9 scores known the total would be between 17 and 32, requires improvement to "
        "outstanding. This is arithmetic, not a forecast."
    ]


def test_a_pilot_is_indicative_and_has_no_rating_arithmetic_even_with_nine_scores():
    pilot = view(result("good", "pilot"), BARNET)
    assert words.heading("Ash", pilot) == "Ash's pilot result is good: indicative, counted nowhere"
    assert words.about_result(pilot) == []
    assert words.no_arithmetic(pilot) == (
        "This result is a pilot: indicative, so no rating arithmetic is shown."
    )


def test_a_council_of_which_nothing_is_known_says_so():
    unknown = view(None)
    assert words.heading("Ash", unknown) == "CQC's result for Ash is not known to us"
    assert words.about_result(unknown) == []
    assert words.no_arithmetic(unknown).startswith("It needs all nine scores.")


@pytest.mark.parametrize(
    ("nine", "said"),
    [
        (BARNET, "A score of 2 on any statement rules out outstanding: here 4 statements."),
        ((2, *[3] * 8), "A score of 2 on any statement rules out outstanding: here assessing needs."),
        ((3,) * 9, ""),
        (
            (1, *[2] * 8),
            "A score of 1 on any statement rules out good and outstanding: here assessing needs. "
            "CQC must then tell the Secretary of State.",
        ),
    ],
)
def test_a_limiter_in_force_is_explained_though_it_changes_nothing_today(nine, said):
    assert words.limiters_in_force(dict(zip(STATEMENTS, nine, strict=True))) == said


def test_a_limiter_that_lowers_the_rating_is_named_as_one():
    [said] = words.about_result(view(result("requires improvement"), GOOD_BUT_FOR_A_1))
    assert said.startswith("Limiter: ")


def test_earlier_results_are_told_with_what_was_believed_before():
    raised = result("requires improvement", status="superseded", percent=62, note="raised after a review")
    pilot = result("good", "pilot", published="2023-11-17")
    assert words.about_result(view(result("good"), earlier=[raised, pilot])) == [
        "Another result, superseded: raised after a review. It was requires improvement (62%), January 2025.",
        "Before it, a pilot (17 November 2023): good, indicative, counted nowhere.",
    ]


def test_beside_peers_says_where_most_are_above_or_below_and_never_a_rank():
    placed = view(result("good"), BARNET[:3], peers=((0, 9, 4), (3, 1, 2), (7, 0, 4)))
    assert words.beside_peers("Ash", placed, "15 nearest neighbours") == (
        "Beside its 15 nearest neighbours (scores known for 10), Ash is below most on 1 (assessing needs) "
        "and above most on 1 (healthier lives): 3 statements compared"
    )


def test_half_of_the_peers_are_not_most():
    placed = view(result("good"), (2,), peers=((0,), (5,), (5,)))
    assert words.beside_peers("Ash", placed, "other London councils") == (
        "Beside other London councils (scores known for 10), Ash is level with most, or in between: "
        "1 statement compared"
    )


def test_without_a_score_or_without_peers_it_is_not_compared_and_says_which():
    assert words.beside_peers("Ash", view(result("good")), "x") == (
        "Ash is not compared: no formal score of it is known to us"
    )
    alone = view(result("good"), BARNET, peers=((0,) * 9, (0,) * 9, (0,) * 9))
    assert words.beside_peers("Ash", alone, "x") == (
        "Ash is not compared: scores of 0 peers are known to us; a comparison needs 5"
    )


def test_own_scores_are_counted_beside_published_ones_with_both_dates():
    both = view(result("good"), BARNET, own=(3, 2, 1))
    assert words.own_beside_published("Ash", both) == [
        "Ash scores itself higher than CQC did on 1 of 3 statements, lower on 1, the same on 1. "
        "CQC's result was published: January 2025; the own scores are for 2026-27 Q2."
    ]


@pytest.mark.parametrize(
    "seen", [view(result("good"), BARNET), view(result("good", "pilot"), (2,), own=(3,))]
)
def test_own_scores_are_not_held_against_a_pilot_or_against_nothing(seen):
    assert words.own_beside_published("Ash", seen) == []


def test_the_one_score_card_gives_each_outcome_once_and_now_between_up_and_down():
    card = one_score.card(dict(zip(STATEMENTS, BARNET, strict=True)))
    assert card.select("Total", "Rating").rows() == [
        (24, "good"),
        (23, "good"),
        (22, "requires improvement"),
    ]
    assert card["What"][1] == "Now (64% of 36, rounded up as CQC does)"
    assert card["What"][0] == "One higher, any statement"


def test_the_card_keeps_apart_a_fall_that_a_limiter_would_make_worse():
    card = one_score.card(dict(zip(STATEMENTS, (2, *[3] * 8), strict=True)))
    falls = card.filter(pl.col("Total") == 25)
    assert falls["Rating"].to_list() == ["requires improvement", "good"]
    assert falls["What"][0].startswith("One lower, the one at 2: ")
    assert falls["What"][1] == "One lower, any of the 8 at 3"


def test_nothing_falls_from_all_ones_or_rises_from_all_fours():
    for score, missing in ((1, "One lower"), (4, "One higher")):
        card = one_score.card(dict.fromkeys(STATEMENTS, score))
        assert not card["What"].str.starts_with(missing).any()


def test_the_bands_say_where_each_rating_begins():
    assert one_score.bands() == "inadequate 9, requires improvement 14, good 23, outstanding 32"


def test_an_absence_of_findings_is_not_praise():
    assert "That is not praise" in words.no_findings("Ash")
    found = pl.DataFrame({"polarity": ["strength", "strength", "shortfall"]})
    assert words.findings_heading(found) == (
        "Findings noted here so far: 2 strengths, 1 shortfall; the report itself may hold more"
    )
    assert words.findings_heading(found.clear()) == "Findings: none recorded here yet"
