import polars as pl

from models.metric import metrics
from regional.views.trend import by_quarter
from regional.words import own_history as words

WAITING, SHARE = metrics()["waiting_assessment_count"], metrics()["direct_payments"]
BACKLOG = metrics()["dols_backlog_rate"]  # its definition has a break in June 2026
QUARTERS = ["2025-26 Q3", "2025-26 Q4", "2026-27 Q1", "2026-27 Q2"]


def history(*values, notes=None, missing=(), exact=True, tier="council", metric=WAITING):
    """A value, a marker or None for each of QUARTERS."""
    rows = [
        {
            "quarter": quarter,
            "returned": quarter not in missing,
            "exact": exact,
            "tier": None if quarter in missing else tier,
            "value": float(value) if isinstance(value, int) else None,
            "numerator": 30.0 if isinstance(value, int) else None,
            "denominator": 100.0 if isinstance(value, int) else None,
            "marker": value if isinstance(value, str) else None,
            "note": (notes or {}).get(quarter),
            "metric": metric.id,
        }
        for quarter, value in zip(QUARTERS, values, strict=True)
    ]
    types = {"note": pl.String, "marker": pl.String, "value": pl.Float64}
    return by_quarter(pl.DataFrame(rows, schema_overrides=types), QUARTERS)


def test_the_heading_gives_the_newest_figure_and_the_first():
    assert words.heading(WAITING, history(9, 12, 15, 18)) == (
        "People waiting for a Care Act assessment: 18 in 2026-27 Q2; 9 in 2025-26 Q3"
    )


def test_the_heading_never_sets_figures_side_by_side_across_a_break():
    broken = history(9, 12, 40, 41, notes={"2026-27 Q1": "Series break: another clock."})
    assert words.heading(WAITING, broken).endswith("41 in 2026-27 Q2; 40 in 2026-27 Q1")
    assert "The two sides of the dashed line are different things and are not compared." in words.beneath(
        WAITING, broken
    )


def test_a_break_of_the_definition_is_the_result_where_one_would_compare():
    broken = history(9, 12, 15, None, metric=BACKLOG)
    assert words.heading(BACKLOG, broken).endswith(
        "15 in 2026-27 Q1; series break: not compared with what came before"
    )
    said = " ".join(words.beneath(BACKLOG, broken))
    assert "Series break in 2026-27 Q1: the Supreme Court changed what counts as a deprivation" in said


def test_each_absent_figure_is_told_with_its_reason():
    said = words.beneath(WAITING, history("c", None, 5, None, missing=("2026-27 Q2",)))
    assert said[0].startswith("A figure in 1 of 4 quarters.")
    assert said[1:] == [
        "No figure for 2025-26 Q3: too few to show.",
        "No figure for 2025-26 Q4: not given.",
        "No figure for 2026-27 Q2: no return.",
    ]


def test_one_quarter_is_not_told_as_a_row_of_quarters():
    one = history(9, 12, 15, 18).tail(1)
    assert words.beneath(WAITING, one) == ["One quarter so far. The newest is 30 of 100."]
    assert words.drawn(WAITING, "Barnet", one).endswith("Barnet's own figures, 2026-27 Q2.")
    assert words.source("Barnet", one).startswith("Source: Barnet's own returns, 1 quarter sent.")
    assert words.heading(WAITING, history(1, 1, 1, "c").tail(1)).endswith("in the one quarter so far")
    assert words.beneath(WAITING, history(9, 12, 15, 18))[0].startswith("A figure in each of 4 quarters.")


def test_nothing_given_at_all_is_said_and_is_no_nought():
    empty = history("x", "x", None, None)
    assert words.heading(WAITING, empty) == (
        "People waiting for a Care Act assessment: no figure given in any of 4 quarters"
    )
    assert "0" not in words.table(WAITING, empty)["Value (count)"].to_list()


def test_a_note_is_passed_on_as_it_was_given():
    said = words.beneath(WAITING, history(9, 12, 15, 18, notes={"2026-27 Q1": "A new team."}))
    assert said[-1] == "Note with 2026-27 Q1: A new team."


def test_the_description_read_aloud_holds_every_value():
    told = words.described("Title", SHARE, history(30, "c", 31, 32))
    assert told == "Title. 2025-26 Q3 30%, 2025-26 Q4 too few to show, 2026-27 Q1 31% and 2026-27 Q2 32%."
