"""What a loaded file changes on Council and Sources: groups of people, restatements, where it is from."""

from datetime import date

import pytest

from ingest.ascof.load import load_ascof
from ingest.cqc_locations.load import load_cqc_locations
from ingest.cqc_locations.read import kept
from ingest.cqc_ratings.load import load_cqc_ratings
from ingest.cqc_report.load import load_cqc_report
from ingest.fingertips.load import load_fingertips
from ingest.publication.load import PublishedFile
from ingest.publication.withdraw import withdraw_publication
from regional import days
from regional.words.metrics import dated
from tests.ingest import published_copies as copies
from tests.ingest.cqc_answers import ANSWERS, location
from tests.ingest.cqc_pages import Council, all_pages
from tests.regional.pages.tables import tables

SAMPLE = "ascof/ascof_2018-19.csv"
SAFE = "People who feel safe"


@pytest.fixture(autouse=True)
def _soon_after(monkeypatch):
    """A day on which 2018-19 is not yet old."""
    monkeypatch.setattr(days, "today", lambda: date(2020, 6, 1))


@pytest.fixture
def loaded(database):
    """The sample, and a later release of it in which Barnet's 65.6 is 61.1 and provisional."""
    first = load_ascof(
        PublishedFile("ascof", "ascof_2018-19.csv", (copies.FILES / SAMPLE).read_bytes(), "2019-10-22")
    )
    cells = copies.grid(SAMPLE)
    for row in cells:
        if row[1] == "Barnet" and row[4] == "4A" and row[6] == "Outcome":
            row[7] = "61.1 [p]"
    later = load_ascof(PublishedFile("ascof", "ascof_2018-19.csv", copies.csv(cells), "2020-02-01"))
    return first.publication, later.publication


def test_a_metric_is_shown_for_a_group_of_people_and_says_so(loaded, open_page, shown):
    app = open_page("council", council="Barnet", metric=SAFE, group="aged 65 and over")
    assert not app.exception
    assert app.selectbox(key="group").options == [
        "everybody", "aged 18 to 64", "aged 65 and over", "women", "men",
    ]  # fmt: skip
    words = shown(app)
    assert f"People who feel safe (aged 65 and over): 69.8% in {dated('2018-19')} (Barnet)" in words
    assert "give or take 6.6" in words


def test_a_restated_figure_can_be_read_as_now_known_and_as_first_published(loaded, open_page, shown):
    app = open_page("council", council="Barnet", metric=SAFE)
    assert f"People who feel safe: 61.1% in {dated('2018-19')} (Barnet, provisional)" in shown(app)
    app.radio(key="known").set_value("first").run()
    assert f"People who feel safe: 65.6% in {dated('2018-19')} (Barnet)" in shown(app)


def test_nothing_is_asked_where_there_is_one_group_and_nothing_was_restated(database, open_page):
    app = open_page("council", council="Barnet", metric=SAFE)
    assert "group" not in [box.key for box in app.selectbox]
    assert "known" not in [radio.key for radio in app.radio]


def test_a_withheld_figure_says_why_and_is_no_nought(loaded, open_page):
    app = open_page("council", council="Isles of Scilly", metric=SAFE)
    assert not app.exception


def test_known_faults_of_the_source_stand_beside_the_figures(loaded, open_page, shown):
    words = shown(open_page("council", council="Barnet", metric=SAFE))
    assert "Known faults:" in words
    assert "Published figures are rounded" in words


def test_sources_lists_each_loaded_file_with_what_was_left_out_and_a_withdrawn_one_as_such(loaded, open_page):
    first, later = loaded
    withdraw_publication(later, "a trial", "p1")
    app = open_page("sources")
    [files] = [table.value for table in tables(app) if "SHA-256 begins" in table.value.columns]
    states = dict(zip(files["Publication"], files["State"], strict=True))
    assert states[first] == "1,237 rows loaded, 62 left out"
    assert states[later].startswith("withdrawn on ")
    assert states[later].endswith(": a trial")


def test_care_providers_are_counted_by_kind_and_listed_by_location(database, open_page, shown):
    sample = (copies.FILES / "cqc/latest_ratings_2021-02.csv").read_bytes()
    load_cqc_ratings(PublishedFile("cqc-ratings", "ratings_2021-02.csv", sample))
    app = open_page("council", council="Hartlepool")
    assert not app.exception
    words = shown(app)
    assert (
        "34 of 38 rated care providers in Hartlepool are good or outstanding (89.5%), February 2021" in words
    )
    [kinds] = [table.value for table in tables(app) if "Kind of service" in table.value.columns]
    assert list(kinds["Good or outstanding"]) == ["22 of 26", "12 of 12"]
    assert list(kinds["Not yet rated"].astype(int)) == [0, 0]


def test_of_few_providers_only_the_count_is_said(database, open_page, shown):
    sample = (copies.FILES / "cqc/latest_ratings_2021-02.csv").read_bytes()
    load_cqc_ratings(PublishedFile("cqc-ratings", "ratings_2021-02.csv", sample))
    words = shown(open_page("council", council="Isles of Scilly"))
    assert "1 of 1 rated care providers in Isles of Scilly are good or outstanding, February 2021" in words


def test_cqcs_own_words_are_shown_with_whose_they_are(database, open_page, shown):
    load_cqc_report(all_pages(Council()))
    app = open_page("council", council="Barnet")
    assert not app.exception
    heading = next(part.label for part in app.expander if "own words" in part.label)
    assert heading == "CQC's report in its own words: 29 paragraphs"


def test_a_result_that_was_only_read_again_is_no_correction(database, open_page):
    load_cqc_report(all_pages(Council()))
    [corrected] = [table.value for table in tables(open_page("sources")) if "Standing" in table.value.columns]
    assert set(corrected["Council"]) == {"Swindon", "Bromley"}


@pytest.fixture
def passed_on(database):
    return load_fingertips(
        PublishedFile(
            "fingertips",
            "social_contact.csv",
            (copies.FILES / "fingertips/social_contact.csv").read_bytes(),
            "2024-10-22",
        )
    ).publication


CONTACT = "People using services with as much social contact as they want"


def test_limits_that_were_published_are_said_with_the_figure(passed_on, open_page, shown):
    app = open_page("council", council="Barnet", metric=CONTACT, group="women")
    words = shown(app)
    assert f"{CONTACT} (women): 44.9% in 2018-19 (Barnet); the region" in words
    assert "95% interval 38.2% to 51.6%, as published." in words
    assert "Fingertips passes on what others publish" in words


def test_what_was_passed_on_is_never_what_was_first_published(passed_on, open_page, shown):
    app = open_page("council", council="Barnet", metric=CONTACT)
    assert "known" not in [radio.key for radio in app.radio]


def test_figures_from_before_reorganisation_are_shown_apart_and_never_added_up(passed_on, open_page, shown):
    app = open_page("council", council="Bournemouth, Christchurch and Poole", metric=CONTACT, group="women")
    assert not app.exception
    words = shown(app)
    assert "since replaced" in words
    assert "Before reorganisation, shown apart and never added up: Bournemouth until" in words
    assert "Poole until" in words
    assert "No verdict on the trend: today's council has no yearly point of its own." in words


def test_one_councils_locations_are_shown_with_no_share_of_its_region_or_of_england(
    database, open_page, shown
):
    answers = [kept(each) for each in [*ANSWERS, *map(location, range(20, 40))]]
    assert not load_cqc_locations(answers, "E09000003", "Barnet", "2026-11").refused
    app = open_page("council", council="Barnet")
    assert not app.exception
    said = "24 of 26 rated care providers in Barnet are good or outstanding (92.3%), November 2026**"
    assert said in shown(app)
