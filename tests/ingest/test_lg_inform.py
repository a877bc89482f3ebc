"""A file of LG Inform: nobody here has seen one, so its copies vary more than the description does."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.lg_inform.read import FRAME, number_of, read_lg_inform
from tests.ingest import published_copies as copies
from tests.ingest.refusals import NO_TABLE, assert_nothing_read, assert_refused, checks

SAMPLE, NUMBER = "lg_inform/lg-inform-4282.csv", "4282"


# NHS Digital's figures of the outcomes framework, measure 2A(2), in LG Inform's columns.
@pytest.mark.parametrize(
    ("code", "period", "value"),
    [
        ("E09000003", "2015-16", 514.9),
        ("E09000003", "2018-19", 334.4),
        ("E10000006", "2016-17", 668.9),
        ("E06000028", "2018-19", 928.3),
        ("E12000007", "2018-19", 430.0),
        ("E92000001", "2015-16", 628.2),
    ],
)
def test_a_figure_is_as_it_was_published(known, code, period, value):
    frame, _, _ = read_lg_inform(copies.content(SAMPLE), known, NUMBER)
    [row] = frame.filter(ons_code=code, period=period).to_dicts()
    assert (row["value"], row["metric"], row["code"]) == (value, "admissions_65", NUMBER)


def test_the_sample_is_read_without_an_error_and_a_group_of_councils_is_left_out(known):
    frame, issues, read = read_lg_inform(copies.content(SAMPLE), known, NUMBER)
    assert checks(issues) == set()
    assert frame.schema == pl.Schema(FRAME)
    assert (frame.height, read) == (14 * 3, 16)
    [other] = [issue for issue in issues if issue.check == "other_area"]
    assert "near neighbours" in other.message


def same(left, right):
    key = ["ons_code", "metric", "period"]
    assert left.sort(key).equals(right.sort(key))


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    way=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx", "xlsx as text", "ods"]),
    lines_above=st.integers(0, 2),
)
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_figures(known, seed, way, lines_above):
    cells = copies.shuffled(copies.grid(SAMPLE), seed)
    above = [["Some title", *[None] * (len(cells[0]) - 1)]] * lines_above
    if way.startswith("xlsx"):
        copy = copies.xlsx([*above, *cells], numbers=way == "xlsx")
    else:
        copy = copies.ods({"in": [*above, *cells]}) if way == "ods" else copies.csv([*above, *cells], way)
    again, issues, _ = read_lg_inform(copy, known, NUMBER)
    assert checks(issues) == set()
    same(again, read_lg_inform(copies.content(SAMPLE), known, NUMBER)[0])


def test_academic_years_and_other_columns_are_left_and_said(known):
    cells = [[*row, "1"] for row in copies.grid(SAMPLE)]
    cells[0][-1] = cells[1][-1] = "2018/19 (academic)"
    frame, issues, _ = read_lg_inform(copies.csv(cells), known, NUMBER)
    [extra] = [issue for issue in issues if issue.check == "extra_column"]
    assert "2018/19 (academic)" in extra.message
    same(frame, read_lg_inform(copies.content(SAMPLE), known, NUMBER)[0])


@pytest.mark.parametrize(
    ("text", "marker", "value", "status"),
    [("*", "c", None, "current"), (None, "x", None, "current"), ("n/a", "x", None, "current"),
     ("1,204.5", None, 1204.5, "current"), ("0", None, 0, "current"),
     ("12.3 [p]", None, 12.3, "provisional")],
)  # fmt: skip
def test_marks_noughts_and_provisional_values_stay_apart(known, text, marker, value, status):
    cells = copies.grid(SAMPLE)
    row = next(n for n, each in enumerate(cells) if each[1] == "Barnet")
    cells[row][5] = text
    frame, _, _ = read_lg_inform(copies.csv(cells), known, NUMBER)
    barnet = frame.filter(area="Barnet", period="2018-19")
    assert barnet.select("marker", "value", "status").row(0) == (marker, value, status)


def no_codes(cells):
    return [cells[0], *(["", *row[1:]] for row in cells[2:])]


def no_years(cells):
    return [[*row[:3], "about now"] for row in cells]


BROKEN = [
    (copies.without("area label"), NUMBER, "missing_column", '"area label"'),
    (lambda cells: [["a", "b"], ["1", "2"]], NUMBER, "not_this_source", "not a file of LG Inform"),
    (lambda cells: cells[:1], NUMBER, "no_rows", "no row under it"),
    (no_years, NUMBER, "no_year", "2018/19"),
    (no_codes, NUMBER, "no_area", "No row has the code"),
    (copies.with_cell("Barnet", "area", "E09000099"), NUMBER, "unknown_area", "E09000099"),
    (copies.with_cell("Barnet", "area", "E09000005"), NUMBER, "code_and_name_differ", "Barnet"),
    (copies.with_cell("Barnet", "2016/17", "soon"), NUMBER, "not_a_number", '"soon"'),
    (lambda cells: [*cells, [*cells[5][:5], "1.5"]], NUMBER, "repeated_row", "two values"),
    (lambda cells: cells, None, "no_metric", "4282"),
    (lambda cells: cells, "15432", "unknown_metric", "15432"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "number", "check", "words"), BROKEN)
def test_a_broken_file_is_refused_with_what_is_wrong(known, change, number, check, words):
    _, issues, _ = read_lg_inform(copies.csv(change(copies.grid(SAMPLE))), known, number)
    assert_refused(issues, check, words)


@pytest.mark.parametrize(("bytes_", "check"), [*NO_TABLE, (copies.content(SAMPLE)[:400], "cut_short")])
def test_what_is_no_table_is_refused_and_gives_an_empty_frame(known, bytes_, check):
    frame, issues, _ = read_lg_inform(bytes_, known, NUMBER)
    assert_nothing_read(frame, issues, check, FRAME)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("lg-inform-4282.csv", "4282"),
        ("data.csv_metricType=10678&area=E09000003.csv", "10678"),
        ("LG Inform 4282 (2).csv", "4282"),
        ("metric type 4282, metric type 10678.csv", None),
        ("download.csv", None),
        ("2018-19.csv", None),
    ],
)
def test_the_metrics_number_comes_from_a_files_name_only_where_it_says_one(name, number):
    assert number_of(name) == number
