"""Personal data refuses the whole file, by cell, and is never repeated. Every number here is invented."""

import openpyxl
import pytest

from ingest.personal_data.found import in_name
from tests.ingest.council_return.samples import (
    COUNT,
    NHS,
    changed,
    figure,
    filled,
    grids,
    is_empty,
    ods,
    only_issue,
    read,
    template,
    template_csv,
)

REFUSED = {
    "an NHS number": [
        NHS,
        "943-476-5919",
        "NHS no. 9434765919",
        "see 9434765919, closed",
        "943  476  5919",
        "943\u2011476\u20115919",
        "943.476.5919",
        "9434765919.0",
        "\uff19434765919",
    ],
    "a National Insurance number": [
        "QQ 12 34 56 C".replace("QQ", "AB"),
        "ab123456c",
        "AB 123456 C",
        "NI_AB123456C",
    ],
    "a date of birth": [
        "born 12/03/1942",
        "Mrs P, born on 12 March 1942",
        "DOB: 12.3.42",
        "D.O.B 1942-03-12",
        "date of birth is 12th March 1942",
        "12/03/1942 (DOB)",
        "DOB 12-Mar-42",
        "DOB_12-03-1942",
        "D O B 1942/03/12",
        "date-of-birth 12 03 1942",
    ],
    "a person's e-mail address": [
        "ask jo.bloggs@gmail.com",
        "j.bloggs@derby.gov.uk",
        "jbloggs@derby.gov.uk",
        "carey.jones@derby.gov.uk",
        "ren\u00e9@gmail.com",
    ],
    "a mobile number": [
        "07700 900123",
        "+44 7700 900 123",
        "(07700) 900-123",
        "0044 (0)7700900123",
        "07700.900.123",
        "447700900123",
    ],
    "a telephone number": ["her daughter, tel. 01632 960123", "phone 020 7946 0123"],
}
LET_PASS = [
    "review by 12/03/2026",
    "children born after 01/09/2020",
    "babies born in 2025; reviewed 12/03/2026",
    "943 476 5918",  # the check digit is wrong
    "000 000 0000",
    "\u00a39434765919",
    "adultsocialcare@derby.gov.uk",
    "asc-duty@derby.gov.uk, social.care@derbyshire.gov.uk",
    "0800 123 4567 or 0300 123 4567",
    "Council House, Corporation Street, Derby DE1 2FS",
    "from 3,145 to 3,302 people; 2024-25; section 42(2); 952/3145",
    "Q1 10 20 30 40",
    "call volumes 01-04-2025 30-06-2025",
    "@home",
    "952.314.5000",  # the check digit is wrong here too
    "0 7.1 2.3 4.5 6.7 8.9",
    "case 7700900125 closed",
]
WARNED = [
    "7700900123",
    "the council's switchboard, phone 01332 640000",
    "01332 640000",
    "info@localcharity.org.uk",
]


def answered(text: str) -> bytes:
    """A small return with the text as an answer, in row 5 of a .csv."""
    top = "council,E06000015\nquarter,2026-27 Q2\nsheet,statement_or_code,breakdown,field,value\n"
    return f'{top}Scores,equity,,score,3\nAnswers,equity,,how_do_we_know,"{text}"\n'.encode()


@pytest.mark.parametrize(("what", "text"), [(what, text) for what in REFUSED for text in REFUSED[what]])
def test_personal_data_refuses_the_whole_file_and_is_not_repeated(what, text):
    frames, [issue] = read(answered(text))
    assert is_empty(frames)
    assert (issue.level, issue.check, issue.rows) == ("error", "personal_data", (5,))
    assert issue.message == f"Row 5 seems to hold {what}."
    assert issue.mend == "Take it out and upload again; nothing from this file was kept."
    assert text not in repr(issue)


def test_a_workbooks_cell_is_named():
    frames, [issue] = read(filled("Answers", C9=NHS, B2="Better."))
    assert is_empty(frames)
    assert (issue.where, issue.message) == ("Answers, row 9", "Cell C9 seems to hold an NHS number.")


@pytest.mark.parametrize("text", LET_PASS)
def test_what_only_looks_a_little_like_it_is_let_pass(text):
    frames, issues = read(answered(text))
    assert issues == []
    assert frames.answers["how_do_we_know"].to_list() == [text]


@pytest.mark.parametrize("text", WARNED)
def test_a_public_address_or_number_is_at_most_a_warning(text):
    frames, [issue] = read(answered(text))
    assert (issue.level, issue.check) == ("warning", "may_be_personal")
    assert frames.answers.height == 1


def test_an_nhs_number_where_a_count_is_asked_for_is_no_count():
    issue = only_issue(figure(COUNT, value=9434765919))
    assert (issue.check, issue.refuses_file) == ("personal_data", True)
    assert only_issue(figure(COUNT, value=9434765918)).check == "beyond_belief"  # the check digit is wrong


def test_the_same_digits_as_a_number_among_the_words_are_found():
    assert only_issue(figure(COUNT, note=9434765919)).check == "personal_data"
    assert only_issue(filled("Scores", C2=9434765919)).message == "Cell C2 seems to hold an NHS number."


def test_a_birth_date_is_known_by_the_word_above_it_or_beside_it():
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("List")
        for place, value in {"B2": "Date of birth", "B3": "open", "B4": "12/03/1942"}.items():
            book["List"][place] = value

    issue = only_issue(changed(add))
    assert (issue.check, issue.message) == ("personal_data", "Cell B4 seems to hold a date of birth.")
    assert only_issue(filled("Scores", C2="DOB", D2="12/03/1942")).message.startswith("Cell D2")
    assert only_issue(filled("Scores", C2="Client's DOB", D2="12/03/1942 10:05")).message.startswith(
        "Cell D2"
    )
    assert only_issue(filled("Scores", C2="Review", D2="12/03/1942")).check == "extra_column"


@pytest.mark.parametrize("save", [lambda content: content, lambda content: ods(grids(content))])
def test_a_cell_is_named_rightly_when_the_first_columns_are_empty(save):
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("List")["D7"] = NHS

    assert only_issue(save(changed(add))).message == "Cell D7 seems to hold an NHS number."


def test_many_cells_are_named_together():
    cells = {f"B{row}": NHS for row in range(2, 11)} | {f"C{row}": NHS for row in range(2, 6)}
    issue = only_issue(filled("Answers", **cells))
    assert issue.message == "Cells B2, C2, B3, C3, B4, C4, B5, C5 and 5 more seem to hold an NHS number."


def test_a_csv_is_searched_too_and_named_by_row():
    text = template_csv() + f"Scores,learning,,reason,{NHS}\r\n".encode()
    issue = only_issue(text)
    assert (issue.check, issue.where) == ("personal_data", f"Row {len(text.splitlines())}")


def test_personal_data_is_found_before_whose_the_file_is():
    def add(book: openpyxl.Workbook) -> None:
        book["Read me"]["E1"] = "E10000007"
        book["Scores"]["C2"] = NHS

    assert only_issue(changed(add)).check == "personal_data"


def test_our_own_template_holds_none():
    assert read(template(with_last=True))[1] == []


def test_a_file_s_name_is_looked_at_too():
    assert [issue.check for issue in in_name("Smith 943 476 5919.xlsx")] == ["personal_data"]
    assert [issue.check for issue in in_name("J_Smith_DOB_12-03-1942.xlsx")] == ["personal_data"]
    assert in_name("Barnet-2026-27-Q2.xlsx") == []
