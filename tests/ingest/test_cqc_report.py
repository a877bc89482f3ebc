import dataclasses
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cqc_report import labels
from ingest.cqc_report.address import parsed
from ingest.cqc_report.checks import of_a_result
from ingest.cqc_report.read import SavedFile, read_cqc_reports
from models.framework import RATINGS, STATEMENTS
from regional.analysis.rating import overall_rating
from tests.held import held
from tests.ingest.cqc_pages import BASE, LABELS, SCORES, Council, all_pages, pilot, statement_page, summary


def checks(result, level="error"):
    return {issue.check for issue in result.issues if issue.level == level}


def test_a_whole_report_is_one_result_with_nine_scores_and_its_passages(known):
    [result] = read_cqc_reports(all_pages(Council()), known)
    assert checks(result) == set()
    assert (result.ons_code, result.kind, result.published) == ("E09000003", "formal", "2025-01-31")
    assert (result.rating, result.percent, result.scores) == ("good", 64, SCORES)
    needs = result.passages.filter(statement="assessing_needs")
    assert needs.select("heading", "text").rows() == [
        ("Waiting and timeliness", "People waited, says our invention about assessing needs."),
        ("Waiting and timeliness", "Some for long."),
        ("Carers", "Carers were heard."),
    ]
    assert set(needs["url"]) == {f"{BASE}/barnet-0125/theme1/needs"}


def test_what_people_expect_and_what_stands_round_the_page_is_no_passage(known):
    [result] = read_cqc_reports(all_pages(Council()), known)
    text = " ".join(result.passages["text"])
    assert "I expect" not in text
    assert "We commit" not in text
    assert "Score" not in text


@settings(max_examples=40, deadline=None)
@given(
    spelling=st.integers(0, 2), same_line=st.booleans(), twice=st.booleans(), nested=st.booleans(),
    tag=st.sampled_from(["h3", "h2", "h4", "p", "dt", "strong"]), order=st.permutations(sorted(SCORES)),
)  # fmt: skip
def test_however_the_pages_are_laid_out_and_spelt_the_result_is_the_same(
    known, spelling, same_line, twice, nested, tag, order
):
    tag = "p" if tag == "strong" else tag
    scores = {each: SCORES[each] for each in order}
    council = Council(
        spelling=spelling, same_line=same_line, twice=twice, nested=nested, tag=tag, scores=scores
    )
    [result] = read_cqc_reports(all_pages(council), known)
    assert checks(result) == set()
    assert (result.rating, result.percent, result.scores) == ("good", 64, SCORES)


def test_a_pilot_is_one_and_its_score_on_the_next_line_is_read(known):
    [result] = read_cqc_reports(pilot(), known)
    assert (result.ons_code, result.kind) == ("E08000025", "pilot")
    assert (result.rating, result.scores) == ("good", {"safeguarding": 2})
    assert checks(result) == set()


@pytest.mark.parametrize("row", held("councils"), ids=lambda row: row["short_name"])
def test_every_council_is_known_by_its_formal_name(known, row):
    slug = row["short_name"].lower().replace(" ", "-").replace(",", "").replace(".", "")
    [result] = read_cqc_reports([summary(Council(row["name"], f"{slug}-1225"))], known)
    assert (result.ons_code, checks(result)) == (row["ons_code"], set())


def test_two_councils_pages_in_one_folder_are_two_results(known):
    other = Council("London Borough of Camden", "camden-0225", nested=False)
    results = read_cqc_reports([*all_pages(Council()), *all_pages(other)], known)
    assert [result.ons_code for result in results] == ["E09000003", "E09000007"]
    assert [len(result.files) for result in results] == [10, 10]


@pytest.mark.parametrize(
    ("address", "slug", "rest", "kind", "month"),
    [
        (f"{BASE}/birmingham-cc", "birmingham-cc", "", "pilot", None),
        (f"{BASE}/birmingham-cc/overall-summary", "birmingham-cc", "overall-summary", "pilot", None),
        (f"{BASE}/camden-0225", "camden-0225", "", "formal", "2025-02"),
        (f"{BASE}/camden-0225-theme1-needs", "camden-0225", "theme1-needs", "formal", "2025-02"),
        (f"{BASE}/york-1225/theme1/needs", "york-1225", "theme1/needs", "formal", "2025-12"),
        ("/tmp/saved/local-authority-assessment-reports/york-1225/summary.html", "york-1225", "summary",
         "formal", "2025-12"),
    ],
)  # fmt: skip
def test_all_three_generations_of_addresses_are_understood(address, slug, rest, kind, month):
    at = parsed(address)
    assert (at.slug, at.rest, at.kind, at.month) == (slug, rest, kind, month)


@pytest.mark.parametrize("address", [None, "", BASE, f"{BASE}/", "https://www.cqc.org.uk/location/1-1"])
def test_other_addresses_are_none_of_them(address):
    assert parsed(address) is None


@pytest.mark.parametrize(("statement", "label"), [(s, label) for s, each in LABELS.items() for label in each])
def test_each_spelling_of_a_label_names_its_statement(statement, label):
    assert labels.statement(label) == statement


@pytest.mark.parametrize(
    "label", ["", "Leadership", "Safe", "Equity and governance", "x " * 90 + "safeguarding"]
)
def test_what_names_no_statement_or_two_names_none(label):
    assert labels.statement(label) is None


def test_the_date_comes_from_the_address_where_the_page_has_none(known):
    [result] = read_cqc_reports([summary(Council(published=None))], known)
    assert result.published == "2025-01"


@pytest.mark.parametrize(
    "where",
    [
        "/home/somebody/local-authority-assessment-reports/barnet-0125/summary.html",
        f"https://example.org/{BASE.rpartition('/')[2]}/barnet-0125/summary",
        f"javascript:alert(1)//{BASE.rpartition('/')[2]}/barnet-0125/summary",
    ],
)
def test_where_a_page_was_saved_tells_its_council_and_is_never_passed_on_as_cqcs_address(known, where):
    file = summary(Council())
    bare = file.content.replace(Council().address("summary").encode(), b"")
    told = file.content.replace(Council().address("summary").encode(), where.encode())
    for each in (SavedFile(file.name, bare, where), SavedFile(file.name, told, "/tmp/summary.html")):
        [result] = read_cqc_reports([each], known)
        assert (result.ons_code, result.published) == ("E09000003", "2025-01-31")
        assert result.url in (None, Council().address("summary"))


def test_a_day_that_a_paragraph_mentions_is_not_when_the_report_was_published(known):
    file = summary(Council())
    told = file.content.replace(
        b"An invented paragraph", b"Its strategy, published on 3 May 2023, is an invented paragraph"
    )
    [result] = read_cqc_reports([SavedFile(file.name, told, file.where)], known)
    assert result.published == "2025-01-31"


def test_pages_that_give_two_days_of_publication_are_refused(known):
    pages = [summary(Council()), summary(changed(published="Report published: 2 February 2025"))]
    [result] = read_cqc_reports(pages, known)
    assert checks(result) == {"pages_differ"}


def test_pages_of_two_reports_on_one_council_are_not_mixed(known):
    pages = [summary(changed(published=None)), statement_page(changed(slug="barnet-0627"), "equity")]
    [result] = read_cqc_reports(pages, known)
    assert checks(result) == {"pages_differ"}


def test_the_rule_that_pages_are_held_against_is_the_one_that_is_shown():
    for nine in combinations_with_replacement((1, 2, 3, 4), 9):
        scores = dict(zip(STATEMENTS, nine, strict=True))
        shown = overall_rating(nine)
        assert of_a_result("formal", scores, shown.percent, shown.rating) == []
        for rating in {*RATINGS} - {shown.rating}:
            [issue] = of_a_result("formal", scores, shown.percent, rating)
            assert issue.check == "scores_contradict_rating"


def changed(**change):
    return dataclasses.replace(Council(), **change)


@pytest.mark.parametrize(
    ("files", "check"),
    [
        ([summary(changed(percent=70))], "scores_contradict_percentage"),
        ([summary(changed(rating="Outstanding"))], "scores_contradict_rating"),
        ([summary(changed(scores={**SCORES, "equity": 7}))], "not_a_score"),
        ([summary(changed(name="Atlantis Council", slug="atlantis-0125"))], "no_council"),
        ([summary(changed(slug="camden-0225"))], "two_councils"),
        (
            [summary(Council()), statement_page(changed(scores={**SCORES, "equity": 4}), "equity")],
            "pages_differ",
        ),
        ([SavedFile("a.html", b"\x00\x01", "/a")], "not_a_page"),
        ([SavedFile("a.html", b"no tags at all", "/a")], "not_a_page"),
        ([SavedFile("a.html", b"<html><p>A recipe for soup.</p></html>", "/a")], "not_a_report"),
    ],
)
def test_what_cannot_be_right_is_refused_with_the_reason(known, files, check):
    [result] = read_cqc_reports(files, known)
    assert check in checks(result)
    assert result.refused


def test_a_score_twice_on_one_page_with_another_number_is_refused(known):
    file = statement_page(Council(), "equity")
    spoilt = file.content.replace(b"<p>Score: 2</p>", b"<p>Score: 2</p><p>Score: 3</p>")
    [result] = read_cqc_reports([SavedFile(file.name, spoilt, file.where)], known)
    assert "two_scores" in checks(result)


def test_a_score_that_cannot_be_placed_is_reported_and_not_dropped(known):
    file = summary(Council())
    odd = file.content.replace(b"Governance, management and sustainability", b"Something new")
    [result] = read_cqc_reports([SavedFile(file.name, odd, file.where)], known)
    assert "unplaced_score" in checks(result, "warning")
    assert "governance" not in result.scores


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.95])
def test_a_page_cut_short_never_raises_and_never_gives_a_wrong_score(known, cut):
    file = summary(Council())
    [result] = read_cqc_reports(
        [SavedFile(file.name, file.content[: int(len(file.content) * cut)], file.where)], known
    )
    assert result.scores.items() <= SCORES.items()


def test_pages_saved_in_another_encoding_and_without_a_main_part_are_read(known):
    file = summary(Council())
    text = (
        file.content.decode()
        .replace("<main>", "<div>")
        .replace("</main>", "</div>")
        .replace("people's", "people\u2019s")
    )
    [result] = read_cqc_reports([SavedFile(file.name, text.encode("cp1252"), file.where)], known)
    assert (result.scores, checks(result)) == (SCORES, set())
    assert result.passages.height == 2
