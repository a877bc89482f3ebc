import pytest

from ingest.council_return.marked import marked
from ingest.workbook import MOST_ROWS
from tests.ingest.council_return.samples import COUNT, is_empty, only_issue, read

TOP = "council,E06000015,Derby\nquarter,2026-27 Q2\nsheet,statement_or_code,breakdown,field,value\n"
SCORED = f"{TOP}Scores,learning,,score,3\nScores,learning,,reason,Caf\u00e9 talks \u2013 more\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_separator_that_spreadsheets_write_reads_the_same(encoding, separator, line_end):
    text = SCORED.replace(",", separator).replace("\n", line_end)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    frames, issues = read(mark + text.encode(encoding))
    assert issues == []
    assert frames.scores.rows() == [("learning", 3, "Caf\u00e9 talks \u2013 more")]


def test_rows_that_a_spreadsheet_padded_and_fields_it_quoted_read_the_same():
    padded = (
        SCORED.replace("Derby\n", "Derby,,\n").replace("Q2\n", "Q2,,,\n").replace("learning", '"learning"')
    )
    assert read(padded.encode())[0].scores.height == 1


def test_a_fault_is_told_by_its_row_in_the_file():
    issue = only_issue(f"{TOP}\nScores,learning,,score,2-3\n".encode())
    assert (issue.check, issue.where) == ("not_a_score", "Row 5")


def test_a_text_over_several_lines_is_one_row():
    text = f'{TOP}Answers,learning,,what_next,"one\n\ntwo"\nScores,learning,,score,9\n'
    frames, [issue] = read(text.encode())
    assert issue.where == "Row 5"
    assert frames.answers["what_next"].to_list() == ["one\n\ntwo"]


def test_a_first_line_that_names_the_separator_is_not_counted():
    text = "sep=;\n" + f"{TOP}Scores,learning,,score,9\n".replace(",", ";")
    assert only_issue(text.encode()).where == "Row 4"


def test_the_cells_of_a_figure_stand_in_rows_of_their_own():
    rows = "".join(
        f"Metrics,direct_payments,65 and over,{field},{value}\n"
        for field, value in {"value": 50, "numerator": 520, "denominator": 500, "note": "New"}.items()
    )
    frames, [issue] = read((TOP + rows).encode())
    assert (issue.check, issue.where) == ("share_over_100", "Rows 4, 5, 6 and 7")
    assert frames.figures.is_empty()


def test_a_cell_given_twice_is_told():
    text = f"{TOP}Scores,learning,,score,3\nScores,Learning,,score,4\n"
    assert (only_issue(text.encode()).check, only_issue(text.encode()).rows) == ("repeated_row", (4, 5))


@pytest.mark.parametrize(
    "row", ["Scores,learning,,value,3", "Marks,learning,,score,3", "Scores,learning,,,3"]
)
def test_an_unknown_sheet_or_field_is_told_with_the_names_that_are_known(row):
    issue = only_issue(f"{TOP}{row}\n".encode())
    assert (issue.check, issue.where) == ("unknown_field", "Row 4")
    assert "score" in issue.mend.lower()


def test_another_councils_file_is_refused():
    frames, [issue] = read(SCORED.replace("E06000015,Derby", "E10000007,Derbyshire").encode())
    assert is_empty(frames)
    assert issue.message.startswith(
        "This file is for Derbyshire (E10000007), and this return is for Derby (E06000015)."
    )


def test_another_council_is_told_by_its_code_where_the_file_gives_no_name():
    assert (
        "for another council (E10000007)"
        in only_issue(SCORED.replace("E06000015,Derby", "E10000007,").encode()).message
    )


@pytest.mark.parametrize(
    ("text", "sheet"),
    [
        ("Statement,Own score (1 to 4),Reason\nAssessing needs,3,\n", "Scores"),
        ("Code;Metric;Unit;Breakdown;Value\ndirect_payments;x;%;all;30\n", "Metrics"),
        ("Derby: return for 2026-27 Q2,,,return_council,E06000015,Derby\n", "Read me"),
    ],
)
def test_one_sheet_saved_as_csv_is_known_and_the_workbook_asked_for(text, sheet):
    issue = only_issue(text.encode("cp1252"))
    assert (issue.check, issue.refuses_file) == ("one_sheet_csv", True)
    assert issue.message.startswith(f"This is the sheet {sheet} alone, as a spreadsheet saves it as .csv.")
    assert issue.mend == "Upload the workbook itself, saved as .xlsx or .ods."


def test_a_file_without_its_first_two_rows_is_refused():
    frames, issues = read(SCORED.split("\n", 2)[2].encode())
    assert is_empty(frames)
    assert [issue.check for issue in issues] == ["council_not_named", "quarter_not_named"]


@pytest.mark.parametrize(
    ("content", "check"),
    [
        (TOP.encode() + b"\x00", "not_a_workbook"),
        (b"\xff\xfe" + TOP.encode()[:-1] + b"x", "not_a_workbook"),
        (f'{TOP}Scores,learning,,reason,"{"x" * 200_000}\n'.encode(), "not_a_workbook"),
        (TOP.encode() + b",,,,\n" * MOST_ROWS, "too_large"),
    ],
)
def test_a_csv_that_cannot_be_used_gives_one_error(content, check):
    frames, [issue] = read(content)
    assert is_empty(frames)
    assert issue.check == check


def test_markers_and_carried_values_read_as_in_a_workbook():
    frames, issues = read(f"{TOP}Metrics,{COUNT},,value,[c]\n".encode())
    assert [issue.check for issue in issues] == ["read_otherwise"]
    assert frames.figures.rows() == [(COUNT, "all", None, None, None, "c", None)]


def test_a_group_of_people_beside_a_score_is_told_and_gives_no_second_row():
    rows = b"Scores,equity,,score,3\nScores,equity,65 and over,reason,Too early.\n"
    frames, issues = read(TOP.encode() + rows)
    assert [(issue.check, issue.where) for issue in issues] == [("group_not_asked_for", "Row 5")]
    assert frames.scores.rows() == [("equity", 3, None)]


def test_what_a_spreadsheet_would_run_comes_back_with_a_space_in_a_marked_copy():
    rows = b"Scores,equity,,score,9\nScores,equity,,reason,=1+1\n"
    issues = read(TOP.encode() + rows)[1]
    assert b"Scores,equity,,reason, =1+1," in marked(TOP.encode() + rows, "barnet.csv", issues)
