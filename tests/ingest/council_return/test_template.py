import io

import openpyxl
import pytest

from models.framework import STATEMENTS
from models.metric import metrics
from models.return_layout import CAP_ANSWER, CAP_SENTENCE
from tests.ingest.council_return.samples import (
    COUNT,
    DAYS,
    DERBY,
    QUARTER,
    SHARE,
    grids,
    is_empty,
    last_return,
    read,
    row_of,
    same,
    template,
    template_csv,
)

HEADERS = {
    "Scores": ["Statement", "Own score (1 to 4)", "Reason (one sentence, 300 characters)"],
    "Answers": [
        "Statement",
        "How are we doing?",
        "How do we know?",
        "What are we going to do?",
        "Unchanged since last quarter?",
    ],
    "Metrics": [
        "Code",
        "Metric",
        "Unit",
        "Breakdown",
        "Value",
        "Numerator",
        "Denominator",
        "Marker",
        "Note",
        "Last quarter",
    ],
    "Evidence scores": ["Statement", "People's experience", "Staff and leaders", "Partners", "Processes"],
}


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_template_has_the_sheets_and_headers_of_the_design():
    sheets = grids(template(evidence_scores=True))
    assert list(sheets) == ["Read me", *HEADERS]
    assert {name: rows[0] for name, rows in sheets.items() if name != "Read me"} == HEADERS


def test_evidence_scores_are_asked_for_only_where_they_are_switched_on():
    assert list(grids(template())) == ["Read me", "Scores", "Answers", "Metrics"]


def test_every_statement_and_every_quarterly_metric_has_a_row_and_no_other_has():
    sheets = grids(template())
    assert len(sheets["Scores"]) == len(sheets["Answers"]) == 1 + len(STATEMENTS)
    asked = {each.id for each in metrics().values() if each.collected_quarterly}
    given = [row[0] for row in sheets["Metrics"][1:] if row[0]]  # the spare rows at the foot have no code yet
    assert sorted(given) == sorted(asked)


def test_council_and_quarter_are_in_hidden_named_cells_and_in_words():
    opened = book(template())
    read_me = opened["Read me"]
    named = {name: opened.defined_names[name].attr_text for name in ("return_council", "return_quarter")}
    assert named == {"return_council": "'Read me'!$E$1", "return_quarter": "'Read me'!$E$2"}
    assert (read_me["E1"].value, read_me["E2"].value) == (DERBY, QUARTER)
    assert read_me.column_dimensions["D"].hidden
    assert read_me["A1"].value == "Derby: return for 2026-27 Q2"
    assert read_me["B3"].value == "Derby, East Midlands, 2026-27 Q2 (July to September 2026)."


@pytest.mark.parametrize(
    "sentence",
    [
        "Seen by: Derby only, unless the page Our return says otherwise.",
        "can be asked for under the Freedom of Information Act",
        "The page Our return says by which day.",
        "No names, and nothing about one person",
        "c: too few to show",
        "x: not available",
        "z: not applicable",
    ],
)
def test_the_read_me_says_who_sees_what_until_when_and_what_the_markers_mean(sentence):
    words = " ".join(str(value) for row in grids(template())["Read me"] for value in row)
    assert sentence in words


@pytest.mark.parametrize("write", [template, template_csv])
def test_the_same_input_gives_the_same_bytes(write):
    assert write.__wrapped__(True, True) == write.__wrapped__(True, True)


@pytest.mark.parametrize("write", [template, template_csv])
def test_an_untouched_template_reads_as_nothing_given_and_nothing_wrong(write):
    frames, issues = read(write(evidence_scores=True), evidence_scores=True)
    assert is_empty(frames)
    assert issues == []


@pytest.mark.parametrize("write", [template, template_csv])
def test_scores_and_answers_are_carried_forward_and_figures_are_not(write):
    frames, issues = read(write(with_last=True, evidence_scores=True), evidence_scores=True)
    before = last_return()
    assert issues == []
    assert frames.scores.equals(before.scores)
    assert frames.evidence.equals(before.evidence)
    assert frames.answers.drop("unchanged").equals(before.answers.drop("unchanged"))
    assert frames.answers["unchanged"].to_list() == [True]
    assert frames.figures.is_empty()


def test_the_workbook_and_the_csv_read_the_same():
    workbook, _ = read(template(with_last=True, evidence_scores=True), evidence_scores=True)
    csv, _ = read(template_csv(with_last=True, evidence_scores=True), evidence_scores=True)
    assert same(workbook, csv)


def test_last_quarters_value_or_marker_stands_beside_the_empty_cells_for_each_breakdown_sent():
    rows = [row for row in grids(template(with_last=True))["Metrics"] if row[0] in (COUNT, SHARE)]
    shown = {(row[0], row[3]): row[4:] for row in rows}
    nothing = [None] * 5
    assert shown == {
        (COUNT, "all"): [*nothing, 412],
        (SHARE, "all"): [*nothing, 30.3],
        (SHARE, "65 and over"): [*nothing, "c"],
    }


def test_only_cells_to_type_in_are_unlocked_and_no_password_guards_the_rest():
    opened = book(template())
    for name, open_columns in {"Scores": "BC", "Answers": "BCDE"}.items():
        sheet = opened[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        unlocked = {cell.column_letter for cell in sheet[2] if not cell.protection.locked}
        assert unlocked == set(open_columns)
    open_for = {
        metric: "".join(
            cell.column_letter for cell in opened["Metrics"][row_of(metric)] if not cell.protection.locked
        )
        for metric in (SHARE, DAYS)
    }
    assert open_for == {SHARE: "EFGHI", DAYS: "EHI"}  # nothing divides days, so no parts are asked for


def test_a_spreadsheet_offers_and_limits_what_can_be_typed():
    def rules(sheet: str, place: str) -> list:
        return [
            rule for rule in book(template())[sheet].data_validations.dataValidation if place in rule.sqref
        ]

    [score], [unchanged] = rules("Scores", "B2"), rules("Answers", "E2")
    [marker], [value] = rules("Metrics", "H2"), rules("Metrics", "E2")
    assert (score.formula1, unchanged.formula1, marker.formula1) == ('"1,2,3,4"', '"Yes,No"', '"c,x,z"')
    assert "c: too few to show" in marker.prompt
    assert (value.type, value.operator, value.formula1) == ("decimal", "greaterThanOrEqual", "0")
    [reason], [answer] = rules("Scores", "C2"), rules("Answers", "D10")
    assert (reason.formula1, answer.formula1) == (str(CAP_SENTENCE), str(CAP_ANSWER))


def test_headers_stay_in_sight_and_the_page_prints_landscape_on_a4():
    for sheet in book(template()).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"


def test_text_that_begins_as_a_formula_does_is_written_as_text():
    answers = book(template(with_last=True))["Answers"]
    assert (answers["C2"].value, answers["C2"].data_type) == ("=Audit of 40 files", "s")
    assert b"how_do_we_know, =Audit of 40 files" in template_csv(with_last=True)
