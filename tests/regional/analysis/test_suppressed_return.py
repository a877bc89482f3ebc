"""What others see of a council's numbers."""

import polars as pl

from ingest.council_return.frames import FIGURES
from models.metric import metrics
from regional.analysis import suppressed_return


def figures(*rows):
    """(metric, breakdown, value, numerator, denominator, marker, note) of one quarter, as others see them."""
    frame = pl.DataFrame(rows, schema=FIGURES, orient="row").with_columns(quarter=pl.lit("2026-27 Q2"))
    seen = suppressed_return.figures(frame, metrics())
    return seen.select("value", "numerator", "denominator", "marker", "note").rows()


def test_a_share_is_a_whole_per_cent_and_its_parts_are_rounded():
    assert figures(("direct_payments", "all", 30.27, 952, 3145, None, "Fine.")) == [
        (30.0, 950.0, 3145.0, None, "Fine.")
    ]


def test_a_share_of_a_few_is_hidden_with_its_parts_and_its_note():
    hidden = (None, None, None, "c", None)
    assert figures(("direct_payments", "all", 7.3, 3, 41, None, "Three people.")) == [hidden]
    assert figures(("direct_payments", "all", 95.1, 39, 41, None, None)) == [hidden]


def test_that_a_series_breaks_is_told_of_a_hidden_figure_and_no_more_of_its_note():
    [(_, _, _, _, note)] = figures(("direct_payments", "all", 7.3, 3, 41, None, "Series break: of 3 people"))
    assert note == "Series break"


def test_a_share_without_its_parts_is_hidden_because_it_may_be_of_anybody():
    assert figures(("direct_payments", "all", 33.3, None, None, None, None))[0][3] == "c"


def test_a_count_is_rounded_and_a_small_one_hidden():
    assert figures(("waiting_assessment_count", "all", 214, None, None, None, None))[0][0] == 215.0
    assert figures(("waiting_assessment_count", "all", 4, None, None, None, None))[0][:4] == (
        None,
        None,
        None,
        "c",
    )
    assert figures(("waiting_assessment_count", "all", 0, None, None, None, None))[0][0] == 0.0


def test_days_are_whole_days():
    assert figures(("median_days_request_to_assessment", "all", 38.4, None, None, None, None))[0][0] == 38.0


def test_where_one_group_is_hidden_all_groups_of_the_metric_are_and_the_whole_stays():
    seen = figures(
        ("waiting_assessment_count", "all", 70, None, None, None, None),
        ("waiting_assessment_count", "18 to 64", 3, None, None, None, None),
        ("waiting_assessment_count", "65 and over", 67, None, None, None, None),
    )
    assert [row[0] for row in seen] == [70.0, None, None]


def test_groups_of_a_hidden_whole_are_hidden_too():
    seen = figures(
        ("direct_payments", "all", 95.1, 39, 41, None, None),
        ("direct_payments", "18 to 64", 100.0, 20, 20, None, None),
    )
    assert [row[0] for row in seen] == [None, None]


def test_an_absent_figure_keeps_its_reason_and_loses_its_parts():
    assert figures(("direct_payments", "all", None, 3, None, "x", "Not counted."))[0] == (
        None, None, None, "x", "Not counted.",
    )  # fmt: skip
    assert figures(("direct_payments", "all", None, 3, 41, "c", "Three people."))[0][4] is None


def test_an_audit_hides_a_small_part_and_the_next_that_would_tell_it():
    sent = pl.DataFrame(
        [
            ("review", 70, 3, 20, 47, "Of 3"),
            ("safeguarding", 60, 20, 20, 20, None),
            ("assessment", 4, 4, 0, 0, "x"),
        ],
        schema=["area", "audited", "met", "partly_met", "not_met", "note"],
        orient="row",
    )
    assert suppressed_return.audits(sent).rows() == [
        ("review", 70, None, None, 45, None),
        ("safeguarding", 60, 20, 20, 20, None),
        ("assessment", None, None, None, None, None),
    ]


def test_a_waiting_list_hides_a_small_band_with_its_longest_wait():
    sent = pl.DataFrame(
        [("red", 3, 96, None, "Mrs"), ("amber", 82, 60, None, None), ("green", None, None, "x", None)],
        schema=["band", "waiting", "longest_wait", "marker", "note"],
        orient="row",
    )
    assert suppressed_return.waiting(sent).rows() == [
        ("red", None, None, "c", None),
        ("amber", 80, 60, None, None),
        ("green", None, None, "x", None),
    ]


def test_of_a_band_that_its_council_suppressed_no_note_or_wait_is_told_either():
    sent = pl.DataFrame(
        [("red", None, 30, "c", "Three people."), ("amber", None, None, "z", "Not banded.")],
        schema=["band", "waiting", "longest_wait", "marker", "note"],
        orient="row",
    )
    assert suppressed_return.waiting(sent).rows() == [
        ("red", None, None, "c", None),
        ("amber", None, None, "z", "Not banded."),
    ]
