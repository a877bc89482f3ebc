"""Personal data outside the cells: found wherever a workbook keeps text, named by place, never repeated."""

from collections.abc import Callable
from xml.sax.saxutils import quoteattr

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from ingest.workbook.parts import carried
from tests.ingest.council_return.samples import (
    NHS,
    changed,
    filled,
    grids,
    is_empty,
    ods,
    only_issue,
    read,
    template,
    unzipped,
    zipped,
)

SCORES = "xl/worksheets/sheet2.xml"
RELATION = '<Relationship Id="r{n}" Type="t/{kind}" Target="{target}"/>'


def with_parts(parts: dict[str, str], base: bytes | None = None) -> bytes:
    return zipped(unzipped(base or template()) | {name: text.encode() for name, text in parts.items()})


def on_scores(parts: dict[str, str]) -> bytes:
    """The template with parts that belong to the sheet Scores."""
    told = (RELATION.format(n=n, kind="x", target=f"../{name[3:]}") for n, name in enumerate(parts))
    relations = f"<Relationships>{''.join(told)}</Relationships>"
    return with_parts(parts | {"xl/worksheets/_rels/sheet2.xml.rels": relations})


def drawing(inside: str) -> dict[str, str]:
    return {"xl/drawings/drawing1.xml": f'<d:wsDr xmlns:d="d" xmlns:a="a"><d:sp>{inside}</d:sp></d:wsDr>'}


def text_box(*runs: str) -> dict[str, str]:
    said = "".join(f"<a:r><a:t>{run}</a:t></a:r>" for run in runs)
    return drawing(f"<d:txBody><a:p>{said}</a:p></d:txBody>")


def edited(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    return changed(lambda book: change(book) and None)


def with_a_comment(text: str) -> bytes:
    return edited(lambda book: setattr(book["Scores"]["B4"], "comment", Comment(text, "Jo Bloggs")))


def with_a_prompt(text: str) -> bytes:
    def prompt(book: openpyxl.Workbook) -> None:
        next(iter(book["Scores"].data_validations.dataValidation)).prompt = text

    return edited(prompt)


def with_a_shared_string(*runs: str) -> bytes:
    name, said = "xl/sharedStrings.xml", "".join(f"<r><t>{run}</t></r>" for run in runs)
    return with_parts({name: unzipped(template())[name].decode().replace("</sst>", f"<si>{said}</si></sst>")})


def in_the_ods(old: str, new: str) -> bytes:
    members = unzipped(ods(grids(template())))
    xml = members["content.xml"].decode()
    assert old in xml
    return zipped(members | {"content.xml": xml.replace(old, new, 1).encode()})


NOTE = '<office:annotation><dc:creator xmlns:dc="c">Jo</dc:creator><text:p>{}</text:p></office:annotation>'
SHAPE = '<draw:frame xmlns:draw="d"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
STATEMENT = '<table:table-cell office:value-type="string"><text:p>Statement</text:p>'
THREADED = (
    f'<ThreadedComments><threadedComment ref="B4"><text>{NHS}</text></threadedComment></ThreadedComments>'
)
PLACES = {
    "A comment on Scores, cell B4": lambda: with_a_comment(f"NHS {NHS}"),
    "A comment on Scores, cell B4 (threaded)": lambda: on_scores({"xl/threadedComments/t1.xml": THREADED}),
    "A text box or shape on Scores": lambda: on_scores(text_box("943 476", " 5919")),
    "The alternative text of a picture or shape on Scores": lambda: on_scores(
        drawing(f'<d:nvSpPr><d:cNvPr id="1" name="Picture 1" descr="{NHS}"/></d:nvSpPr>')
    ),
    "A chart": lambda: with_parts({"xl/charts/chart1.xml": f"<c><v>{NHS}</v></c>"}),
    "A header or footer on Scores": lambda: edited(
        lambda book: setattr(book["Scores"].oddHeader.left, "text", f"for {NHS}")
    ),
    "A drop-down or its message on Scores, cell B2": lambda: with_a_prompt(f"as {NHS}"),
    "A formula on Scores, cell B4": lambda: filled("Scores", B4=f'=IF(1,3,"{NHS}")'),
    "A link on Scores": lambda: with_parts(
        {"xl/worksheets/_rels/sheet2.xml.rels": f'<R><Relationship Target="https://b.org/?q={NHS}"/></R>'}
    ),
    "A defined name": lambda: edited(
        lambda book: book.defined_names.add(DefinedName("person", attr_text=f'"{NHS}"'))
    ),
    "The file's properties": lambda: edited(lambda book: setattr(book.properties, "subject", NHS)),
    "The file's properties (custom)": lambda: edited(
        lambda book: book.custom_doc_props.append(StringProperty(name="case", value=NHS))
    ),
    "A text that no cell shows any more": lambda: with_a_shared_string("943 476", " 5919"),
    "What is kept of a linked file": lambda: with_parts(
        {"xl/externalLinks/externalLink1.xml": f'<l><cell r="A1"><v>{NHS}</v></cell></l>'}
    ),
    "What is kept for a pivot table": lambda: with_parts(
        {"xl/pivotCache/pivotCacheRecords1.xml": f"<r><s v={quoteattr(NHS)}/></r>"}
    ),
    "A part of the file that no sheet shows": lambda: with_parts(
        {"customXml/item1.xml": f"<item>{NHS}</item>"}
    ),
    "A part of the file that no sheet shows (not quite XML)": lambda: with_parts(
        {"custom/x.xml": f"<item><br>{NHS}</item>"}
    ),
    "A comment on Scores, cell A1": lambda: in_the_ods(
        f'table:name="Scores"><table:table-row>{STATEMENT}',
        f'table:name="Scores"><table:table-row>{STATEMENT}{NOTE.format(NHS)}',
    ),
    "A text box or shape on Scores (ods)": lambda: in_the_ods(
        'table:name="Scores">', f'table:name="Scores"><table:shapes>{SHAPE.format(NHS)}</table:shapes>'
    ),
    "The recorded changes": lambda: in_the_ods(
        "<office:spreadsheet>",
        f"<office:spreadsheet><table:tracked-changes><text:p>{NHS}</text:p></table:tracked-changes>",
    ),
    "A drop-down or its message": lambda: in_the_ods(
        "<office:spreadsheet>",
        f"<office:spreadsheet><table:help-message><text:p>{NHS}</text:p></table:help-message>",
    ),
    "A header or footer (ods)": lambda: with_parts(
        {"styles.xml": f"<m><p>{NHS}</p></m>"}, ods(grids(template()))
    ),
    "A defined name (ods)": lambda: in_the_ods(
        "<office:spreadsheet>",
        f"<office:spreadsheet><table:named-expression table:expression=\"{NHS}\"/>",
    ),
    "The file's properties (ods)": lambda: with_parts({"meta.xml": f"<m>{NHS}</m>"}, ods(grids(template()))),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_personal_data_outside_the_cells_refuses_the_file_and_its_place_is_named(place):
    frames, [issue] = read(PLACES[place]())
    assert is_empty(frames)
    assert (issue.check, issue.refuses_file) == ("personal_data", True)
    assert issue.message.startswith(place.partition(" (")[0])
    assert issue.message.endswith((" seems to hold an NHS number.", " seem to hold an NHS number."))
    assert NHS not in repr(issue)


def test_a_hidden_sheet_is_searched_like_any_other_and_told_to_be_hidden():
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("Workings")["B7"] = NHS
        book["Workings"].sheet_state = "veryHidden"

    assert only_issue(changed(add)).message == "Cell B7 of this hidden sheet seems to hold an NHS number."


def test_a_sheet_named_so_is_told_without_its_name_whatever_else_is_wrong():
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet(NHS)["B7"] = NHS
        book[NHS]["C2"].comment = Comment(NHS, "Jo")

    issue = only_issue(changed(add))
    assert issue.message == "The name of a sheet seems to hold something about a person."
    assert NHS not in repr(issue)
    far = only_issue(changed(lambda book: book.create_sheet(NHS).__setitem__("A6000", 1)))
    assert (far.check, far.sheet) == ("too_large", None)


def test_whoever_wrote_the_file_may_be_named_in_it():
    def sign(book: openpyxl.Workbook) -> None:
        book.properties.creator, book.properties.lastModifiedBy = "Jo Bloggs", "Jo Bloggs"
        book["Scores"]["B4"].comment = Comment("Ask the team.", "Jo Bloggs")

    assert read(changed(sign))[1] == []
    issue = only_issue(changed(lambda book: setattr(book.properties, "creator", "jo.bloggs@derby.gov.uk")))
    assert (issue.level, issue.check) == ("warning", "may_be_personal")
    assert issue.message == "The file's properties seem to hold a person's e-mail address."


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("ask adultcare@council.gov.uk", None),
        ("review by 12/03/2026", None),
        ("info@localcharity.org.uk", "warning"),
        ("jo.bloggs@gmail.com", "error"),
        ("born 12/03/1942", "error"),
    ],
)
def test_a_comment_is_judged_in_context_as_a_cell_is(text, level):
    assert [issue.level for issue in read(with_a_comment(text))[1]] == ([level] if level else [])


def test_names_of_parts_and_codes_are_no_telephone_numbers():
    chance = '<a id="{94347659-1900-4000-8000-019434765919}" cx="9434765919">01632-9601-23</a>'
    guid = "<a>94347659-1900-4000-8000-019434765919</a>"
    assert (
        read(with_parts({"customXml/item1.xml": chance.replace("01632-9601-23", ""), "b.xml": guid}))[1] == []
    )


def test_a_file_that_declares_entities_is_not_read():
    bomb = '<!DOCTYPE a [<!ENTITY b "943 476"><!ENTITY c "&b; 5919">]><a>&c;</a>'
    assert only_issue(with_parts({"customXml/item1.xml": bomb})).check == "damaged_workbook"


@pytest.mark.parametrize(
    ("part", "check", "said"),
    [
        ("xl/vbaProject.bin", "macros_ignored", "The workbook holds macros. They were not run and not read,"),
        ("xl/externalLinks/externalLink1.xml", "external_link", "The workbook has links to another file."),
        ("xl/media/image1.png", "pictures_not_read", "The workbook holds a picture, which cannot be read,"),
    ],
)
def test_what_a_workbook_carries_is_a_warning(part, check, said):
    frames, [issue] = read(with_parts({part: "<x/>"}, filled("Scores", B2=3)))
    assert (issue.level, issue.check) == ("warning", check)
    assert issue.message.startswith(said)
    assert frames.scores.height == 1


@pytest.mark.parametrize("name", ["xl/embeddings/letter.docx", "customXml/list.bin"])
def test_a_file_within_the_file_cannot_be_looked_at_and_refuses_it(name):
    content = zipped(unzipped(template()) | {name: zipped({"word/document.xml": b"<x/>"})})
    issue = only_issue(content)
    assert (issue.check, issue.refuses_file) == ("embedded_file", True)


def test_the_template_itself_carries_nothing():
    assert carried(template()) == carried(ods(grids(template()))) == []
