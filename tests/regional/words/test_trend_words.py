import polars as pl
import pytest

from models.metric import metrics
from regional.views.trend import by_quarter
from regional.words import trend as words

WAIT = metrics()["median_days_request_to_assessment"]  # in days, lower is better
DP = metrics()["direct_payments"]  # a share, higher is better
NEITHER = next(metric for metric in metrics().values() if metric.higher_is == "neither")
STEADY = [44, 41, 46, 43, 45, 42, 44, 43, 45, 44]


def judged(values, metric=WAIT, breaks_at=None, notes=None):
    quarters = [f"20{10 + at // 4}-{11 + at // 4} Q{at % 4 + 1}" for at in range(len(values))]
    notes = {breaks_at: "Series break: another count"} | (notes or {})
    rows = {"quarter": quarters, "value": values, "note": [notes.get(at) for at in range(len(values))]}
    sent = pl.DataFrame(rows, schema_overrides={"value": pl.Float64, "note": pl.String})
    return by_quarter(sent.with_columns(metric=pl.lit(metric.id)), quarters)


def said(values, metric=WAIT, **how):
    return words.verdict(metric, judged(values, metric, **how), "quarter")


def test_a_point_inside_the_limits_is_no_sign_of_change():
    assert said([*STEADY, 43, 44]) == (
        "The newest figure, 44, is within its usual range (37.9 to 49.5): no sign of change."
    )


def test_a_point_outside_trial_limits_is_a_sign_and_says_on_how_many_points():
    assert said([*STEADY, 30]) == (
        "The newest figure, 30, is below the lower limit, 32.9: a sign of improvement, "
        "on trial limits from 11 quarterly points."
    )
    assert "above the upper limit" in said([*STEADY, 60])
    assert "a sign of concern" in said([*STEADY, 60])


def test_each_rule_is_told_in_its_own_words():
    assert "ends a run of 7 or more that fall one after another: a sign of improvement" in said(
        [0, 20] * 4 + [14, 13, 12, 11, 10, 9, 8]
    )
    assert "is one of 7 or more in a row above the mean, 8.1: a sign of concern" in said(
        [2, 8] * 4 + [9, 15] * 3 + [9]
    )
    assert "is one of two in three close to the upper limit" in said([10, 12] * 10 + [16, 13, 16])


def test_where_neither_end_is_better_a_special_point_is_no_judgement():
    assert said([*STEADY, 90], NEITHER).endswith(
        "a sign of change, and neither high nor low is better, on trial limits from 11 quarterly points."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([3, 4, 5, 6], "No verdict on the trend: 4 quarterly points, and a line needs five."),
        ([3], "No verdict on the trend: 1 quarterly point, and a line needs five."),
        ([7, 7, 7, 7, 7], "No variation: 5 quarterly points are all 7."),
        (
            [1, None, 2, None, 3, None, 4, None, 5],
            "No verdict on the trend: no two quarters with a figure follow each other.",
        ),
    ],
)
def test_what_cannot_be_tested_says_why(values, sentence):
    assert said(values) == sentence


def test_after_a_break_only_what_came_since_is_tested():
    assert said([*STEADY, 80, 81], breaks_at=10) == (
        "No verdict on the trend: 2 quarterly points since the series break, and a line needs five."
    )


@pytest.mark.parametrize("note", ["Rolling 12 months to the end of the quarter", "Year to date"])
def test_a_rolling_series_is_refused_with_the_reason(note):
    refused = judged(STEADY, notes={3: note})
    assert words.sentences(WAIT, refused, "quarter") == [
        "No verdict on the trend: a figure here covers more than its own quarter, so it shares months "
        "with the one before, and runs come about where nothing changed."
    ]
    assert words.in_a_cell(refused.row(0, named=True)) == "not tested"


def test_earlier_special_points_and_chance_are_told():
    _, earlier, chance = words.sentences(
        WAIT, judged([44, 41, 46, 43, 45, 42, 44, 58, 43, 45, 44, 42, 46]), "quarter"
    )
    assert earlier == "Special earlier, against the same mean: concern in 1 quarter, last in 2011-12 Q4."
    assert chance == "Of 100 charts of 13 points where nothing changes, about 5 have a special one."


def test_a_cell_has_the_kind_the_shape_and_the_rule():
    rows = judged([44, 41, 46, 43, 45, 42, 44, 58, 43, 45, 44, 42, 46]).to_dicts()
    assert words.in_a_cell(rows[7]) == "concern (triangle): outside"
    assert words.in_a_cell(rows[0]) == "common"


def test_a_series_on_trial_has_its_slope_and_a_long_one_has_none():
    assert words.short_series(judged([12, 15, 14, 18, 17, 21])) == (
        "Over these 6 points the middle step from one to the next is 1.5 (Theil and Sen); "
        "Kendall's tau against time is 0.73, p 0.06."
    )
    assert words.short_series(judged([*STEADY, *STEADY])) == ""
    assert words.short_series(judged([12, 15, None, 18, 17, 21])) == ""
