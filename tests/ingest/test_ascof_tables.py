"""The outcomes framework's workbook of tables: made here as it was described, for nobody here has seen it."""

import polars as pl
import pytest

from ingest.ascof.read import FRAME, read_ascof
from ingest.recognise import recognised
from tests.ingest import published_copies as copies

YEAR = "2024-25"
PLACES = [
    ("England", "E92000001", "England"),
    *((name, f"E1200000{n}", "Region") for n, name in enumerate(
        ["North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
         "East of England", "London", "South East", "South West"], start=1)),
    ("Barnet", "E09000003", "Local Authority"),
    ("Isles of Scilly", "E06000053", "Local Authority"),
]  # fmt: skip
GROUPS = [
    ("Total", "Total"),
    ("Age", "18 to 64"),
    ("Sex", "Female"),
    ("Ethnicity", "White"),
    ("Ethnicity", "Total"),
]
HEADER = 5  # rows above it: it stands in row 6


def table(outcome, first, groups=GROUPS[:4]):
    """Titles, then the header in row 6; column 9 is the outcome, as described, and counts up from `first`."""
    header = ["Local authority name", "ONS Area Code", "Area type", "Area unit", "Demographic", "Group",
              "Numerator", "Denominator", outcome]  # fmt: skip
    rows = []
    for at, (name, code, unit) in enumerate(PLACES):
        for group, (demographic, words) in enumerate(groups):
            few = name == "Isles of Scilly" and group == 1
            numbers = ["[c]"] * 3 if few else ["10", "20", str(round(first + at + group / 10, 1))]
            rows.append([name, code, "x", unit, demographic, words, *numbers])
    empty = [None] * len(header)
    return [["Table", *empty[1:]], *[empty] * (HEADER - 1), header, *rows]


def workbook(**more):
    sheets = {
        "Contents": [["What is here"]],
        "Table_1a": table("Outcome (Score out of 24)", 10),
        "Table_2b": table("Outcome (per 100,000)", 500),
        "Table_2d": table("Outcome (%)", 60),
        **more,
    }
    return copies.ods(sheets)


def figure(frame, area, metric, breakdown="all"):
    row = frame.filter(area=area, metric=metric, breakdown=breakdown)
    assert row.height == 1
    return row.select("value", "numerator", "denominator", "marker", "framework").row(0)


@pytest.mark.parametrize(
    ("area", "metric", "breakdown", "cells"),
    [
        ("Barnet", "qol_users", "all", (20.0, 10, 20, None, "ascof-2023")),
        ("Barnet", "qol_users", "18-64", (20.1, 10, 20, None, "ascof-2023")),
        ("Barnet", "qol_users", "female", (20.2, 10, 20, None, "ascof-2023")),
        ("Barnet", "qol_users", "ethnicity: white", (20.3, 10, 20, None, "ascof-2023")),
        ("Isles of Scilly", "qol_users", "18-64", (None, None, None, "c", "ascof-2023")),
        ("England", "admissions_18_64", "all", (500.0, 10, 20, None, "ascof-2023")),
        ("London", "reablement_community", "all", (67.0, 10, 20, None, "ascof-2023")),
    ],
)
def test_each_sheet_is_the_measure_that_its_name_says(known, area, metric, breakdown, cells):
    frame, issues = read_ascof(workbook(), known, YEAR)
    assert not [issue for issue in issues if issue.level == "error"]
    assert frame.schema == pl.Schema(FRAME)
    assert figure(frame, area, metric, breakdown) == cells


def left(known, **more):
    frame, issues = read_ascof(workbook(**more), known, YEAR)
    return frame, [issue.message for issue in issues if issue.check == "sheet_left"]


@pytest.mark.parametrize(
    ("sheet", "outcome", "why"),
    [
        ("Table_1b", "Outcome (%)", "what 1B means has not been read in the handbook yet"),
        ("Table_9z", "Outcome (%)", "9Z is no measure that we know"),
        ("Chart data", "Outcome (%)", "its name says no measure"),
        ("Table_2c", "Outcome (%)", "the metric's unit is per 100,000"),
    ],
)
def test_a_sheet_that_is_not_plainly_one_of_our_metrics_is_left_out_and_named(known, sheet, outcome, why):
    frame, [message] = left(known, **{sheet: table(outcome, 1)})
    assert why in message
    assert set(frame["metric"]) == {"qol_users", "admissions_18_64", "reablement_community"}


def test_without_any_sheet_that_can_be_read_the_file_is_refused(known):
    frame, [issue] = read_ascof(copies.ods({"Table_9z": table("Outcome (%)", 1)}), known, YEAR)
    assert (issue.level, issue.check) == ("error", "no_measure")
    assert frame.is_empty()


def test_a_second_total_for_the_same_area_is_refused_and_not_chosen_from(known):
    cells = table("Outcome (Score out of 24)", 10, GROUPS)
    _, issues = read_ascof(copies.ods({"Table_1a": cells}), known, YEAR)
    assert "repeated_row" in {issue.check for issue in issues if issue.level == "error"}


def test_the_workbook_is_known_by_its_content():
    assert recognised(workbook()).source == "ascof"


@pytest.mark.parametrize("kept", [0, 42])
def test_a_sheet_cut_short_refuses_the_file(known, kept):
    cells = table("Outcome (Score out of 24)", 10)[: HEADER + 1 + kept]
    _, issues = read_ascof(copies.ods({"Table_1a": cells}), known, YEAR)
    assert [issue for issue in issues if issue.level == "error"]
