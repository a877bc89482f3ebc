"""A person's own file with the faults marked: what is marked and how, what stays, and that it comes back."""

import io
import time

import openpyxl
import pytest
from openpyxl.comments import Comment

from ingest.council_return.marked import marked
from ingest.issues import Issue
from tests.ingest.council_return.samples import (
    COUNT,
    NHS,
    SHARE,
    changed,
    filled,
    grids,
    ods,
    read,
    row_of,
    same,
    template,
    template_csv,
    unzipped,
    zipped,
)


def faulty(book: openpyxl.Workbook) -> None:
    scores, metrics = book["Scores"], book["Metrics"]
    scores["B2"], scores["B3"], scores["B4"] = "2-3", "3 - Good", 3
    scores["B2"].comment = Comment("Ask Sam about this one.", "Jo")
    row = row_of(SHARE)
    metrics[f"F{row}"], metrics[f"G{row}"], metrics["A80"], metrics["E80"] = 520, 500, "made_up", 3


@pytest.fixture(scope="module")
def content() -> bytes:
    return changed(faulty)


@pytest.fixture(scope="module")
def copy(content) -> bytes:
    return marked(content, "derby.xlsx", read(content)[1])


@pytest.fixture
def book(copy) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(copy))


def outlines(sheet) -> dict[str, str]:
    """The line around each marked cell."""
    return {
        str(area.sqref): rule.dxf.border.left.style
        for area in sheet.conditional_formatting
        for rule in area.rules
    }


def test_a_faulty_cell_has_a_full_outline_and_one_to_look_at_a_dashed_one(book):
    row = row_of(SHARE)
    assert outlines(book["Scores"]) == {"B2": "thin", "B3": "dashed"}
    assert outlines(book["Metrics"]) == {f"F{row}": "thin", f"G{row}": "thin", "A80": "thin"}


def test_its_comment_begins_with_what_is_to_be_done_and_a_persons_own_stays(book):
    said = {cell: book["Scores"][cell].comment.text for cell in ("B2", "B3")}
    assert said["B3"].startswith('To look at: "3 - Good" is read as 3.')
    assert said["B2"].startswith('Ask Sam about this one.\n\nTo mend: "2-3" is not a score.')


def test_the_first_sheet_lists_everything_with_a_link_to_the_cell(book, content):
    assert (book.sheetnames[0], book.active.title) == ("To mend", "To mend")
    rows = list(book["To mend"].iter_rows(min_row=4, max_col=4))
    assert [tuple(cell.value for cell in row[2:]) for row in rows] == [
        (issue.message, issue.mend) for issue in read(content)[1]
    ]
    links = {row[1].value: row[1].hyperlink.location for row in rows}
    assert links["Scores, row 2 (B2)"] == "'Scores'!B2"
    assert [row[0].value for row in rows] == ["To mend"] * 3 + ["To look at"]


def rules(sheet) -> list[tuple[str, str]]:
    return [(str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation]


def test_values_formulas_and_drop_downs_stay():
    content = changed(lambda book: (faulty(book), book["Metrics"].__setitem__("I2", "=1+1"))[0])
    before = openpyxl.load_workbook(io.BytesIO(content))
    after = openpyxl.load_workbook(io.BytesIO(marked(content, "derby.xlsx", read(content)[1])))
    for sheet in before:
        copied = after[sheet.title]
        assert [[c.value for c in row] for row in copied.iter_rows()] == [
            [c.value for c in row] for row in sheet.iter_rows()
        ]
        assert rules(copied) == rules(sheet)
        assert copied.protection.sheet == sheet.protection.sheet


def test_the_marked_copy_uploaded_again_reads_as_the_file_did(content, copy):
    (frames, issues), (again, told_again) = read(content), read(copy)
    assert same(again, frames)
    assert told_again == issues


def test_mended_it_has_nothing_more_to_mend(copy):
    def mend(book: openpyxl.Workbook) -> None:
        book["Scores"]["B2"], book["Scores"]["B3"] = 2, 3
        book["Metrics"][f"G{row_of(SHARE)}"] = 1040
        book["Metrics"]["A80"] = book["Metrics"]["E80"] = None

    frames, issues = read(changed(mend, copy))
    assert [issue.check for issue in issues] == ["value_worked_out"]
    assert frames.scores["score"].to_list() == [2, 3, 3]


def test_marking_it_again_takes_the_earlier_marks_off(copy):
    mended = changed(lambda book: book["Scores"].__setitem__("B2", 2), copy)
    book = openpyxl.load_workbook(io.BytesIO(marked(mended, "derby-marked.xlsx", read(mended)[1])))
    assert book.sheetnames.count("To mend") == 1
    assert not [name for name in book.sheetnames if name.startswith("To mend1")]
    assert outlines(book["Scores"]) == {"B3": "dashed"}
    assert book["Scores"]["B2"].comment.text == "Ask Sam about this one."


def test_an_ods_comes_back_as_an_xlsx_with_its_values_and_marks(content):
    given = ods(grids(content))
    frames, issues = read(given)
    copy = marked(given, "derby.ods", issues)
    assert same(read(copy)[0], frames)
    assert outlines(openpyxl.load_workbook(io.BytesIO(copy))["Scores"]) == {"B2": "thin", "B3": "dashed"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_comes_back_with_a_last_column_that_is_not_read(separator):
    text = template_csv(with_last=True).decode("utf-8-sig").replace("score,1\r", "score,9\r", 1)
    given = text.replace(",", separator).encode("cp1252")
    frames, issues = read(given)
    copy = marked(given, "derby.csv", issues)
    rows = copy.decode("utf-8-sig").splitlines()
    assert rows[2].endswith(f"{separator}to mend")
    assert next(row for row in rows if "To mend: " in row).startswith(f"Scores{separator}assessing_needs")
    again, told_again = read(copy)
    assert same(again, frames)
    assert told_again == issues
    assert marked(copy, "derby.csv", told_again) == copy


@pytest.mark.parametrize(
    "content",
    [filled("Scores", B2="2-3", C2=NHS), b"", b"PK\x03\x04", template()[:9000], b"name\n1\n"],
)
def test_what_is_refused_as_a_whole_is_never_given_back(content):
    issues = read(content)[1]
    assert any(issue.refuses_file for issue in issues)
    assert marked(content, "derby.xlsx", issues) is None


def test_a_file_without_issues_needs_no_marks():
    assert marked(filled("Scores", B2=3), "derby.xlsx", []) is None


def test_a_sheets_name_in_the_list_is_never_a_formula():
    content = changed(lambda book: book.create_sheet("=1+1").__setitem__("A1", "Sums"))
    book = openpyxl.load_workbook(io.BytesIO(marked(content, "derby.xlsx", read(content)[1])))
    assert (book["To mend"]["B4"].value, book["To mend"]["B4"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "part",
    [
        '<mergeCells><mergeCell ref="A20:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A20:XFD1048576" location="x"/></hyperlinks>',
        '<x ref="1"/>',
    ],
)
def test_a_range_that_asks_for_billions_of_cells_is_not_opened_cell_by_cell(part):
    members = unzipped(filled("Scores", B2="2-3"))
    sheet = members["xl/worksheets/sheet2.xml"].replace(b"</sheetData>", f"</sheetData>{part}".encode())
    corner = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    members["xl/worksheets/sheet2.xml"] = sheet.replace(b"</sheetData>", corner)
    content = zipped(members)
    issues = read(content)[1]
    copy = openpyxl.load_workbook(io.BytesIO(marked(content, "derby.xlsx", issues)))
    assert outlines(copy["Scores"]) == {"B2": "thin"}


def test_where_openpyxl_stumbles_the_values_are_marked_alone():
    content = zipped(unzipped(filled("Scores", B2="2-3")) | {"docProps/core.xml": b"<nonsense"})
    frames, issues = read(content)
    copy = marked(content, "derby.xlsx", issues)
    assert outlines(openpyxl.load_workbook(io.BytesIO(copy))["Scores"]) == {"B2": "thin"}
    assert same(read(copy)[0], frames)


def test_a_figure_left_empty_is_marked_at_its_value():
    issue = Issue("warning", "gap", "It is empty.", "Fill it in.", "Metrics", "Value", (row_of(COUNT), 2))
    book = openpyxl.load_workbook(io.BytesIO(marked(template(), "derby.xlsx", [issue])))
    assert set(outlines(book["Metrics"])) == {f"E{row_of(COUNT)}", "E2"}
    assert book["Metrics"]["E2"].comment.text.startswith("To look at: It is empty.")


def test_a_defined_name_of_great_length_is_not_gone_over_letter_by_letter():
    members = unzipped(filled("Scores", B2="2-3"))
    name = '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">{}</definedName>'
    book = members["xl/workbook.xml"].replace(b"<definedNames>", name.format("x" * 200_000).encode())
    content = zipped(members | {"xl/workbook.xml": book})
    began = time.process_time()
    assert marked(content, "derby.xlsx", read(content)[1])
    assert time.process_time() - began < 3
