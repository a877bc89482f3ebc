import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.areas import Areas, Replaced
from ingest.ascof.read import FRAME, read_ascof, year_of
from ingest.publication.file import opened
from tests.ingest import published_copies as copies
from tests.ingest.refusals import assert_refused

SAMPLES = {"2015-16": "ascof/ascof_2015-16.csv", "2018-19": "ascof/ascof_2018-19.csv",
           "2020-21": "ascof/ascof_2020-21.xlsx"}  # fmt: skip


def figure(frame, area, metric, breakdown="all"):
    row = frame.filter(area=area, metric=metric, breakdown=breakdown)
    columns = ("value", "numerator", "denominator", "base", "margin_of_error", "marker")
    assert row.height == 1
    return row.select(columns).row(0)


# Picked by hand from NHS Digital's files: ASCOF open data of the year named.
CELLS = [
    ("2015-16", "Barnet", "feel_safe", "65 and over", (66.0, 1507, 2282, 276, None, None)),
    ("2015-16", "Barnet", "direct_payments", "all", (38.8, 1035, 2668, None, None, None)),
    ("2015-16", "Cumbria", "feel_safe", "female", (71.1, 3287, 4626, 231, None, None)),
    ("2015-16", "Isles of Scilly", "feel_safe", "all", (None, None, None, None, None, "x")),
    ("2015-16", "England", "feel_safe", "male", (70.6, 183811, 260417, 28934, None, None)),
    ("2015-16", "England", "delayed_transfers", "all", (12.1, 5231, 43108471, None, None, None)),
    ("2015-16", "Kingston upon Hull", "feel_safe", "18-64", (64.6, 792, 1227, 181, None, None)),
    ("2018-19", "Barnet", "feel_safe", "65 and over", (69.8, 1440, 2060, 170, 6.6, None)),
    ("2018-19", "Barnet", "direct_payments", "all", (27.4, 1074, 3915, None, None, None)),
    ("2018-19", "Cumbria", "feel_safe", "female", (78.9, 2865, 3635, 250, 4.9, None)),
    ("2018-19", "Isles of Scilly", "direct_payments", "all", (9.1, 1, 11, None, None, None)),
    ("2018-19", "Isles of Scilly", "qol_carers", "all", (None, None, None, None, None, "x")),
    ("2018-19", "England", "qol_carers", "all", (7.5, 2193330, 292360, 47075, 0.0, None)),
    ("2018-19", "London", "direct_payments", "18-64", (36.3, 12464, 34293, None, None, None)),
    ("2018-19", "Bournemouth", "qol_carers", "65 and over", (7.3, 1500, 205, 205, 0.3, None)),
    ("2018-19", "Durham", "direct_payments", "65 and over", (7.0, 231, 3323, None, None, None)),
    ("2018-19", "Poole", "qol_impact", "all", (0.411, None, None, 245, 0.021, None)),
    ("2020-21", "Barnet", "reablement_community", "all", (75.4, 132, 175, None, None, None)),
    ("2020-21", "Dorset", "direct_payments", "all", (28.6, 768, 2682, None, None, None)),
    ("2020-21", "Isles of Scilly", "direct_payments", "all", (0.0, 0, 12, None, None, None)),
    ("2020-21", "England", "reablement_community", "85 and over", (76.9, 14673, 19091, None, None, None)),
    ("2020-21", "Cumbria", "reablement_community", "female", (83.3, 65, 78, None, None, None)),
    ("2020-21", "Barnet", "feel_safe", "all", (None, None, None, None, None, "x")),
    ("2020-21", "London", "reablement_community", "all", (84.4, 5323, 6307, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("year", "area", "metric", "breakdown", "cells"), CELLS)
def test_a_figure_is_as_it_was_published(known, year, area, metric, breakdown, cells):
    frame, _ = read_ascof(copies.content(SAMPLES[year]), known, year)
    assert figure(frame, area, metric, breakdown) == cells


@pytest.mark.parametrize("year", SAMPLES)
def test_a_sample_is_read_without_an_error_and_all_but_types_of_council_is_kept(known, year):
    frame, issues = read_ascof(copies.content(SAMPLES[year]), known, year)
    assert {issue.level for issue in issues} == {"warning"}
    assert frame.schema == pl.Schema(FRAME)
    [types] = [issue for issue in issues if issue.check == "council_type"]
    assert frame["rows"].sum() + len(types.rows) == len(copies.grid(SAMPLES[year])) - 1
    assert frame.filter(pl.col("value").is_null() == pl.col("marker").is_null()).is_empty()


def test_a_nought_is_a_figure_and_no_figure_is_a_marker(known):
    frame, _ = read_ascof(copies.content(SAMPLES["2020-21"]), known, "2020-21")
    scilly = frame.filter(area="Isles of Scilly")
    assert (scilly["value"] == 0).any()
    assert scilly.filter(pl.col("value") == 0)["marker"].null_count() == (scilly["value"] == 0).sum()


def test_councils_that_are_no_more_keep_the_code_they_had(known):
    frame, _ = read_ascof(copies.content(SAMPLES["2018-19"]), known, "2018-19")
    codes = dict(frame.select("area", "ons_code").unique().iter_rows())
    assert (codes["Bournemouth"], codes["Dorset"]) == ("E06000028", "E10000009")


def test_a_council_without_a_code_is_the_one_that_had_its_name_in_that_year(known):
    cells = copies.grid(SAMPLES["2018-19"])
    for row in cells:
        if row[1] in ("Bournemouth", "Dorset"):
            row[3] = None
    frame, issues = read_ascof(copies.csv(cells), known, "2018-19")
    assert not [issue for issue in issues if issue.level == "error"]
    codes = dict(frame.select("area", "ons_code").unique().iter_rows())
    assert (codes["Bournemouth"], codes["Dorset"]) == ("E06000028", "E10000009")


def same(left, right):
    key = ["ons_code", "metric", "period", "breakdown"]
    assert left.sort(key).equals(right.sort(key))


@settings(max_examples=12, deadline=None)
@given(
    year=st.sampled_from(sorted(SAMPLES)),
    seed=st.integers(0, 10_000),
    way=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx", "xlsx as text", "ods"]),
)
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_figures(known, year, seed, way):
    cells = copies.shuffled(copies.grid(SAMPLES[year]), seed)
    if way.startswith("xlsx"):
        copy = copies.xlsx(cells, numbers=way == "xlsx")
    else:
        copy = copies.ods({"in": cells}) if way == "ods" else copies.csv(cells, way)
    again, issues = read_ascof(copy, known, year)
    assert not [issue for issue in issues if issue.level == "error"]
    same(again, read_ascof(copies.content(SAMPLES[year]), known, year)[0])


def test_titles_above_the_header_a_further_sheet_and_a_further_column_change_nothing(known):
    cells = [[*row, "remark"] for row in copies.grid(SAMPLES["2018-19"])]
    width = len(cells[0])
    titled = [["Table 1", *[None] * (width - 1)], [None] * width, *cells]
    moved, issues = read_ascof(copies.xlsx(titled, "Data", before=("Notes",)), known, "2018-19")
    assert [issue.check for issue in issues if issue.check == "extra_column"]
    same(moved, read_ascof(copies.content(SAMPLES["2018-19"]), known, "2018-19")[0])


def broken(change):
    cells = copies.grid(SAMPLES["2018-19"])
    return copies.csv(change(cells), "cp1252")


BROKEN = [
    (copies.without("Measure Value"), "missing_column", '"measure value"'),
    (copies.misspelt("Measure Value", "Meassure Value"), "missing_column", 'the nearest is "meassure value"'),
    (lambda cells: [["a", "b"], ["1", "2"]], "not_this_source", "not ASCOF open data"),
    (lambda cells: cells[:1], "no_rows", "no row under it"),
    (lambda cells: [*cells[:1], *[[None] * len(cells[0])] * 3], "no_rows", "no row under it"),
    (lambda cells: cells[:-40], "cut_short", "cut short"),
    (lambda cells: [row for row in cells if row[1] != "Barnet" or row[4] == "4A"], "cut_short", "Barnet"),
    (lambda cells: [row for row in cells if "England" not in row], "area_missing", "England"),
    (lambda cells: [*cells, cells[5]], "repeated_row", "more than once"),
    (copies.with_cell("Barnet", "ONS Area Code", "E09000099"), "unknown_area", "E09000099"),
    (copies.with_cell("Barnet", "ONS Area Code", "E09000005"), "code_and_name_differ", "Barnet"),
    (copies.with_cell("Barnet", "ASCOF Measure Code", "9Z"), "unknown_code", "9Z"),
    (copies.with_cell("Barnet", "ASCOF Measure Code", "1C2Z"), "unknown_code", "the nearest is 1C2"),
    (copies.with_cell("Barnet", "Measure Value", "about 30"), "not_a_number", '"about 30"'),
    (copies.with_cell("Barnet", "Measure Type", "Guess"), "unknown_type", "outcome"),
    (copies.with_cell("Barnet", "Disaggregation Level", "Other people"), "group_and_code_differ",
     "Other people"),
    (copies.with_cell("Barnet", "Geographical Level", "Village"), "unknown_level", "level"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "check", "words"), BROKEN)
def test_a_broken_file_is_refused_with_what_is_wrong(known, change, check, words):
    _, issues = read_ascof(broken(change), known, "2018-19")
    assert_refused(issues, check, words)


def test_one_area_alone_that_is_cut_short_refuses_the_file(known):
    """It is measured by the fullest area, not by the fullest of those that lack rows."""
    cells = copies.grid(SAMPLES["2018-19"])
    of_barnet = [n for n, row in enumerate(cells) if "Barnet" in row]
    cut = {*of_barnet[len(of_barnet) // 2 :]}
    kept = [row for n, row in enumerate(cells) if n not in cut]
    _, issues = read_ascof(copies.csv(kept, "cp1252"), known, "2018-19")
    assert "cut_short" in {issue.check for issue in issues if issue.level == "error"}


@pytest.mark.parametrize(
    ("bytes_", "check"),
    [
        (b"", "empty_file"),
        (b"  \n ", "empty_file"),
        (b"\x00\x01\x02\x03", "wrong_encoding"),
        ("Geographical Code,x\n".encode("utf-16-le"), "wrong_encoding"),
        (b"PK\x03\x04 no zip", "damaged_workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1"), "not_a_workbook"),
        (b"a,b\n" * 80 + b"1,2,3,4\n", "not_a_table"),
        (b"a,b\n" * 80 + b"1", "cut_short"),
        (b"a,b\n" * 80 + b'1,"2', "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_and_gives_an_empty_frame(known, bytes_, check):
    frame, [issue] = read_ascof(bytes_, known, "2018-19")
    assert (issue.level, issue.check) == ("error", check)
    assert frame.is_empty()
    assert frame.schema == pl.Schema(FRAME)


def test_a_file_cut_in_the_middle_of_a_cell_is_refused(known):
    whole = copies.content(SAMPLES["2018-19"])
    _, issues = read_ascof(whole[: len(whole) // 2], known, "2018-19")
    assert [issue for issue in issues if issue.level == "error"]


@pytest.mark.parametrize("end", [b"1,2", b"1\n", b'1,"2\n3"', b'"1\n2",3'])
def test_a_whole_csv_may_end_without_an_end_of_line_or_with_a_cell_of_several_lines(end):
    [table] = opened(b"a,b\n" + end)
    assert table.rows.height == 2


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("ascof_2018-19.csv", "2018-19"),
        ("2020-21_meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx", "2020-21"),
        ("dhsc-ascof-england-2024-to-2025-data.csv", "2024-25"),
        ("sace_2014-15_2016-17.csv", None),
        ("meas-from-asc-of-eng-2021.csv", None),
        ("2018-21.csv", None),
    ],
)
def test_the_year_comes_from_a_files_name_only_where_it_says_one(name, year):
    assert year_of(name) == year


def as_gov_uk_writes_it(cells):
    """The layout that gov.uk's guide describes: nobody here has seen the file itself."""
    header, *rows = cells
    header = [cell.capitalize().replace("Ascof", "ASCOF").replace("Ons area", "ONS") for cell in header]
    levels = {"Council": "Local authority", "Region": "Regional", "England": "National"}
    ages = {"18-64": "18 to 64"}
    kept = [row for row in rows if row[8] == "1C2A" and row[2] in levels]
    for row in kept:
        row[2], row[4], row[5], row[8] = levels[row[2]], "3D(2a)", ages.get(row[5], row[5]), "3D"
    return [header, *kept]


def test_the_described_layout_of_2024_25_is_read_by_its_own_frameworks_codes(known):
    copy = copies.csv(as_gov_uk_writes_it(copies.grid(SAMPLES["2018-19"])))
    frame, issues = read_ascof(copy, known, "2024-25")
    assert not [issue for issue in issues if issue.level == "error"]
    assert figure(frame, "Barnet", "direct_payments")[:3] == (27.4, 1074, 3915)
    assert set(frame["breakdown"]) == {"all", "18-64", "65 and over"}
    assert set(frame["framework"]) == {"ascof-2023"}


def test_a_code_never_means_what_it_means_in_the_other_framework(known):
    _, issues = read_ascof(copies.content(SAMPLES["2018-19"]), known, "2024-25")
    assert "unknown_code" in {issue.check for issue in issues if issue.level == "error"}


def test_codes_written_from_memory_are_left_out_and_said(known):
    cells = as_gov_uk_writes_it(copies.grid(SAMPLES["2018-19"]))
    for row in cells[1:]:
        row[4] = "4A" if row[5] == "Total" else row[4]
    frame, issues = read_ascof(copies.csv(cells), known, "2024-25")
    [unsure] = [issue for issue in issues if issue.check == "unconfirmed_code"]
    assert unsure.leaves_out
    assert "feel_safe" not in set(frame["metric"])


def test_headers_with_underscores_are_the_same_headers(known):
    """As some years' files have them, by a public loader."""
    cells = copies.grid(SAMPLES["2018-19"])
    cells[0] = [name.replace(" ", "_") for name in cells[0]]
    frame, issues = read_ascof(copies.csv(cells), known, "2018-19")
    assert not [issue for issue in issues if issue.level == "error"]
    same(frame, read_ascof(copies.content(SAMPLES["2018-19"]), known, "2018-19")[0])


def test_a_provisional_figure_has_a_value_and_says_so(known):
    cells = copies.grid(SAMPLES["2018-19"])
    row = next(
        n for n, each in enumerate(cells) if "Barnet" in each and each[4] == "1C2A" and each[6] == "Outcome"
    )
    cells[row][7] = "27.4 [p]"
    frame, _ = read_ascof(copies.csv(cells), known, "2018-19")
    barnet = frame.filter(area="Barnet", metric="direct_payments", breakdown="all").row(0, named=True)
    assert (barnet["value"], barnet["status"], barnet["marker"]) == (27.4, "provisional", None)


@pytest.mark.parametrize(
    ("text", "marker"),
    [("[c]", "c"), ("c", "c"), ("*", "c"), ("[x]", "x"), (":", "x"), ("[z]", "z"), (None, "x")],
)
def test_why_there_is_no_value_stays_apart(known, text, marker):
    cells = copies.grid(SAMPLES["2018-19"])
    row = next(
        n for n, each in enumerate(cells) if "Barnet" in each and each[4] == "1C2A" and each[6] == "Outcome"
    )
    cells[row][7] = text
    frame, _ = read_ascof(copies.csv(cells), known, "2018-19")
    assert figure(frame, "Barnet", "direct_payments")[::5] == (None, marker)


def test_several_years_in_one_file_each_go_to_their_own():
    few = Areas({"E09000003": ("London Borough of Barnet", "Barnet")}, {"E1": Replaced("Old", None, ())})
    cells = copies.grid(SAMPLES["2018-19"])
    kept = [row for row in cells[1:] if row[2] in ("Region", "England") or "Barnet" in row]
    years = [
        ["Return Year", *cells[0]],
        *(["2016-17", *row] for row in kept),
        *(["2018-19", *row] for row in kept),
    ]
    frame, issues = read_ascof(copies.csv(years), few, None)
    assert not [issue for issue in issues if issue.level == "error"]
    assert frame["period"].value_counts().sort("period")["count"].n_unique() == 1
    assert set(frame["period"]) == {"2016-17", "2018-19"}
