"""The safeguarding collection's file: nobody here has seen one, and the sample's counts are invented."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.safeguarding.read import part_and_group, read_safeguarding
from ingest.safeguarding.shares import CONCLUDED, FRAME
from tests.ingest import published_copies as copies
from tests.ingest.refusals import NO_TABLE, assert_nothing_read, assert_refused, checks

SAMPLE, YEAR = "safeguarding/safeguarding_2021-22.csv", "2021-22"


def figure(frame, area, metric, breakdown="all"):
    [row] = frame.filter(area=area, metric=metric, breakdown=breakdown).to_dicts()
    return row["value"], row["numerator"], row["denominator"], row["marker"]


def test_shares_are_the_counts_that_make_them_up(known):
    frame, _, _ = read_safeguarding(copies.content(SAMPLE), known, YEAR)
    # Barnet: 800 and 160 enquiries from 2,400 concerns; of 720 risks 360 were reduced and 240 removed.
    assert figure(frame, "Barnet", "sg_conversion_rate") == (40, 960, 2400, None)
    assert figure(frame, "Barnet", "sg_risk_reduced") == (83, 600, 720, None)


def test_a_share_by_age_is_kept_and_one_that_needs_a_withheld_count_is_withheld(known):
    frame, _, _ = read_safeguarding(copies.content(SAMPLE), known, YEAR)
    # Camden, 18 to 64: 135 and 55 asked, 40 not, 15 not known, 15 not recorded.
    assert figure(frame, "Camden", "sg_msp_asked", "18-64") == (73, 190, 260, None)
    assert figure(frame, "Camden", "sg_msp_asked", "95 and over") == (None, None, None, "c")
    assert figure(frame, "Camden", "sg_msp_asked") == (None, None, None, "c")
    assert figure(frame, "Isles of Scilly", "sg_conversion_rate")[3] == "c"
    assert figure(frame, "Bristol, City of", "sg_msp_asked")[3] == "x"


def test_everybodys_count_is_the_sum_of_the_ages_where_none_is_withheld(known):
    cells = copies.grid(SAMPLE)
    cells = [[*row[:11], "5"] if row[6] == "Barnet" and row[11] == "[c]" else row for row in cells]
    frame, issues, _ = read_safeguarding(copies.csv(cells), known, YEAR)
    assert checks(issues) == set()
    ages = frame.filter(area="Barnet", metric="sg_msp_achieved")
    everybody = ages.filter(breakdown="all").row(0, named=True)
    rest = ages.filter(pl.col("breakdown") != "all")
    assert everybody["denominator"] == rest["denominator"].sum() > 0
    assert everybody["value"] == round(100 * rest["numerator"].sum() / rest["denominator"].sum())


def test_a_total_that_is_published_goes_before_the_sum_of_the_ages(known):
    cells = copies.grid(SAMPLE)
    labels = ("Fully achieved", "Partially achieved", "Not achieved")
    for label, count in zip(labels, ("60", "30", "10"), strict=True):
        row = next(row for row in cells if row[6] == "Camden" and row[9] == label)
        cells.append([*row[:10], "Total", count])
    frame, _, _ = read_safeguarding(copies.csv(cells), known, YEAR)
    assert figure(frame, "Camden", "sg_msp_achieved") == (90, 90, 100, None)


def test_nobody_to_share_among_is_not_applicable_and_not_nought(known):
    cells = copies.grid(SAMPLE)
    cells = [[*row[:11], "0"] if row[6] == "Barnet" and row[7] == "SG2e" else row for row in cells]
    frame, _, _ = read_safeguarding(copies.csv(cells), known, YEAR)
    assert figure(frame, "Barnet", "sg_risk_reduced") == (None, 0, 0, "z")


def test_tables_and_enquiries_that_no_metric_rests_on_are_left_out_and_said(known):
    frame, issues, read = read_safeguarding(copies.content(SAMPLE), known, YEAR)
    assert checks(issues) == set()
    assert frame.schema == pl.Schema(FRAME)
    [left] = [issue for issue in issues if issue.check == "not_read"]
    assert "SG1b" in left.message
    assert (len(left.rows), read) == (6 * (3 + 2), 354)


def same(left, right):
    key = ["ons_code", "metric", "period", "breakdown"]
    assert left.sort(key).equals(right.sort(key))


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    way=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx", "xlsx as text", "ods"]),
    words_under=st.sampled_from(["category", "subcategory", "both"]),
)
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_figures(known, seed, way, words_under):
    cells = copies.grid(SAMPLE)
    if words_under == "subcategory":
        cells = [cells[0], *([*row[:9], row[10], row[9], row[11]] for row in cells[1:])]
    if words_under == "both":
        cells = [[*row[:10], row[9] if row[10] == "Total" else row[10], row[11]] for row in cells]
    cells = copies.shuffled(cells, seed)
    if way.startswith("xlsx"):
        copy = copies.xlsx(cells, numbers=way == "xlsx")
    else:
        copy = copies.ods({"in": cells}) if way == "ods" else copies.csv(cells, way)
    again, issues, _ = read_safeguarding(copy, known, YEAR)
    assert checks(issues) == set()
    same(again, read_safeguarding(copies.content(SAMPLE), known, YEAR)[0])


def test_titles_above_the_header_and_a_further_column_change_nothing(known):
    cells = [[*row, "remark"] for row in copies.grid(SAMPLE)]
    titled = [["Table 1", *[None] * (len(cells[0]) - 1)], *cells]
    frame, issues, _ = read_safeguarding(copies.xlsx(titled, before=("Notes",)), known, YEAR)
    assert "extra_column" in checks(issues, "warning")
    same(frame, read_safeguarding(copies.content(SAMPLE), known, YEAR)[0])


def test_the_year_may_stand_in_a_column_of_its_own(known):
    cells = copies.grid(SAMPLE)
    cells = [["Year", *cells[0]], *(["2021-22", *row] for row in cells[1:])]
    frame, issues, _ = read_safeguarding(copies.csv(cells), known, None)
    assert checks(issues) == set()
    assert set(frame["period"]) == {"2021-22"}
    _, issues, _ = read_safeguarding(copies.csv(cells), known, "2020-21")
    assert "another_year" in checks(issues)


def test_a_provisional_count_makes_a_provisional_share(known):
    cells = copies.grid(SAMPLE)
    cells[1][11] = "2400 [p]"
    frame, _, _ = read_safeguarding(copies.csv(cells), known, YEAR)
    status = dict(frame.filter(area="Barnet", breakdown="all").select("metric", "status").iter_rows())
    assert (status["sg_conversion_rate"], status["sg_risk_reduced"]) == ("provisional", "current")


BROKEN = [
    (copies.without("VALUE"), YEAR, "missing_column", '"value"'),
    (copies.misspelt("TABLE_REFERENCE", "TABLE_REFERENCES"), YEAR, "missing_column",
     'the nearest is "table references"'),
    (lambda cells: [["a", "b"], ["1", "2"]], YEAR, "not_this_source", "safeguarding adults collection"),
    (lambda cells: cells[:1], YEAR, "no_rows", "no row under it"),
    (lambda cells: cells[:-40], YEAR, "cut_short", "cut short"),
    (lambda cells: [*cells, cells[4]], YEAR, "repeated_row", "more than once"),
    (lambda cells: cells, None, "no_year", "which year"),
    (copies.with_cell(1, "ONS_CODE", "E09000099"), YEAR, "unknown_area", "E09000099"),
    (copies.with_cell(1, "ONS_CODE", "E09000005"), YEAR, "code_and_name_differ", "Barnet"),
    (copies.with_cell(1, "VALUE", "lots"), YEAR, "not_a_number", '"lots"'),
    (copies.with_cell(1, "VALUE", "2.5"), YEAR, "not_a_count", "whole number"),
    (copies.with_cell(1, "CATEGORY", "Number of safeguarding concerns"), YEAR, "unknown_words",
     'the nearest is "total number of safeguarding concerns"'),
    (copies.with_cell(1, "SUBCATEGORY", "Left-handed"), YEAR, "unknown_group", "Left-handed"),
    (lambda cells: [cells[0], *([*row[:7], "SG1a", *row[8:]] for row in cells[1:])], YEAR, "no_table",
     "SG1a"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "year", "check", "words"), BROKEN)
def test_a_broken_file_is_refused_with_what_is_wrong(known, change, year, check, words):
    _, issues, _ = read_safeguarding(copies.csv(change(copies.grid(SAMPLE))), known, year)
    assert_refused(issues, check, words)


@pytest.mark.parametrize(("bytes_", "check"), [*NO_TABLE, (copies.content(SAMPLE)[:9000], "cut_short")])
def test_what_is_no_table_is_refused_and_gives_an_empty_frame(known, bytes_, check):
    frame, issues, _ = read_safeguarding(bytes_, known, YEAR)
    assert_nothing_read(frame, issues, check, FRAME)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("SG2e", CONCLUDED, "Risk reduced", "Total"), ("reduced", "all")),
        (("SG2e", CONCLUDED, "Risk reduced", None), ("reduced", "all")),
        (("SG2e", CONCLUDED, "18-64", "Risk reduced"), ("reduced", "18-64")),
        (("SG4a", CONCLUDED, "Don\u2019t Know", "95+"), ("not known", "95 and over")),
        (("SG4a", CONCLUDED, "No", "Not Known"), ("not asked", "age not known")),
        (("SG1f", "Safeguarding Concerns", "Safeguarding Concerns", "Total Number of Safeguarding Concerns"),
         ("concerns", "all")),
        (("SG2e", CONCLUDED, "Something", "Total"), (None, None)),
        (("SG2e", CONCLUDED, "Risk reduced", "Own home"), ("reduced", None)),
    ],
)  # fmt: skip
def test_two_cells_together_tell_which_count_it_is_and_whose(cells, said):
    assert part_and_group(*cells) == said
