"""What is far from the quarters before: the rule by hand, and the warnings it makes."""

from datetime import date

import polars as pl
import pytest

from ingest.council_return.far_from_last import far_from_last, is_far
from ingest.council_return.frames import FIGURES, SCORES, ReturnFrames, empty
from ingest.council_return.gaps import gap
from ingest.council_return.places import rows_of
from ingest.issues import Issue
from ingest.load_earlier import EARLIER
from models.metric import SeriesBreak, metrics
from tests.ingest.council_return.samples import (
    COUNT,
    DAYS,
    SHARE,
    grids,
    last_return,
    ods,
    row_of,
    template,
    template_csv,
)

NOW, BEFORE = "2026-27 Q2", ["2026-27 Q1", "2025-26 Q4", "2025-26 Q3", "2025-26 Q2"]


@pytest.mark.parametrize(
    ("value", "earlier", "far"),
    [
        (999, [], False),  # nothing to compare with
        (61, [30], True),  # more than doubled, and 31 away
        (60, [30], False),  # doubled, not more
        (14, [30], True),  # less than half
        (15, [30], False),
        (5, [2], False),  # more than doubled, but 3 is a small step
        (61, [30, 500, 500], True),  # the last counts while there are fewer than four
        # Median 102, median absolute deviation 2, so 8; but a tenth of the median, 10.2, is more.
        (112, [100, 102, 104, 102, 98], False),
        (113, [100, 102, 104, 102, 98], True),
        (91, [100, 102, 104, 102, 98], True),
        # Median 100, deviations 20, 0, 0, 20, 40: their median is 20, and four of them are 80.
        (180, [80, 100, 100, 120, 140], False),
        (181, [80, 100, 100, 120, 140], True),
        (10, [0, 0, 0, 0], False),  # the step, where nothing ever moved
        (11, [0, 0, 0, 0], True),
        (0, [100, 100, 100, 100], True),
        # The last was far itself: the same again is no news, and neither is what is within 5% of it.
        (200, [200, 100, 100, 100], False),
        (210, [200, 100, 100, 100], False),
        (190, [200, 100, 100, 100], False),
        (211, [200, 100, 100, 100], True),
    ],
)
def test_the_rule_by_hand_with_a_step_of_ten(value, earlier, far):
    assert is_far(value, earlier, step=10) == far


def frames(scores=(), figures=()) -> ReturnFrames:
    rows = [
        (metric, breakdown, value, None, None, marker, None) for metric, breakdown, value, marker in figures
    ]
    return ReturnFrames(
        pl.DataFrame(list(scores), schema=SCORES, orient="row"),
        empty().answers,
        pl.DataFrame(rows, schema=FIGURES, orient="row"),
        empty().evidence,
    )


def earlier(sheet: str, about: str, *values: float, breakdown="all") -> pl.DataFrame:
    """Newest first."""
    rows = [(when, sheet, about, breakdown, value) for when, value in zip(BEFORE, values, strict=False)]
    return pl.DataFrame(rows, schema=EARLIER, orient="row")


def told(given: ReturnFrames, before: pl.DataFrame) -> list[Issue]:
    return far_from_last(given, before, NOW, rows_of(template(), "return.xlsx"))


def test_a_figure_far_from_the_last_is_a_warning_at_its_row_and_will_be_stored_as_given():
    [issue] = told(frames(figures=[(COUNT, "all", 900, None)]), earlier("Metrics", COUNT, 412))
    assert (issue.level, issue.check, issue.rows) == ("warning", "far_from_last", (row_of(COUNT),))
    assert issue.message.endswith(" is 900; it was 412 in 2026-27 Q1. It will be stored as given.")
    assert issue.mend == "Check it. If it is right, say why in the note; there is nothing else to do."


def test_with_four_quarters_it_says_what_was_usual():
    [issue] = told(frames(figures=[(COUNT, "all", 900, None)]), earlier("Metrics", COUNT, 412, 400, 420, 410))
    assert "it was 412 in 2026-27 Q1, and the median of 4 earlier quarters is 411." in issue.message


def test_each_breakdown_is_compared_with_its_own_past():
    before = earlier("Metrics", COUNT, 50, breakdown="65 and over")
    given = frames(figures=[(COUNT, "all", 900, None), (COUNT, "65 and Over", 52, None)])
    assert told(given, before) == []


def test_quarters_before_a_break_of_the_series_are_not_compared(monkeypatch):
    before, given = earlier("Metrics", SHARE, 30), frames(figures=[(SHARE, "all", 90, None)])
    assert len(told(given, before)) == 1
    cut = SeriesBreak(on=date(2026, 7, 1), why="New definition")
    broken = metrics()[SHARE].model_copy(update={"series_breaks": (cut,)})
    monkeypatch.setattr("ingest.council_return.far_from_last.metrics", lambda: {SHARE: broken})
    [issue] = told(given, before)  # no word of how far it moved
    assert (issue.check, issue.level) == ("series_break", "warning")
    assert "series break. It is not compared with 2026-27 Q1 or before: New definition." in issue.message


@pytest.mark.parametrize(("score", "last", "far"), [(3, 1, True), (1, 4, True), (3, 2, False), (2, 2, False)])
def test_a_jump_of_two_on_a_statement_is_a_warning(score, last, far):
    issues = told(frames(scores=[("equity", score, None)]), earlier("Scores", "equity", last))
    assert [issue.where for issue in issues] == (["Scores, row 4"] if far else [])
    said = f"Equity is {score}; it was {last} in 2026-27 Q1. It will be stored as given."
    assert [issue.message for issue in issues] == ([said] if far else [])


def test_a_figure_that_lost_its_value_and_has_no_marker_will_be_stored_as_not_given():
    rows = rows_of(template(with_last=True), "return.xlsx")
    given = frames(figures=[(SHARE, "all", 30.0, None)])
    [issue] = gap(given, last_return(), "2026-27 Q1", rows, [])
    assert (issue.level, issue.check, issue.sheet, len(issue.rows)) == ("warning", "gap", "Metrics", 2)
    assert issue.message.startswith("2 figures given for 2026-27 Q1 have neither value nor marker now: ")
    assert issue.message.endswith('(65 and over). They will be stored as "not given".')


def test_a_marker_is_an_answer_and_a_cell_to_be_mended_is_told_already():
    rows = rows_of(template(with_last=True), "return.xlsx")
    given = frames(figures=[(SHARE, "all", None, "x"), (SHARE, "65 and over", None, "c")])
    fault = Issue("error", "not_a_number", "x.", "y.", "Metrics", "Value", rows["Metrics", COUNT, "all"])
    assert gap(given, last_return(), "2026-27 Q1", rows, [fault]) == []


def test_of_a_sheet_that_is_missing_no_figure_is_said_to_be_missing_too():
    gone = Issue("error", "missing_sheet", "x.", "y.", "Metrics")
    other = Issue("error", "missing_sheet", "x.", "y.", "Answers")
    assert gap(frames(), last_return(), "2026-27 Q1", {}, [gone]) == []
    assert len(gap(frames(), last_return(), "2026-27 Q1", {}, [other])) == 1


def test_rows_are_found_in_every_kind_of_file():
    xlsx = rows_of(template(), "return.xlsx")
    assert xlsx["Scores", "equity", "all"] == (4,)
    assert xlsx["Metrics", DAYS, "all"] == (row_of(DAYS),)
    assert rows_of(ods(grids(template())), "return.ods") == xlsx
    text = template_csv() + f"Metrics,{DAYS},,value,3\r\n".encode()
    assert rows_of(text, "return.csv") == {("Metrics", DAYS, "all"): (len(text.splitlines()),)}
