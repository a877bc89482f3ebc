"""A file of Fingertips: nobody here has seen one, so its copies vary more than the description does."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.fingertips.checks import CALLED
from ingest.fingertips.read import FRAME, group, read_fingertips, year
from ingest.publication import metric_codes
from tests.ingest import published_copies as copies
from tests.ingest.refusals import NO_TABLE, assert_nothing_read, assert_refused, checks

SAMPLE = "fingertips/social_contact.csv"
CELLS = ("value", "lower", "upper", "numerator", "denominator", "marker")


def figure(frame, area, metric, period, breakdown="all"):
    row = frame.filter(area=area, metric=metric, period=period, breakdown=breakdown)
    assert row.height == 1
    return row.select(CELLS).row(0)


# NHS Digital's figures of the outcomes framework, limits from its margins of error, in Fingertips' columns.
PUBLISHED = [
    ("Barnet", "social_contact", "2018-19", "all", (44.7, 39.5, 49.9, 1565, 3505, None)),
    ("England", "social_contact", "2016-17", "all", (45.4, 45.0, 45.8, 296580, 653325, None)),
    ("England", "social_contact", "2016-17", "female", (44.5, 43.9, 45.1, 174405, 391805, None)),
    ("England", "social_contact", "2016-17", "18-64", (49.0, 48.3, 49.7, 121465, 248125, None)),
    ("Isles of Scilly", "social_contact_carers", "2018-19", "all", (None, None, None, None, None, "x")),
]  # fmt: skip


@pytest.mark.parametrize(("area", "metric", "period", "breakdown", "cells"), PUBLISHED)
def test_a_figure_keeps_its_value_and_the_limits_that_were_published(
    known, area, metric, period, breakdown, cells
):
    frame, _ = read_fingertips(copies.content(SAMPLE), known)
    assert figure(frame, area, metric, period, breakdown) == cells


def test_the_sample_is_read_without_an_error_for_councils_regions_and_england(known):
    frame, issues = read_fingertips(copies.content(SAMPLE), known)
    assert checks(issues) == set()
    assert frame.schema == pl.Schema(FRAME)
    assert set(frame["level"]) == {"council", "region", "england"}
    assert frame.filter(pl.col("value").is_null() == pl.col("marker").is_null()).is_empty()
    left_out = {row for issue in issues if issue.leaves_out for row in issue.rows}
    assert frame["rows"].sum() + len(left_out) == len(copies.grid(SAMPLE)) - 1


def test_an_indicator_that_no_metric_is_known_to_be_is_listed_and_not_loaded(known):
    frame, issues = read_fingertips(copies.content(SAMPLE), known)
    [unknown] = [issue for issue in issues if issue.check == "unknown_indicator"]
    assert "93553 (Deprivation score (IMD 2019))" in unknown.message
    assert (unknown.level, unknown.leaves_out) == ("warning", True)
    assert set(frame["code"]) == {"90280", "90638"}


def test_a_file_of_unknown_indicators_alone_is_refused_with_what_we_read(known):
    cells = [row for row in copies.grid(SAMPLE) if row[0] in ("Indicator ID", "93553")]
    _, issues = read_fingertips(copies.csv(cells), known)
    [refused] = [issue for issue in issues if issue.level == "error"]
    assert refused.check == "unknown_indicator"
    assert "90280" in refused.mend


def test_every_indicator_that_we_read_is_held_against_its_name():
    assert set(metric_codes.known("fingertips")) == set(CALLED)


def test_areas_of_another_kind_are_left_out_and_said(known):
    _, issues = read_fingertips(copies.content(SAMPLE), known)
    [other] = [issue for issue in issues if issue.check == "other_area"]
    assert "Integrated Care Board" in other.message
    assert other.leaves_out


def test_councils_that_are_no_more_keep_the_code_they_had(known):
    frame, _ = read_fingertips(copies.content(SAMPLE), known)
    codes = dict(frame.select("area", "ons_code").unique().iter_rows())
    assert [codes[name] for name in ("Bournemouth", "Poole", "Dorset", "Cumbria", "Somerset")] == [
        "E06000028", "E06000029", "E10000009", "E10000006", "E10000027",
    ]  # fmt: skip


def test_a_new_code_of_the_same_council_is_that_council(known):
    cells = copies.grid(SAMPLE)
    for row in cells:
        row[4] = {"E08000016": "E08000038", "E08000019": "E08000039"}.get(row[4], row[4])
    frame, issues = read_fingertips(copies.csv(cells), known)
    assert checks(issues) == set()
    codes = dict(frame.select("area", "ons_code").unique().iter_rows())
    assert (codes["Barnsley"], codes["Sheffield"]) == ("E08000016", "E08000019")


def same(left, right):
    key = ["ons_code", "metric", "period", "breakdown"]
    assert left.sort(key).equals(right.sort(key))


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    way=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx", "xlsx as text", "ods"]),
)
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_figures(known, seed, way):
    cells = copies.shuffled(copies.grid(SAMPLE), seed)
    if way.startswith("xlsx"):
        copy = copies.xlsx(cells, numbers=way == "xlsx", before=("Notes",))
    else:
        copy = copies.ods({"Notes": [["Read me"]], "in": cells}) if way == "ods" else copies.csv(cells, way)
    again, issues = read_fingertips(copy, known)
    assert checks(issues) == set()
    same(again, read_fingertips(copies.content(SAMPLE), known)[0])


def test_a_title_above_the_header_and_a_further_column_change_nothing(known):
    cells = [[*row, "remark"] for row in copies.grid(SAMPLE)]
    titled = [["Fingertips", *[None] * (len(cells[0]) - 1)], [None] * len(cells[0]), *cells]
    frame, issues = read_fingertips(copies.csv(titled), known)
    assert "extra_column" in checks(issues, "warning")
    same(frame, read_fingertips(copies.content(SAMPLE), known)[0])


def test_figures_given_twice_alike_are_taken_once_and_unlike_are_refused(known):
    cells = copies.grid(SAMPLE)
    frame, issues = read_fingertips(copies.csv([*cells, cells[3]]), known)
    assert "repeated_row" in checks(issues, "warning")
    whole = read_fingertips(copies.content(SAMPLE), known)[0]
    same(frame.drop("rows"), whole.drop("rows"))
    other = list(cells[3])
    other[12] = str(float(other[12]) + 0.1)
    _, issues = read_fingertips(copies.csv([*cells, other]), known)
    assert "repeated_row" in checks(issues)


def row_of(cells, area="Barnet", period="2018/19", indicator="90280"):
    return next(
        n
        for n, row in enumerate(cells)
        if (row[0], row[5], row[11]) == (indicator, area, period) and row[7:9] == ["Persons", "18+ yrs"]
    )


def with_cell(column, value):
    return lambda cells: copies.with_cell(row_of(cells), column, value)(cells)


BROKEN = [
    (copies.without("Value"), "missing_column", '"value"'),
    (copies.without("Lower CI 95.0 limit"), "missing_column", 'the nearest is "lower ci 99.8 limit"'),
    (copies.misspelt("Area Code", "Arae Code"), "missing_column", 'the nearest is "arae code"'),
    (lambda cells: [["a", "b"], ["1", "2"]], "not_this_source", "not a file of Fingertips"),
    (lambda cells: cells[:1], "no_rows", "no row under it"),
    (copies.without("Indicator Name"), "missing_column", '"indicator name"'),
    (with_cell("Indicator Name", "Deprivation score"), "another_indicator", "Deprivation score"),
    (with_cell("Indicator Name", None), "another_indicator", "nothing"),
    (with_cell("Area Code", "E09000099"), "unknown_area", "E09000099"),
    (with_cell("Area Code", "E09000005"), "code_and_name_differ", "Barnet"),
    (with_cell("Time period", "2018"), "unknown_year", "2018"),
    (with_cell("Time period", "2016/17 - 18/19"), "unknown_year", "2016/17 - 18/19"),
    (with_cell("Value", "about 30"), "not_a_number", '"about 30"'),
    (with_cell("Count", "many"), "not_a_number", '"many"'),
    (with_cell("Upper CI 95.0 limit", "39.0"), "limits_contradict_value", "outside their own"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "check", "words"), BROKEN)
def test_a_broken_file_is_refused_with_what_is_wrong(known, change, check, words):
    _, issues = read_fingertips(copies.csv(change(copies.grid(SAMPLE))), known)
    assert_refused(issues, check, words)


@pytest.mark.parametrize(("bytes_", "check"), [*NO_TABLE, (copies.content(SAMPLE)[:9000], "cut_short")])
def test_what_is_no_table_is_refused_and_gives_an_empty_frame(known, bytes_, check):
    frame, issues = read_fingertips(bytes_, known)
    assert_nothing_read(frame, issues, check, FRAME)


TITLE = "Social care users with as much social contact as they would like"


def one_year(councils, period):
    """Rows of the users' indicator for so many real councils."""
    header = copies.grid(SAMPLE)[0]
    rows = []
    for code, (_, short) in list(councils.items())[:150]:
        told = {"Indicator ID": "90280", "Indicator Name": TITLE, "Area Code": code, "Area Name": short,
                "Sex": "Persons", "Age": "18+ yrs", "Time period": period, "Value": "45.1"}  # fmt: skip
        rows.append([told.get(column) for column in header])
    return rows


def test_a_last_year_that_was_cut_off_refuses_the_file_and_an_earlier_short_one_does_not(known):
    header = copies.grid(SAMPLE)[0]
    whole, later = one_year(known.councils, "2018/19"), one_year(known.councils, "2020/21")
    _, issues = read_fingertips(copies.csv([header, *whole, *later[:60]]), known)
    assert "cut_short" in checks(issues)
    _, issues = read_fingertips(copies.csv([header, *later[:18], *whole]), known)
    assert checks(issues) == set()


@pytest.mark.parametrize(
    ("value", "note", "marker"),
    [
        ("*", None, "c"),
        (None, "Value suppressed for disclosure control due to small count", "c"),
        (None, "Value missing due to small numbers", "c"),
        (None, "Value not published for data quality reasons", "x"),
        (None, "Not applicable to this area", "z"),
        (None, None, "x"),
    ],
)
def test_why_there_is_no_value_comes_from_the_note_beside_it(known, value, note, marker):
    cells = copies.grid(SAMPLE)
    row = cells[row_of(cells)]
    row[12], row[13], row[14], row[19] = value, None, None, note
    frame, issues = read_fingertips(copies.csv(cells), known)
    assert figure(frame, "Barnet", "social_contact", "2018-19")[::5] == (None, marker)
    assert ("empty_cell" in checks(issues, "warning")) == (value is None and note is None)


def test_a_provisional_value_has_its_value_and_says_so(known):
    cells = copies.grid(SAMPLE)
    cells[row_of(cells)][19] = "Provisional data"
    frame, _ = read_fingertips(copies.csv(cells), known)
    row = frame.filter(area="Barnet", metric="social_contact", period="2018-19", breakdown="all")
    assert row.select("value", "status").row(0) == (44.7, "provisional")


@pytest.mark.parametrize(
    ("text", "said"),
    [("2018/19", "2018-19"), ("2018-19", "2018-19"), ("2018/20", None), ("2018", None),
     ("2016/17 - 18/19", None), ("", None), (None, None)],
)  # fmt: skip
def test_a_period_is_one_financial_year_or_none(text, said):
    assert year(text) == said


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("Persons", "18+ yrs", None), "all"),
        (("Female", "18+ yrs", None), "female"),
        (("Persons", "65+ yrs", None), "65 and over"),
        (("Male", "18-64 yrs", None), "male, 18-64"),
        (("Persons", "All ages", "Most deprived decile (IMD2019)"), "most deprived decile (imd2019)"),
        ((None, None, None), "all"),
    ],
)
def test_a_group_is_told_by_sex_age_and_category_together(cells, said):
    assert group(*cells) == said
