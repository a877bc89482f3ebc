"""Slides read back as PowerPoint reads them: its own charts and tables, words, notes and descriptions."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import openpyxl
import polars as pl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from models.council import INVENTED_MARK
from regional.charts.colours import LIGHT
from regional.exports.deck import deck
from regional.exports.piece import Piece, Shown
from regional.exports.same_bytes import NO_TIME
from regional.exports.taken import Column, Fact, Series, Taken
from tests.regional.exports.pages import COLUMNS, DAY, FRAME, TABLE, chart, page


def piece(taken: Taken, words: str = "") -> Piece:
    return Piece("what was asked", Shown(lambda theme: None, taken), words)


def made(taken: Taken, mark: str = "", **other):
    return Presentation(io.BytesIO(deck([piece(taken, **other)], DAY, mark)))


def drawn(slide):
    """The one chart or table of a slide."""
    [shape] = [each for each in slide.shapes if each.has_chart or each.has_table]
    return shape


def words_on(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_slide_is_16_to_9_and_says_title_sentence_what_is_shown_who_may_see_it_and_source():
    presentation = made(page())
    assert presentation.slide_width / presentation.slide_height == 16 / 9
    [slide] = presentation.slides
    assert slide.shapes.title.text_frame.text == "Ashby has 26.4%, more than one other"
    said = words_on(slide)
    assert "One of 3 is not known.\nShare of people, 2 of 3 councils (15 nearest neighbours)." in said
    assert "Public. As it stood on 23 November 2026. Source: a reader & others." in said


def test_what_is_not_public_says_so_once_before_its_source():
    facts = (Fact("Who may see it", "It is not for publication."),)
    [slide] = made(page(facts=facts, source="Source: a return. It is not for publication.")).slides
    assert "Not public. As it stood on" in words_on(slide)
    assert words_on(slide).count("It is not for publication.") == 1


def test_the_chart_is_powerpoints_own_and_its_numbers_can_be_edited():
    [slide] = made(page()).slides
    shape = drawn(slide)
    [series] = shape.chart.plots[0].series
    assert series.values == (26.4, 0.0, None)
    book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book["Sheet1"].iter_rows(values_only=True))
    assert rows == [
        ("Council", "Share (%)", "above", "below"),
        ("Ashby", 26.4, 2, 1.5),
        ("=1+1", 0, None, None),
        ("Cosby (score not known)", None, None, None),
    ]


def test_a_missing_value_is_a_gap_with_its_reason_and_never_nought():
    [slide] = made(page()).slides
    made_chart = drawn(slide).chart
    assert list(made_chart.plots[0].categories)[2] == "Cosby (score not known)"
    assert made_chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"
    points = made_chart.plots[0].series[0]._element.findall(f"{qn('c:val')}//{qn('c:pt')}")
    assert [point.get("idx") for point in points] == ["0", "1"]


def test_an_interval_is_drawn_where_there_is_one():
    [slide] = made(page()).slides
    bars = drawn(slide).chart._chartSpace.find(f".//{qn('c:errBars')}")
    lengths = [[v.text for v in bars.iterfind(f"{qn(side)}//{qn('c:v')}")] for side in ("c:plus", "c:minus")]
    assert lengths == [["2.0"], ["1.5"]]
    assert bars.find(f"{qn('c:plus')}//{qn('c:f')}").text == "Sheet1!$C$2:$C$4"


def test_own_scores_are_points_over_columns_on_the_same_axes():
    both = chart("columns", Series("score", LIGHT.ours), Series("own", LIGHT.text, "point"))
    [slide] = made(page(charts=(both,))).slides
    columns, points = drawn(slide).chart.plots
    assert [plot.series[0].name for plot in (columns, points)] == ["Score, 1 to 4", "Own score"]
    axes = [[axis.get("val") for axis in plot._element.findall(qn("c:axId"))] for plot in (columns, points)]
    assert axes[0] == axes[1]


def test_what_no_program_draws_is_a_table_of_its_own_with_heads_and_the_scores_colours():
    [slide] = made(page(pictured=(TABLE,))).slides
    table = drawn(slide).table
    assert table.first_row
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Council", "Score, 1 to 4"]
    assert [cell.text for cell in table.rows[1].cells][:4] == ["Ashby", "1*", "2", "26.4"]
    assert [cell.text for cell in table.rows[3].cells] == [
        "Cosby",
        "–",
        "3",
        "–",
        "–",
        "–",
        "score not known",
    ]
    assert str(table.cell(1, 1).fill.fore_color.rgb) == LIGHT.scores[1].fill[1:]


def test_a_table_of_many_columns_gives_each_its_longest_word_and_none_is_squeezed_out():
    heads = [f"Commissioning and safeguarding {at}" for at in range(13)]
    columns = (COLUMNS[0], *(Column(head, head, "found", 14) for head in heads))
    wide = replace(
        TABLE, columns=columns, frame=FRAME.with_columns(pl.lit("+1").alias(each) for each in heads)
    )
    [slide] = made(page(pictured=(wide,))).slides
    widths = [column.width / 9525 for column in drawn(slide).table.columns]
    assert min(widths) > 40
    assert sum(widths) <= 1225


def test_a_long_table_goes_on_on_more_slides_that_say_so_and_lose_no_row():
    many = pl.concat([FRAME] * 14)
    long = replace(TABLE, frame=many)
    slides = list(made(page(tables=(long,), pictured=(long,))).slides)
    assert [slide.shapes.title.text_frame.text[-8:] for slide in slides] == [
        "(1 of 3)",
        "(2 of 3)",
        "(3 of 3)",
    ]
    assert sum(len(drawn(slide).table.rows) - 1 for slide in slides) == 42


def test_a_table_for_nobody_to_sit_through_is_cut_and_says_so():
    endless = replace(TABLE, frame=pl.concat([FRAME] * 60))
    slides = list(made(page(tables=(endless,), pictured=(endless,))).slides)
    shown = sum(len(drawn(slide).table.rows) - 1 for slide in slides)
    assert len(slides) == 3
    assert f"The first {shown} of 180 rows; the workbook has all of them." in words_on(slides[0])


def test_a_page_without_a_chart_has_its_first_table_on_a_slide():
    [slide] = made(page(charts=())).slides
    assert drawn(slide).has_table


def test_nothing_lies_over_anything_else_however_long_the_words_are():
    long = page(title="A title of many words " * 8, sentences=("A sentence of many words. " * 12,))
    [slide] = made(long, words="Words of our own. " * 33).slides
    spans = sorted(
        (shape.top, shape.top + shape.height) for shape in slide.shapes if shape.name != "Slide number"
    )
    assert all(before[1] <= after[0] + 9525 for before, after in pairwise(spans))
    assert spans[-1][1] <= 720 * 9525


def test_each_slide_can_be_read_aloud_in_order_each_drawing_is_described_all_of_it_in_british_english():
    taken = page(pictured=(TABLE, chart()))
    content = deck([piece(taken, "Our words.")], DAY, title="A pack")
    for slide in Presentation(io.BytesIO(content)).slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
    [first, *_] = [slide for slide in Presentation(io.BytesIO(content)).slides if len(slide.shapes) > 3]
    order = [shape.name for shape in first.shapes]
    assert [name.split()[0] for name in order] == ["Title", "Text", "Table", "Text", "Text", "Slide"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        slides = [
            parts.read(name).decode()
            for name in parts.namelist()
            if re.match(r"ppt/slides/s|ppt/notesS", name)
        ]
        charts = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/charts/chart")
        ]
    assert {said for part in slides for said in re.findall(r'lang="([^"]+)"', part)} == {"en-GB"}
    assert not [run for part in slides for run in re.findall(r"<a:rPr[^>]*>", part) if "lang=" not in run]
    assert all('<c:lang val="en-GB"/>' in part for part in charts)


def test_the_notes_hold_every_sentence_and_every_source():
    [slide] = made(page()).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert "A second sentence." in notes
    assert "Source (22 November 2026): A reader of pages https://www.example.org" in notes


def test_what_is_invented_says_so_on_every_slide_in_its_notes_and_its_descriptions():
    presentation = Presentation(io.BytesIO(deck([piece(page())], DAY, INVENTED_MARK, title="A pack")))
    for slide in presentation.slides:
        assert INVENTED_MARK in words_on(slide)
    last = presentation.slides[1]
    assert last.notes_slide.notes_text_frame.text.startswith(INVENTED_MARK)
    assert drawn(last)._element.nvGraphicFramePr.cNvPr.get("descr").startswith(INVENTED_MARK)


def test_what_may_not_be_shown_any_more_is_a_slide_that_says_so():
    gone = Piece("Ashby: its own figures", None, "Our words.", "There is nothing here that you may see now.")
    [slide] = Presentation(io.BytesIO(deck([gone], DAY))).slides
    assert slide.shapes.title.text_frame.text == "Ashby: its own figures"
    assert "nothing here that you may see now" in words_on(slide)
    assert not [shape for shape in slide.shapes if shape.has_chart]


def test_a_slide_alone_is_called_by_its_own_heading():
    assert made(page()).core_properties.title == "Ashby has 26.4%, more than one other"


def test_a_pack_has_a_cover_that_lists_what_is_in_it():
    cover, slide = Presentation(io.BytesIO(deck([piece(page())], DAY, title="Scrutiny"))).slides
    assert cover.shapes.title.text_frame.text == "Scrutiny"
    assert "1. Ashby has 26.4%, more than one other" in words_on(cover)
    assert slide.shapes.title.text_frame.text == "Ashby has 26.4%, more than one other"


def test_the_same_pieces_give_the_same_bytes_and_nobody_is_named_in_them():
    pieces = [piece(page(pictured=(TABLE, chart())), "Our words.")]
    content = deck(pieces, DAY, title="A pack")
    assert content == deck(pieces, DAY, title="A pack")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {NO_TIME}
    about = Presentation(io.BytesIO(content)).core_properties
    assert (about.title, about.language, about.created) == ("A pack", "en-GB", datetime(2026, 11, 23))
    assert not about.author
    assert not about.last_modified_by


def test_no_part_of_a_deck_is_run_as_a_formula_and_none_is_a_macro():
    with zipfile.ZipFile(io.BytesIO(deck([piece(page())], DAY))) as parts:
        books = [name for name in parts.namelist() if name.endswith(".xlsx")]
        assert len(books) == 1
        assert not [
            name for name in parts.namelist() if "vba" in name.lower() or "printer" in name or "jpeg" in name
        ]
        with zipfile.ZipFile(io.BytesIO(parts.read(books[0]))) as inside:
            assert "<f>" not in inside.read("xl/worksheets/sheet1.xml").decode()
            assert "2026-11-23T00:00:00Z" in inside.read("docProps/core.xml").decode()  # not the clock's time


@pytest.mark.parametrize("kind", ["stacked bars", "bars", "columns", "lines"])
def test_every_kind_of_chart_a_page_has_is_drawn(kind):
    [slide] = made(
        page(charts=(chart(kind, Series("share", LIGHT.ours, "line" if kind == "lines" else "bar")),))
    ).slides
    assert len(drawn(slide).chart.plots) == 1
