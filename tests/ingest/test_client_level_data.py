import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.client_level_data.months import Month, month_of_header
from ingest.client_level_data.read import FRAME, read_client_level_data
from tests.ingest import client_level_tables as tables
from tests.ingest import published_copies as copies

KINDS = sorted(tables.NAMES)
HEADER = 3  # rows of a sample down to its header, this counted in


def cells_of(kind):
    return {"long_term_support": tables.long_term_support, "assessments": tables.assessments}[kind]()


def figure(frame, area, period, breakdown="all"):
    row = frame.filter(area=area, period=period, breakdown=breakdown)
    assert row.height == 1
    return row.select("value", "marker", "status").row(0)


# As they stand in the samples, which are made here.
CELLS = [
    ("long_term_support", "Barnet", "2026-01-31", "all", (2036, None, "current")),
    ("long_term_support", "Barnet", "2026-03-31", "all", (2038, None, "provisional")),
    ("long_term_support", "Barnet", "2026-03-31", "nursing, 18-64", (2012, None, "provisional")),
    ("long_term_support", "Barnet", "2026-03-31", "residential", (2028, None, "provisional")),
    ("long_term_support", "Barnet", "2026-02-28", "65 and over", (2034, None, "current")),
    ("long_term_support", "Isles of Scilly", "2026-03-31", "18-64", (None, "c", "current")),
    ("long_term_support", "Dorset", "2026-02-28", "all", (None, "x", "current")),
    ("long_term_support", "England", "2026-01-31", "all", (1036, None, "current")),
    ("assessments", "Barnet", "2026-01", "all", (2016, None, "current")),
    ("assessments", "Sandwell", "2026-03", "65 and over", (2615, None, "provisional")),
    ("assessments", "Dorset", "2026-02", "all", (None, "x", "current")),
    ("assessments", "London", "2026-02", "18-64", (1711, None, "current")),
]


@pytest.mark.parametrize(("kind", "area", "period", "breakdown", "cells"), CELLS)
def test_a_figure_is_as_the_table_has_it(known, kind, area, period, breakdown, cells):
    frame, issues, _ = read_client_level_data(copies.content(tables.NAMES[kind]), known)
    assert not [issue for issue in issues if issue.level == "error"]
    assert figure(frame, area, period, breakdown) == cells


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_a_sample_is_read_and_every_figure_has_a_value_or_a_reason(known, kind):
    frame, issues, read = read_client_level_data(copies.content(tables.NAMES[kind]), known)
    assert frame.schema == pl.Schema(FRAME)
    assert frame["rows"].sum() == read == len(cells_of(kind)) - HEADER
    assert frame.filter(pl.col("value").is_null() == pl.col("marker").is_null()).is_empty()
    assert {issue.check for issue in issues} <= {"few_councils", "total_left"}
    assert set(frame["period_type"]) == {"snapshot" if kind == "long_term_support" else "month"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_in_the_repository_is_what_its_generator_makes(kind):
    [table] = [each for each in copies.opened(copies.content(tables.NAMES[kind])) if each.name == "Table_1"]
    assert [list(row) for row in table.rows.rows()] == cells_of(kind)


@settings(max_examples=12, deadline=None)
@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 10_000),
    way=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx", "xlsx as text", "ods"]),
)
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_figures(known, kind, seed, way):
    cells = copies.shuffled(cells_of(kind), seed, HEADER)
    if way.startswith("xlsx"):
        copy = copies.xlsx(cells, "Table_1", numbers=way == "xlsx")
    else:
        copy = tables.workbook(kind, cells) if way == "ods" else copies.csv(cells, way)
    again, issues, _ = read_client_level_data(copy, known)
    assert not [issue for issue in issues if issue.level == "error"]
    same(again, read_client_level_data(copies.content(tables.NAMES[kind]), known)[0])


def same(left, right):
    key = ["ons_code", "metric", "period", "breakdown"]
    assert left.drop("rows").sort(key).equals(right.drop("rows").sort(key))
    assert left["rows"].sum() == right["rows"].sum()


def test_two_sheets_are_read_together_and_a_figure_in_both_counts_once(known):
    both = copies.ods({"Table_1": tables.long_term_support(), "Table_2": tables.assessments()})
    frame, _, read = read_client_level_data(both, known)
    assert set(frame["metric"]) == {"cld_long_term_support", "cld_assessments"}
    assert read == len(tables.long_term_support()) + len(tables.assessments()) - 2 * HEADER
    twice = copies.ods({"Table_1": tables.assessments(), "Table_2": tables.assessments()})
    same_again, issues, _ = read_client_level_data(twice, known)
    assert not [issue for issue in issues if issue.level == "error"]
    assert len(same_again) == len(
        read_client_level_data(copies.content(tables.NAMES["assessments"]), known)[0]
    )


def test_two_sheets_that_do_not_agree_refuse_the_file(known):
    other = tables.assessments()
    other[-1][-2] = "7"
    copy = copies.ods({"Table_1": tables.assessments(), "Table_2": other})
    _, issues, _ = read_client_level_data(copy, known)
    [issue] = [each for each in issues if each.level == "error"]
    assert (issue.check, "Sandwell, 2026-03, all" in issue.message) == ("given_twice", True)


def test_a_council_that_is_no_more_is_the_one_of_its_time(known):
    cells = tables.assessments()
    for row in cells[HEADER:]:
        if row[1] == "Barnet":
            row[1:3] = ["Cumbria", "E10000006"]
    cells[HEADER - 1][4:7] = ["January 2022", "February 2022", "March 2022"]
    frame, issues, _ = read_client_level_data(tables.workbook("assessments", cells), known)
    assert not [issue for issue in issues if issue.level == "error"]
    assert figure(frame, "Cumbria", "2022-01") == (2016, None, "current")


@pytest.mark.parametrize(
    ("header", "month"),
    [
        ("31 March 2026 [p]", ("2026-03-31", True)),
        ("31 March 2026", ("2026-03-31", False)),
        ("March 2026 [P]", ("2026-03", True)),
        ("30 april 2026", ("2026-04-30", False)),
        ("1 April 2026", None),
        ("31 April 2026", None),
        ("2026-13-31", None),
        ("2026-03-31", ("2026-03-31", False)),
        ("2026-03-31T00:00:00", ("2026-03-31", False)),
        ("March 2026 [q]", None),
        ("March", None),
        ("Total [p]", None),
        ("2025-26", None),
    ],
)
def test_a_month_is_read_from_its_header(header, month):
    assert month_of_header(header) == (Month(header, *month) if month else None)


def headed(*changes):
    def change(cells):
        for old, new in changes:
            cells[HEADER - 1][cells[HEADER - 1].index(old)] = new
        return cells

    return change


BROKEN = [
    (copies.without("Area code", HEADER - 1), "missing_column", '"area code"'),
    (headed(("Age group", "Age groop")), "missing_column", 'the nearest is "age groop"'),
    (lambda cells: [["a", "b"], ["1", "2"]], "not_this_source", "quarterly tables from client-level data"),
    (lambda cells: cells[:HEADER], "no_rows", "no row under it"),
    (lambda cells: [row[:5] for row in cells], "no_month", "headed by a month"),
    (headed(("31 January 2026", "January 2026")), "two_kinds_of_month", "31 March 2026"),
    (headed(("31 January 2026", "28 February 2026")), "repeated_column", "28 February 2026"),
    (lambda cells: cells[:-7], "cut_short", "Sandwell"),
    (lambda cells: [*cells, cells[5]], "repeated_row", "more than once"),
    (copies.with_cell("Barnet", "Area code", "E09000099", HEADER - 1), "unknown_area", "E09000099"),
    (copies.with_cell("Barnet", "Area code", "E09000005", HEADER - 1), "code_and_name_differ", "Barnet"),
    (copies.with_cell("Barnet", "Area unit", "Village", HEADER - 1), "unknown_level", "level"),
    (copies.with_cell("Barnet", "31 January 2026", "some", HEADER - 1), "not_a_number", '"some"'),
    (copies.with_cell("Barnet", "31 January 2026", "[low]", HEADER - 1), "not_a_number", '"[low]"'),
]


@pytest.mark.parametrize(("change", "check", "words"), BROKEN)
def test_a_broken_file_is_refused_with_what_is_wrong_and_where(known, change, check, words):
    cells = change(tables.long_term_support())
    _, issues, _ = read_client_level_data(tables.workbook("long_term_support", cells), known)
    errors = {issue.check: issue for issue in issues if issue.level == "error"}
    assert check in errors
    assert words in errors[check].message
    assert errors[check].mend
    assert errors[check].sheet in ("Table_1", None)


def test_a_column_of_groups_that_nobody_reads_is_named_where_rows_seem_to_repeat(known):
    cells = tables.assessments()
    women = [["Sex" if n == HEADER - 1 else "Women", *row] for n, row in enumerate(cells)]
    men = [["Men", *row] for row in cells[HEADER:]]
    _, issues, _ = read_client_level_data(tables.workbook("assessments", [*women, *men]), known)
    [error] = [issue for issue in issues if issue.level == "error"]
    assert error.check == "repeated_row"
    assert "Sex" in error.mend


def test_a_header_further_down_and_another_name_of_the_sheet_change_nothing(known):
    cells = tables.assessments()
    moved = [["A notice", *[None] * (len(cells[0]) - 1)], *[[None] * len(cells[0])] * 9, *cells]
    frame, issues, _ = read_client_level_data(copies.ods({"Notice": [["x"]], "Data": moved}), known)
    assert not [issue for issue in issues if issue.level == "error"]
    same(frame, read_client_level_data(copies.content(tables.NAMES["assessments"]), known)[0])


def test_a_workbook_without_the_table_is_refused_with_the_sheets_it_has(known):
    _, [issue], _ = read_client_level_data(copies.ods({"Cover": [["x"]], "Notes": [["y"]]}), known)
    assert (issue.check, "Cover, Notes" in issue.message) == ("not_this_source", True)


def test_an_extra_column_that_tells_nothing_apart_is_left_and_said(known):
    cells = [[*row, "remark"] for row in tables.assessments()]
    frame, issues, _ = read_client_level_data(tables.workbook("assessments", cells), known)
    assert "extra_column" in {issue.check for issue in issues}
    same(frame, read_client_level_data(copies.content(tables.NAMES["assessments"]), known)[0])


@pytest.mark.parametrize(
    ("bytes_", "check"),
    [(b"", "empty_file"), (b"\x00\x01", "wrong_encoding"), (b"PK\x03\x04 no zip", "damaged_workbook")],
)
def test_what_is_no_table_is_refused_and_gives_an_empty_frame(known, bytes_, check):
    frame, [issue], read = read_client_level_data(bytes_, known)
    assert (issue.level, issue.check, read) == ("error", check, 0)
    assert frame.schema == pl.Schema(FRAME)


def test_a_workbook_cut_in_two_is_refused(known):
    whole = copies.content(tables.NAMES["assessments"])
    _, [issue], _ = read_client_level_data(whole[: len(whole) // 2], known)
    assert issue.level == "error"
