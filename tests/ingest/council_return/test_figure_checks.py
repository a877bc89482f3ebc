"""A figure's value, numerator, denominator and marker against each other."""

import pytest

from tests.ingest.council_return.samples import (
    COUNT,
    DAYS,
    RATE,
    RATIO,
    SHARE,
    figure,
    filled,
    only_issue,
    read,
    row_of,
)


def test_a_share_over_100_names_its_numerator_and_denominator():
    issue = only_issue(figure(SHARE, numerator=520, denominator=500))
    assert (issue.level, issue.check, issue.where) == (
        "error",
        "share_over_100",
        f"Metrics, row {row_of(SHARE)}",
    )
    assert issue.message == "The share is 104%. A share cannot be more than 100%."
    assert issue.mend == "Check the numerator, 520, and the denominator, 500."


def test_a_share_over_100_is_refused_without_its_parts_and_a_whole_one_is_not():
    assert only_issue(figure(SHARE, value=100.5)).check == "share_over_100"
    assert read(figure(SHARE, value=100, numerator=500, denominator=500))[1] == []


def test_a_figure_named_in_an_error_is_left_out_and_the_others_stay():
    frames, _ = read(figure(SHARE, value=50, numerator=30, denominator=40))
    assert frames.figures.is_empty()


@pytest.mark.parametrize("value", [30.3, 30.27, 30, 30.2, "30.3%"])
def test_a_value_that_is_rounded_agrees_with_its_parts(value):  # 952 / 3145 is 30.27%
    issues = read(figure(SHARE, value=value, numerator=952, denominator=3145))[1]
    assert [issue for issue in issues if issue.level == "error"] == []


@pytest.mark.parametrize("value", [30.1, 30.38, 31, 12])
def test_a_value_that_is_more_than_rounding_away_disagrees(value):
    issue = only_issue(figure(SHARE, value=value, numerator=952, denominator=3145))
    assert (issue.level, issue.check) == ("error", "value_disagrees")
    assert f"The value is {value}, but 952 / 3,145 makes 30.3." in issue.message


def test_the_sentence_says_how_much_is_let_pass():
    assert (
        "Up to 0.5 apart counts" in only_issue(figure(SHARE, value=31, numerator=952, denominator=3145)).mend
    )
    assert (
        "Up to 0.1 apart counts"
        in only_issue(figure(SHARE, value=31.25, numerator=952, denominator=3145)).mend
    )


def test_a_share_given_as_a_part_of_one_is_told_the_percentage():
    issue = only_issue(figure(SHARE, value=0.303, numerator=952, denominator=3145))
    assert (issue.check, issue.mend) == ("value_disagrees", "Give it as a percentage: 30.3.")


@pytest.mark.parametrize(
    ("metric", "value", "numerator", "denominator"), [(RATE, 250, 500, 200_000), (RATIO, 14.3, 143, 10)]
)
def test_a_rate_and_a_ratio_are_compared_in_their_own_unit(metric, value, numerator, denominator):
    assert read(figure(metric, value=value, numerator=numerator, denominator=denominator))[1] == []
    issue = only_issue(figure(metric, value=value + 2, numerator=numerator, denominator=denominator))
    assert issue.check == "value_disagrees"


def test_days_are_a_statistic_and_not_compared_with_parts():
    assert read(figure(DAYS, value=38, numerator=1, denominator=2))[1] == []


def test_a_small_share_without_its_parts_is_looked_at_because_a_spreadsheet_keeps_12_per_cent_as_012():
    frames, [issue] = read(figure(SHARE, value=0.12))
    assert (issue.level, issue.check) == ("warning", "share_below_1")
    assert issue.mend == "If 12% is meant, give 12."
    assert frames.figures["value"].to_list() == [0.12]
    assert only_issue(figure(SHARE, value=1)).mend == "If 100% is meant, give 100."
    assert read(figure(SHARE, value=1, numerator=5, denominator=500))[1] == []


@pytest.mark.parametrize("metric", [COUNT, DAYS, SHARE])
def test_nothing_is_less_than_nought(metric):
    assert only_issue(figure(metric, value=-1)).check == "negative"
    assert read(figure(metric, value=0))[1] == []


def test_a_value_and_a_marker_contradict_each_other():
    assert only_issue(figure(COUNT, value=0, marker="c")).check == "value_and_marker"


def test_two_markers_contradict_each_other_and_the_same_one_twice_does_not():
    assert "two_markers" in [issue.check for issue in read(figure(COUNT, value="[c]", marker="x"))[1]]
    frames, issues = read(figure(COUNT, value="[c]", marker="c"))
    assert [issue.level for issue in issues] == ["warning"]
    assert frames.figures["marker"].to_list() == ["c"]


def test_a_denominator_of_nought_asks_for_a_marker_and_with_one_is_sound():
    assert only_issue(figure(SHARE, value=0, numerator=0, denominator=0)).check == "denominator_is_nought"
    assert read(figure(SHARE, numerator=0, denominator=0, marker="z"))[1] == []


def test_a_value_left_empty_is_worked_out_from_its_parts_and_said():
    frames, [issue] = read(figure(SHARE, numerator=952, denominator=3145))
    assert (issue.level, issue.check) == ("warning", "value_worked_out")
    assert frames.figures.rows() == [(SHARE, "all", 30.3, 952, 3145, None, None)]


def test_a_suppressed_value_is_not_worked_out():
    frames, issues = read(figure(SHARE, numerator=3, denominator=40, marker="c"))
    assert issues == []
    assert frames.figures["value"].to_list() == [None]


@pytest.mark.parametrize(
    ("metric", "fields", "check", "said"),
    [
        (COUNT, {"value": 12.5}, "not_whole", "The value is 12.5, and a count is a whole number."),
        (
            DAYS,
            {"value": 1e9},
            "beyond_belief",
            "The value is 1,000,000,000 days; no council's can be over 36,525.",
        ),
        (COUNT, {"value": 10_000_001}, "beyond_belief", "no council's can be over 10,000,000."),
        (SHARE, {"numerator": 1, "denominator": 1e9}, "beyond_belief", "The denominator is 1,000,000,000;"),
    ],
)
def test_a_number_that_can_be_nobodys_is_refused(metric, fields, check, said):
    frames, [issue] = read(figure(metric, **fields))
    assert (issue.level, issue.check, issue.rows) == ("error", check, (row_of(metric),))
    assert said in issue.message
    assert frames.figures.is_empty()


@pytest.mark.parametrize(
    ("metric", "value"), [(DAYS, 12.5), (DAYS, 36_525), (COUNT, 10_000_000), (COUNT, "12.0")]
)
def test_a_number_that_may_be_is_not(metric, value):
    assert read(figure(metric, value=value))[1] == []


def test_a_groups_count_cannot_be_more_than_everybodys():
    row = row_of(COUNT)
    group = {"A60": COUNT, "D60": "65 and over", "E60": 500}
    frames, [issue] = read(filled("Metrics", **group, **{f"E{row}": 412}))
    assert (issue.level, issue.check, issue.rows) == ("error", "part_over_whole", (row, 60))
    assert issue.message == 'The value for "65 and over" is 500, more than the 412 for all.'
    assert frames.figures.is_empty()
    assert read(filled("Metrics", **group, **{f"E{row}": 500}))[1] == []


def test_carers_may_be_counted_apart_and_a_median_is_no_part():
    carers = {"A60": COUNT, "D60": "Carers", "E60": 500, f"E{row_of(COUNT)}": 412}
    assert read(filled("Metrics", **carers))[1] == []
    older = {"A60": DAYS, "D60": "65 and over", "E60": 50, f"E{row_of(DAYS)}": 40}
    assert read(filled("Metrics", **older))[1] == []
