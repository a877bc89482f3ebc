from regional.analysis.standing_out import APART, OWN_ABOVE, SHARED, WORSE, Thing
from regional.words.standing_out import changed, looked_at, of_council, of_region

GAP = {
    "value": 20.0, "period": "2025-26", "england": 30.0, "beside_england": "clearly below",
    "above": 1, "below": 12, "tested": 14,
}  # fmt: skip


def test_a_gap_is_told_with_both_figures_and_how_many_neighbours():
    assert of_council(Thing(WORSE, "direct_payments", 0.8, GAP), "Barnet") == (
        "People using services who receive direct payments: Barnet has 20.0% in 2025-26, clearly below "
        "England's 30.0% and 12 of 14 of its nearest neighbours (worse)."
    )


def test_a_shared_shortfall_names_who_is_strong_and_how_alike():
    facts = {"weak": 13, "known": 17, "region": "London", "strong": [("Hillingdon", 3, 3), ("Merton", 1, 4)]}
    assert of_council(Thing(SHARED, "assessing_needs", 0.8, facts), "Barnet") == (
        "Assessing needs: a shortfall in 13 of 17 councils of London, Barnet among them; Hillingdon, third "
        "most like it, scored 3 and Merton, the council most like it, scored 4."
    )


def test_one_own_score_above_is_told_alone_and_several_together():
    row = {"statement": "equity", "own": 4, "published": 2, "quarter": "2026-27 Q2"}
    assert of_council(Thing(OWN_ABOVE, "equity", 2, row), "Barnet") == (
        "Equity: Barnet scores itself 4 for 2026-27 Q2, and CQC gave 2."
    )
    both = {"all": [row, row | {"statement": "learning", "own": 3, "published": 1}], "quarter": "2026-27 Q2"}
    assert of_council(Thing(OWN_ABOVE, "own scores", 2, both), "Barnet").startswith(
        "Barnet scores itself above CQC for 2026-27 Q2 on 2 statements: equity (4, CQC 2); "
    )


def test_a_region_unlike_the_rest_is_told_with_both_counts():
    facts = {"k": 0, "n": 6, "verdict": "clearly fewer", "elsewhere_k": 48, "elsewhere_n": 77}
    assert of_region(Thing(APART, "healthier_lives", 1, facts), "London") == (
        "Healthier lives: 0 of 6 councils scored 3 or above, clearly fewer than 48 of 77 in the rest of "
        "England."
    )


def test_what_changed_names_both_sides_or_says_that_nothing_did():
    new, gone = [Thing(WORSE, "direct_payments", 1)], [Thing(OWN_ABOVE, "equity", 1)]
    assert changed(new, gone, "2026-27 Q2", "2026-27 Q1") == [
        "New in 2026-27 Q2: people using services who receive direct payments (worse).",
        "On the list for 2026-27 Q1 and no longer: equity (own score above CQC's).",
    ]
    assert changed([], [], "2026-27 Q2", "2026-27 Q1") == [
        "Nothing came onto the list or left it between 2026-27 Q1 and 2026-27 Q2."
    ]


def test_how_much_was_looked_at_is_said():
    assert looked_at(0) == ""
    assert looked_at(31).startswith("31 series of its own returns had limits and were looked at")
