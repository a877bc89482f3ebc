import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.carers_survey.read import carers_metrics, read_carers_survey
from ingest.recognise import recognised
from models.metric import metrics
from regional.views.compare_metric import basis
from tests.ingest import published_copies as copies
from tests.ingest.refusals import assert_refused

SAMPLE = "carers/carers_measures.csv"
COLUMNS = ("value", "numerator", "denominator", "base", "margin_of_error", "marker")


# Picked by hand from sace_measures_2014-15_2016-17_2018-19.csv: NHS Digital's measures of the three waves.
CELLS = [
    ("2014-15", "Barnet", "qol_carers", "all", (7.3, 2140, 295, 295, None, None)),
    ("2014-15", "Durham", "social_contact_carers", "female", (53.2, 205, 385, 385, None, None)),
    ("2014-15", "England", "qol_carers", "all", (7.9, 2265000, 286910, 52700, None, None)),
    ("2014-15", "Isles of Scilly", "qol_carers", "65 and over", (None, None, None, None, None, "x")),
    ("2014-15", "Kingston upon Hull", "social_contact_carers", "female", (38.1, 80, 215, 215, None, None)),
    ("2016-17", "Barnet", "qol_carers", "65 and over", (7.1, 770, 110, 110, 0.5, None)),
    ("2016-17", "Bournemouth", "social_contact_carers", "female", (32.4, 90, 280, 280, 4.9, None)),
    ("2016-17", "London", "qol_carers", "all", (7.6, 335270, 44100, 9180, 0.1, None)),
    ("2016-17", "England", "social_contact_carers", "female", (34.2, 78090, 228070, 36655, 0.6, None)),
    ("2018-19", "Barnet", "social_contact_carers", "female", (24.8, 25, 110, 110, 7.5, None)),
    ("2018-19", "Bournemouth", "qol_carers", "all", (7.1, 2530, 355, 355, 0.2, None)),
    ("2018-19", "Durham", "qol_carers", "65 and over", (8.2, 1345, 165, 165, 0.4, None)),
    ("2018-19", "England", "qol_carers", "65 and over", (7.8, 1137125, 146705, 23580, 0.0, None)),
    ("2018-19", "Isles of Scilly", "social_contact_carers", "female", (None, None, None, None, None, "x")),
]  # fmt: skip


@pytest.mark.parametrize(("year", "area", "metric", "breakdown", "cells"), CELLS)
def test_a_figure_is_as_it_was_published_with_its_margin_of_error(
    known, year, area, metric, breakdown, cells
):
    frame, issues = read_carers_survey(copies.content(SAMPLE), known, None)
    assert not [issue for issue in issues if issue.level == "error"]
    row = frame.filter(area=area, metric=metric, breakdown=breakdown, period=year)
    assert row.height == 1
    assert row.select(COLUMNS).row(0) == cells


def test_no_interval_is_ever_worked_out_for_a_carers_figure():
    assert len(carers_metrics()) == 5
    assert {basis(metrics()[metric]) for metric in carers_metrics()} == {"survey"}


@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    way=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx", "xlsx as text", "ods"]),
)
def test_a_shuffled_re_encoded_or_re_typed_copy_gives_the_same_figures(known, seed, way):
    cells = copies.shuffled(copies.grid(SAMPLE), seed)
    if way.startswith("xlsx"):
        copy = copies.xlsx(cells, numbers=way == "xlsx")
    else:
        copy = copies.ods({"in": cells}) if way == "ods" else copies.csv(cells, way)
    again, issues = read_carers_survey(copy, known, None)
    assert not [issue for issue in issues if issue.level == "error"]
    key = ["ons_code", "metric", "period", "breakdown"]
    assert again.sort(key).equals(read_carers_survey(copies.content(SAMPLE), known, None)[0].sort(key))


def test_it_is_known_by_its_codes_from_the_outcomes_frameworks_data():
    assert recognised(copies.content(SAMPLE)).source == "carers-survey"
    assert recognised((copies.FILES / "ascof/ascof_2018-19.csv").read_bytes()).source == "ascof"


def test_the_outcomes_frameworks_data_is_refused_under_its_name(known):
    _, issues = read_carers_survey((copies.FILES / "ascof/ascof_2018-19.csv").read_bytes(), known, "2018-19")
    [error] = [issue for issue in issues if issue.level == "error"]
    assert error.check == "not_of_carers"
    assert "python -m ingest ascof" in error.mend


@pytest.mark.parametrize(
    ("change", "check", "words"),
    [
        (copies.without("Measure Value"), "missing_column", '"measure value"'),
        (lambda cells: [["a"], ["b"]], "not_this_source", "not ASCOF open data"),
        (lambda cells: cells[:1], "no_rows", "no row under it"),
        (lambda cells: cells[:-250], "cut_short", "cut short"),
        (lambda cells: [*cells, cells[5]], "repeated_row", "more than once"),
        (copies.with_cell("Barnet", "ONS Area Code", "E09000099"), "unknown_area", "E09000099"),
        (copies.with_cell("Barnet", "Return Year", "last year"), "unknown_year", "2018-19"),
        (copies.with_cell("Barnet", "Measure Value", "few"), "not_a_number", '"few"'),
        (copies.with_cell("Barnet", "ASCOF Measure Code", "9Z"), "unknown_code", "9Z"),
    ],
)
def test_a_broken_file_is_refused_with_what_is_wrong(known, change, check, words):
    _, issues = read_carers_survey(copies.csv(change(copies.grid(SAMPLE))), known, None)
    assert_refused(issues, check, words)


def test_the_surveys_annex_tables_are_refused_with_what_they_are(known):
    annex = [["CASSR Code [note 4]", "ONS area code [note 5]", "CASSR name [note 6]", "Very satisfied"],
             ["102", "E10000006", "Cumbria", "12.1"]]  # fmt: skip
    copy = copies.xlsx(annex, "T1a - Answers by Council")
    _, [issue] = read_carers_survey(copy, known, None)
    assert issue.check == "not_this_source"
    assert "annex tables" in recognised(copy).why_not
