from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from ingest.council_return import frames as shapes
from models.region import OPTIONAL_SHEETS
from regional.words import asked_for, upload
from regional.words import optional_sheets as words

QUARTER = "2026-27 Q2"


def frame(shape, *rows):
    return pl.DataFrame(rows, schema=shape, orient="row")


def waiting(*rows):
    return frame(shapes.WAITING, *rows)


def audits(*rows):
    return frame(shapes.AUDITS, *rows)


def test_how_many_wait_is_said_first_and_then_each_band():
    sent = waiting(
        ("red", 12, 96, None, None), ("amber", 80, 1, None, None), ("green", 1122, None, None, None)
    )
    assert words.waiting(sent) == (
        "1,214 people wait: 12 red, longest 96 days; 80 amber, longest 1 day; 1,122 green."
    )


def test_a_band_without_a_number_is_named_and_never_counted_as_nought():
    sent = waiting(("red", 1, 5, None, None), ("amber", None, 9, "c", None), ("green", 0, None, None, None))
    assert words.waiting(sent) == (
        "1 person waits: 1 red, longest 5 days. Not counted, because no number was given: amber."
    )
    assert words.waiting(waiting(("red", None, None, "x", None))).startswith(
        "How many people wait is not known."
    )


def test_nobody_waiting_is_said():
    assert words.waiting(waiting(("red", 0, None, None, None))) == "Nobody waits."
    some = waiting(("red", 0, None, None, None), ("amber", None, None, "c", None))
    assert words.waiting(some).startswith("Nobody waits in the other bands.")


def test_a_withheld_count_says_so_in_the_table():
    table = words.waiting_table(waiting(("not yet banded", None, None, "c", "Few")))
    assert table.rows() == [("Not yet banded", "too few to show", "not given", "Few")]


def test_audited_files_are_counted_and_what_is_in_no_part_is_said():
    sent = audits(("review", 40, 30, 6, 4, None), ("safeguarding", 10, 5, None, None, None))
    assert words.audits(sent) == (
        "50 case files were audited in 2 areas: 35 met the standard, 6 partly met it, 4 did not, "
        "5 are in none of the three."
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("review", 0, 0, 0, 0, None), "No case file was audited."),
        (("review", None, None, None, None, "Later"), "How many case files were audited is not known."),
        (("review", 1, 1, 0, 0, None), "1 case file was audited in 1 area: 1 met the standard."),
    ],
)
def test_few_files_and_none_are_said_as_they_are(row, said):
    assert words.audits(audits(row)) == said


def test_documents_are_counted_with_their_statements_and_reviews_that_are_due():
    sent = frame(
        shapes.DOCUMENTS,
        (1, "learning", "Plan", "plan", date(2026, 3, 31), "v2", date(2026, 9, 30)),
        (2, None, "Report", None, None, None, date(2026, 10, 1)),
        (3, "equity", None, None, None, None, None),
    )
    assert words.documents(sent, QUARTER) == (
        "3 documents are listed, for 2 of 9 statements; 1 was due for review by 30 September 2026"
    )
    table = words.documents_table(sent)
    assert table["Statement"].to_list() == ["Equity", "Learning", "–"]
    assert table.row(1) == ("Learning", "Plan", "Plan", "31 March 2026", "v2", "30 September 2026")


def test_every_optional_sheet_has_its_words_beside_the_box():
    assert list(asked_for.SHEETS) == list(OPTIONAL_SHEETS.values())
    assert "at once to every council" in asked_for.FOOT
    assert "can still be submitted" in asked_for.FOOT
    assert asked_for.heading("East Midlands") == "What the East Midlands asks its councils for"


def test_what_changed_names_statements_and_dates_as_people_do():
    found = pl.DataFrame(
        [
            ("waiting", "red", "all", "longest_wait", None, "96"),
            ("documents", "Plan", "all", "statement", None, "equity"),
            ("documents", "Plan", "all", "dated", "2025-03-31", "2026-03-31"),
            ("documents", "Plan", "all", "reference", "2025-xx", None),
        ],
        schema=["sheet", "about", "breakdown", "field", "before", "after"],
        orient="row",
    )
    assert upload.changes(found).rows() == [
        ("Waiting list", "red", "longest wait, days", "–", "96"),
        ("Documents", "Plan", "statement", "–", "Equity"),
        ("Documents", "Plan", "dated", "31 March 2025", "31 March 2026"),
        ("Documents", "Plan", "reference or version", "2025-xx", "–"),
    ]


def test_what_a_file_holds_of_these_sheets_is_counted():
    frames = replace(
        shapes.empty(),
        waiting=waiting(("red", 1, 5, None, None)),
        audits=audits(("review", 1, 1, 0, 0, None)),
        documents=frame(shapes.DOCUMENTS, (1, None, "Plan", None, None, None, None)),
    )
    looked_at = SimpleNamespace(
        received=SimpleNamespace(frames=frames), to_mend=[], may_be_kept=True, asked=()
    )
    assert upload.will_be_stored(looked_at) == (
        "The file holds 1 of 4 risk bands, 1 of 8 audited areas and 1 document."
    )
