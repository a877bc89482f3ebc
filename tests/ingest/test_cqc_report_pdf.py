"""CQC's report as .pdf: nobody here has one, so ours vary their layout more than CQC does."""

import dataclasses

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cqc_report.read import SavedFile, read_cqc_reports
from tests.ingest.cqc_pages import SCORES, Council, statement_page
from tests.ingest.cqc_pdfs import LONG, Layout, pdf, report


def checks(result, level="error"):
    return {issue.check for issue in result.issues if issue.level == level}


INVENTED = "People waited, says our invention about"


def read(known, *files):
    [result] = read_cqc_reports(files, known)
    return result


def test_a_report_is_one_result_with_nine_scores_and_its_passages_by_statement(known):
    result = read(known, report(Council()))
    assert checks(result) == set()
    assert (result.ons_code, result.kind, result.published) == ("E09000003", "formal", "2025-01-31")
    assert (result.rating, result.percent, result.scores) == ("good", 64, SCORES)
    needs = result.passages.filter(statement="assessing_needs")
    assert needs.select("heading", "text").rows() == [
        (
            "Waiting and timeliness",
            f"People waited, says our invention about assessing needs. {LONG}".strip(),
        ),
        ("Waiting and timeliness", "Some for long."),
        ("Partnership working and governance", "Carers were heard."),
    ]
    assert result.passages["url"].null_count() == result.passages.height
    assert result.passages["place"].to_list() == list(range(29))


def test_running_lines_contents_and_standing_words_are_no_passage(known):
    text = " ".join(read(known, report(Council())).passages["text"])
    for words in ("Care Quality Commission", "Page ", "....", "I expect", "We commit", "Score", "This theme"):
        assert words not in text


@settings(max_examples=40, deadline=None)
@given(
    spelling=st.integers(0, 2), twice=st.booleans(), order=st.permutations(sorted(SCORES)),
    scores=st.sampled_from(["below", "beside", "row", "page"]),
    letters=st.integers(50, 100), flipped=st.booleans(), kerned=st.booleans(), packed=st.booleans(),
    contents=st.booleans(), running=st.booleans(), themes=st.booleans(),
)  # fmt: skip
def test_however_the_report_is_laid_out_the_result_is_the_same(known, spelling, twice, order, scores, **how):
    council = Council(spelling=spelling, twice=twice, scores={each: SCORES[each] for each in order})
    result = read(known, report(council, Layout(scores=scores, **how)))
    assert checks(result) == set()
    assert (result.ons_code, result.rating, result.percent) == ("E09000003", "good", 64)
    assert result.scores == SCORES
    # A paragraph that a page's end cuts after a full stop may come as two.
    told = result.passages.group_by("statement").agg(pl.col("text").str.join(" "))
    said = dict(told.iter_rows())
    assert set(said) == {None, *SCORES}
    for statement in SCORES:
        label = council.label(statement).lower()
        assert said[statement] == f"{INVENTED} {label}. {LONG}Some for long. Carers were heard."


def test_the_report_and_saved_pages_of_one_council_are_one_result(known):
    result = read(known, report(Council()), statement_page(Council(), "equity"))
    assert checks(result) == set()
    assert (len(result.files), result.scores) == (2, SCORES)


def test_paragraphs_under_headings_that_we_do_not_know_are_reported_and_not_dropped(known):
    extra = [("h1", "How we did this"), ("p", f"A method that our inventor thought of. {LONG}")]
    result = read(known, report(Council(), Layout(extra=extra)))
    [left] = [issue for issue in result.issues if issue.check == "unplaced_text"]
    assert left.level == "warning"
    assert '"How we did this"' in left.message


def test_headings_that_are_all_alike_give_the_scores_and_report_the_paragraphs(known):
    result = read(known, report(Council(), Layout(bold_alone=True)))
    assert (checks(result), result.scores) == (set(), SCORES)
    [left] = [issue for issue in result.issues if issue.check == "unplaced_text"]
    assert '"Waiting and timeliness"' in left.message


@pytest.mark.parametrize("heading", ["h1", "h3"])
def test_a_score_that_names_no_statement_is_reported_and_is_no_other_statements(known, heading):
    extra = [(heading, "Something new"), ("p", "Score: 1")]
    result = read(known, report(Council(), Layout(extra=extra)))
    assert "unplaced_score" in checks(result, "warning")
    assert (checks(result), result.scores) == (set(), SCORES)


def changed(**change):
    return dataclasses.replace(Council(), **change)


@pytest.mark.parametrize(
    ("council", "check"),
    [
        (changed(percent=70), "scores_contradict_percentage"),
        (changed(rating="Outstanding"), "scores_contradict_rating"),
        (changed(scores={**SCORES, "equity": 7}), "not_a_score"),
        (changed(name="Atlantis Council"), "no_council"),
    ],
)
def test_what_cannot_be_right_is_refused_with_the_reason(known, council, check):
    result = read(known, report(council))
    assert check in checks(result)
    assert result.refused


def picture():
    return pdf([], Layout(running=False))


@pytest.mark.parametrize(
    ("content", "check"),
    [
        (b"%PDF-1.7\n", "damaged_pdf"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "damaged_pdf"),
        (picture(), "no_text"),
        (pdf([("h1", "A recipe"), ("p", "Take an onion, and cut it.")], Layout()), "not_a_report"),
        (
            pdf(
                [("h1", "London Borough of Barnet"), ("p", "The council has a quality statement.")], Layout()
            ),
            "not_a_report",
        ),
    ],
    ids=["head alone", "noise", "pictures", "recipe", "no score"],
)
def test_what_is_no_report_is_refused_with_the_reason(known, content, check):
    result = read(known, SavedFile("x.pdf", content, "/saved/x.pdf"))
    assert check in checks(result)
    assert all(issue.mend for issue in result.issues)


@settings(max_examples=40, deadline=None)
@given(cut=st.floats(0.01, 0.99), at=st.floats(0.05, 0.95), junk=st.binary(min_size=1, max_size=40))
def test_a_report_cut_short_or_spoilt_never_raises_and_never_gives_a_wrong_score(known, cut, at, junk):
    whole = report(Council()).content
    place = int(len(whole) * at)
    for spoilt in (whole[: int(len(whole) * cut)], whole[:place] + junk + whole[place + len(junk) :]):
        for result in read_cqc_reports([SavedFile("x.pdf", b"%PDF-1.4" + spoilt[8:], "/x.pdf")], known):
            assert result.refused or result.scores.items() <= SCORES.items()
