"""The first sheet of a marked copy: every issue with its place, what is wrong and how to mend it."""

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ingest.cells import tidied
from ingest.council_return.looks import INK, PLUM, WHITE, height
from ingest.council_return.marks import FIRST_WORDS, LOOKS
from ingest.council_return.sheet_checks import MARKED
from ingest.issues import Issue

TITLE = "To mend"
HEADERS = {"Kind": 12, "Where": 26, "What we found": 62, "What to do": 62}
WORDS = (
    "What is to be mended has a full outline, what is to be looked at a dashed one; both have a comment. "
    "Mend the cells in their sheets, save this workbook and upload it: this sheet and the marks are not "
    "read. Macros, drawn shapes and text boxes are not in this copy, and an .ods comes back as an .xlsx "
    "with its values alone."
)
Link = tuple[Worksheet | None, Cell | None]


def write_list(book: openpyxl.Workbook, issues: list[Issue], links: list[Link]) -> None:
    """Put the sheet first and open the workbook at it. links: sheet and cell of each issue, null if none."""
    sheet = book.create_sheet(TITLE, 0)
    sheet.append([MARKED])
    sheet.append([WORDS])
    sheet.append(list(HEADERS))
    for row, (issue, (on, cell)) in enumerate(zip(issues, links, strict=True), start=4):
        texts = (FIRST_WORDS[issue.level], _where(issue, cell), issue.message, issue.mend)
        for column, text in enumerate(texts, start=1):
            _write(sheet.cell(row, column), text)
        sheet.cell(row, 1).fill = PatternFill(fgColor=LOOKS[issue.level][2], fill_type="solid")
        if on is not None:
            _link(sheet.cell(row, 2), on, cell)
        sheet.row_dimensions[row].height = max(height(text, 62) for text in texts)
    _dress(sheet)
    book.active = 0
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is sheet


def _where(issue: Issue, cell: Cell | None) -> str:
    return f"{issue.where} ({cell.coordinate})" if cell is not None else issue.where


def _write(cell: Cell, text: str) -> None:
    """As text, though it begin with "=": a sheet's name may."""
    cell.value = tidied(text)
    cell.data_type = "s"
    cell.font = Font(name="Arial", size=10, color=INK[1:])
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _link(cell: Cell, on: Worksheet, to: Cell | None) -> None:
    title = on.title.replace("'", "''")
    place = to.coordinate if to is not None else "A1"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!{place}")
    cell.font = Font(name="Arial", size=10, color=PLUM[1:], underline="single")


def _dress(sheet: Worksheet) -> None:
    for letter, width in zip("ABCD", HEADERS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    for cell in (sheet["A1"], *sheet[3]):
        cell.font = Font(name="Arial", size=14 if cell.row == 1 else 10, bold=True, color=WHITE[1:])
        cell.fill = PatternFill(fgColor=PLUM[1:], fill_type="solid")
    for cell in sheet[1][1:]:
        cell.fill = PatternFill(fgColor=PLUM[1:], fill_type="solid")
    sheet.merge_cells("A2:D2")
    sheet["A2"].font = Font(name="Arial", size=10, color=INK[1:])
    sheet["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[2].height = height(WORDS, sum(HEADERS.values()))
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
