import io
from datetime import date
from zipfile import ZipFile

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.cqc_file import write
from ingest.cqc_ratings.layout import LOCATIONS_2021, LOCATIONS_2026
from ingest.cqc_ratings.read import FRAME, month_of, read_cqc_ratings, worth_reading
from tests.ingest import published_copies as copies
from tests.ingest.refusals import assert_refused

SAMPLE, MONTH = "cqc/latest_ratings_2021-02.csv", "2021-02"


def read(known, bytes_=None, month=MONTH):
    return read_cqc_ratings(bytes_ or copies.content(SAMPLE), known, month)


def counted(frame, area, kind):
    rows = frame.filter(area=area, kind=kind)
    return dict(rows["rating"].value_counts().iter_rows())


# Counted by hand in CQC's list of February 2021.
@pytest.mark.parametrize(
    ("area", "kind", "ratings"),
    [
        ("Rutland", "care_home", {"good": 10, "requires improvement": 1}),
        ("Rutland", "homecare", {"good": 7}),
        ("Hartlepool", "care_home", {"good": 22, "requires improvement": 3, "inadequate": 1}),
        ("Hartlepool", "homecare", {"good": 12}),
        ("Isles of Scilly", "care_home", {"good": 1}),
        ("City of London", "homecare", {"good": 2}),
    ],
)
def test_the_ratings_of_an_area_are_as_cqc_listed_them(known, area, kind, ratings):
    frame, _, _ = read(known)
    assert counted(frame, area, kind) == ratings


def test_other_kinds_of_care_are_left_out_and_every_row_is_counted_as_read(known):
    frame, issues, rows = read(known)
    assert rows == 74
    assert len(frame) == 65
    assert not [issue for issue in issues if issue.level == "error"]


def test_a_council_has_the_code_it_had_in_that_month(known):
    frame, _, _ = read(known)
    assert set(frame.filter(area="Somerset")["ons_code"]) == {"E10000027"}
    later, _, _ = read(known, month="2024-02")
    assert set(later.filter(area="Somerset")["ons_code"]) == {"E06000066"}


def test_a_location_is_found_again_with_its_day_and_its_page(known):
    frame, _, _ = read(known)
    row = frame.filter(location_id="1-112448960").row(0, named=True)
    assert (row["location"], row["rated_on"]) == ("Manton Hall", date(2020, 1, 11))
    assert row["url"] == "http://www.cqc.org.uk/location/1-112448960"


def rows_of(*locations):
    """A file of the layout of 2026: (location, service, domain, rating) a row, all care homes in Barnet."""
    given = [
        {
            "Location ID": location, "Location Name": f"House {location}", "Care Home?": "Y",
            "Location Type": "Social Care Org",
            "Location Primary Inspection Category": "Residential social care",
            "Location Local Authority": "Barnet", "Location Region": "London",
            "Service / Population Group": service, "Domain": domain, "Latest Rating": rating,
            "Publication Date": "01/09/2025", "URL": "https://www.cqc.org.uk/location/1",
        }
        for location, service, domain, rating in locations
    ]  # fmt: skip
    return [list(LOCATIONS_2026), *([row.get(name) for name in LOCATIONS_2026] for row in given)]


def ratings(known, *locations):
    frame, issues, _ = read(known, copies.ods({"Locations": rows_of(*locations)}), "2026-09")
    assert not [issue for issue in issues if issue.level == "error"]
    return frame.select("location_id", "service", "rating", "no_rating").rows()


def test_only_the_overall_domain_counts(known):
    told = [("1-1", "Overall", domain, "Inadequate") for domain in ("Safe", "Caring", "Well-led")]
    assert ratings(known, *told, ("1-1", "Overall", "Overall", "Good")) == [("1-1", None, "good", None)]


def test_where_a_location_is_not_rated_its_services_ratings_count(known):
    assert ratings(
        known,
        ("1-1", "Overall", "Overall", "Not Rated"),
        ("1-1", "Care home service", "Overall", "Good"),
        ("1-1", "Homecare service", "Overall", "Inadequate"),
    ) == [("1-1", "Care home service", "good", None), ("1-1", "Homecare service", "inadequate", None)]


def test_a_locations_own_rating_goes_before_those_of_its_services(known):
    assert ratings(
        known, ("1-1", "Overall", "Overall", "Good"), ("1-1", "Homecare service", "Overall", "Inadequate")
    ) == [("1-1", None, "good", None)]


def test_a_service_rated_apart_is_of_its_own_kind_whatever_the_location_is(known):
    cells = rows_of(
        ("1-1", "Overall", "Overall", "Not Rated"), ("1-1", "Homecare service", "Overall", "Good")
    )
    frame, _, _ = read(known, copies.ods({"Locations": cells}), "2026-09")
    assert frame["kind"].to_list() == ["homecare"]


@pytest.mark.parametrize("words", ["Not Rated", "Insufficient evidence to rate", None])
def test_what_has_no_rating_yet_is_kept_and_is_no_rating(known, words):
    assert ratings(known, ("1-1", "Overall", "Overall", words)) == [
        ("1-1", None, None, words or "no rating given")
    ]


def test_an_address_that_is_not_cqcs_is_not_kept(known):
    cells = rows_of(("1-1", "Overall", "Overall", "Good"))
    cells[1][LOCATIONS_2026.index("URL")] = "https://example.org/1"
    frame, _, _ = read(known, copies.ods({"Locations": cells}), "2026-09")
    assert frame["url"].to_list() == [None]


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 9999), way=st.sampled_from(["utf-8", "cp1252", "utf-16", "xlsx", "ods"]))
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_ratings(known, seed, way):
    cells = copies.shuffled(copies.grid(SAMPLE), seed)
    if way == "xlsx":
        copy = copies.xlsx(cells, "Locations", before=("Read me",))
    else:
        copy = (
            copies.ods({"Read me": [["x"]], "Locations": cells}) if way == "ods" else copies.csv(cells, way)
        )
    again, issues, _ = read(known, copy)
    assert not [issue for issue in issues if issue.level == "error"]
    assert again.sort("location_id").equals(read(known)[0].sort("location_id"))


def test_a_notice_above_the_header_changes_nothing(known):
    cells = copies.grid(SAMPLE)
    notice = [["Some locations show Not Rated.", *[None] * 25]] + [[None] * 26] * 6
    frame, _, rows = read(known, copies.ods({"Locations": [*notice, *cells]}))
    assert (len(frame), rows) == (65, 74)


def test_the_quick_look_at_a_row_passes_over_nothing_that_counts(known, tmp_path):
    """The rows that are read are those of a reading of every row."""
    file = tmp_path / "ratings.ods"
    write(file, 3000)
    quick, _, rows = read(known, file.read_bytes(), "2026-09")
    every = read_every_row(known, file)
    assert rows == 3000
    assert quick.equals(every)
    assert len(quick) > 100


def read_every_row(known, file):
    from ingest.cqc_ratings import read as cqc_ratings

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cqc_ratings, "worth_reading", lambda row: True)
        return read(known, file.read_bytes(), "2026-09")[0]


def test_a_row_whose_text_is_in_pieces_is_read_and_not_judged_by_its_bytes():
    assert worth_reading(b"<table:table-row><text:span>Social</text:span>")


def broken(change, way=copies.csv):
    return way(change(copies.grid(SAMPLE)))


@pytest.mark.parametrize(
    ("change", "check", "words"),
    [
        (lambda cells: [row[:16] + row[17:] for row in cells], "missing_column", '"domain"'),
        (lambda cells: [["a"], ["b"]], "not_this_source", "not CQC's ratings"),
        (lambda cells: cells[:1], "no_rows", "no row under it"),
        (lambda cells: [cells[0], *cells[-9:]], "no_social_care", "social care"),
        (copies.with_cell(1, "Latest Rating", "Splendid"), "unknown_rating", '"Splendid"'),
        (copies.with_cell(1, "Publication Date", "soon"), "unreadable_date", '"soon"'),
        (copies.with_cell(1, "Publication Date", "01/03/2024"), "rated_later", "1 March 2024"),
        (copies.with_cell(1, "Location Local Authority", "Atlantis"), "unknown_council", "Atlantis"),
        (lambda cells: [*cells, *cells[1:]], "repeated_row", "more than once"),
    ],
)
def test_a_broken_file_is_refused_with_what_is_wrong(known, change, check, words):
    _, issues, _ = read(known, broken(change))
    assert_refused(issues, check, words)


@pytest.mark.parametrize(("month", "asked"), [("2021-01", 0), ("2021-02", 0), ("2021-03", 1), ("2022-01", 1)])
def test_a_month_long_after_the_newest_rating_is_questioned(known, month, asked):
    _, issues, _ = read(known, month=month)  # the newest is of 16 January 2021
    found = [issue for issue in issues if issue.check == "rated_long_before"]
    assert len(found) == asked
    assert all("16 January 2021" in issue.message and "--month 2021-01" in issue.mend for issue in found)


@pytest.mark.parametrize("way", ["{2}-{1}-{0}", "{2}-{1}-{0} 00:00:00", "{2}-{1}-{0}T00:00:00"])
def test_days_that_a_workbook_keeps_as_dates_are_read(known, way):
    cells, column = copies.grid(SAMPLE), LOCATIONS_2021.index("Publication Date")
    for row in cells[1:]:
        row[column] = row[column] and way.format(*row[column].split("/"))
    frame, issues, _ = read(known, copies.csv(cells))
    assert frame.equals(read(known, copies.csv(copies.grid(SAMPLE)))[0])
    assert [issue for issue in issues if issue.level == "error"] == []


def test_one_location_that_stands_twice_is_taken_once_with_its_newest_rating(known):
    cells = copies.grid(SAMPLE)
    again = list(cells[1])
    again[LOCATIONS_2021.index("Publication Date")] = "11/02/2021"
    again[LOCATIONS_2021.index("Latest Rating")] = "Outstanding"
    frame, issues, _ = read(known, copies.csv([*cells, again]))
    assert "repeated_location" in [issue.check for issue in issues]
    assert frame.filter(location_id=cells[1][0])["rating"].to_list() == ["outstanding"]


def test_wales_and_a_location_without_a_council_are_left_out_and_said(known):
    cells = copies.grid(SAMPLE)
    cells[1][LOCATIONS_2021.index("Location Local Authority")] = "Powys"
    cells[1][LOCATIONS_2021.index("Location Region")] = "(pseudo) Wales"
    cells[2][LOCATIONS_2021.index("Location Local Authority")] = None
    frame, issues, _ = read(known, copies.csv(cells))
    [left] = [issue for issue in issues if issue.check == "no_council"]
    assert (left.level, len(left.rows), len(frame)) == ("warning", 2, 63)


def test_an_ods_none_of_whose_rows_was_worth_reading_has_rows_but_no_social_care(known):
    rows = [row for row in copies.grid(SAMPLE) if "Social Care Org" not in row]
    frame, [*_, issue], read_rows = read(known, copies.ods({"Locations": rows}))
    assert (issue.check, read_rows, frame.height) == ("no_social_care", len(rows) - 1, 0)


def test_the_wrong_sheet_and_a_file_cut_short_are_refused(known):
    whole = copies.ods({"Providers": copies.grid(SAMPLE)})
    assert [issue.check for issue in read(known, whole)[1]] == ["not_this_source"]
    frame, [issue], _ = read(known, whole[: len(whole) // 2])
    assert issue.check == "damaged_workbook"
    assert frame.schema == pl.Schema(FRAME)


def test_an_ods_that_declares_entities_or_repeats_a_row_for_ever_is_refused(known):
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><office:document-content/>'
    endless = copies.ODS_HEAD + (
        '<table:table table:name="Locations"><table:table-row table:number-rows-repeated="99999999">'
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    for xml in (bomb, endless):
        content = io.BytesIO()
        with ZipFile(content, "w") as archive:
            archive.writestr("content.xml", xml)
        assert [issue.check for issue in read(known, content.getvalue())[1]] == ["damaged_workbook"]


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("01_September_2026_Latest_ratings.ods", "2026-09"),
        ("cqc_ratings_2021-02_overall_only.csv", "2021-02"),
        ("2026-09", "2026-09"),
        ("Latest_ratings.ods", None),
        ("Latest_ratings_2026-08_fetched_2026-09-02.ods", None),
        ("September_2026_Latest_ratings_2026-09.ods", "2026-09"),
        ("file-2026-13.csv", None),
    ],
)
def test_the_month_comes_from_a_files_name(name, month):
    assert month_of(name) == month
