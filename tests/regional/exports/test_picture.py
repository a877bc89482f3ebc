import struct
from dataclasses import replace

import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.band import band
from regional.charts.drawing import Words
from regional.charts.heat_map import heat_map
from regional.exports.picture import picture, png, svg

TITLE = "Barnet is rated good with 23 of 36"
WORDS = Words(
    TITLE, "Nine scores added up.", "Source: CQC, as read on 22 November 2026.", "A bar of four bands."
)


@pytest.fixture
def drawing():
    return band(23, current(), WORDS, "light")


def size_of(content: bytes) -> tuple[int, int]:
    return struct.unpack(">II", content[16:24])


def test_a_png_is_one_and_the_same_drawing_gives_the_same_bytes(drawing):
    content = png(drawing)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert png(band(23, current(), WORDS, "light")) == content


def test_a_png_is_1280_wide_saved_at_one_and_a_half_times(drawing):
    assert size_of(png(drawing))[0] == 1920


def test_words_are_drawn_with_the_font_kept_beside_the_code(drawing):
    other = replace(drawing, title=TITLE.replace("23", "24"))
    assert png(other) != png(drawing)  # a font that is not found leaves every word out


def test_an_svg_holds_title_subtitle_source_and_the_drawing(drawing):
    text = svg(drawing).decode()
    assert all(words in text for words in (TITLE, WORDS.subtitle, WORDS.footer, "23 now"))
    assert "'Source Sans 3'" in text


def test_an_svg_is_described_for_those_who_cannot_see_it(drawing):
    text = svg(replace(drawing, alt="Good & better")).decode()
    assert "<svg " in text
    assert "<title>Good &amp; better</title>" in text


def test_a_region_map_fills_a_slide():
    cells = [("E1", "Barnet", each, 3, False, "official") for each in STATEMENTS]
    frame = pl.DataFrame(
        cells, schema=["ons_code", "council", "statement", "value", "indicative", "check"], orient="row"
    )
    results = pl.DataFrame(
        [(f"E{index}", "Barnet", None, None, None, False, "nothing") for index in range(33)],
        schema=["ons_code", "council", "rating", "rating_check", "total", "indicative", "state"],
        orient="row",
    )
    drawing = heat_map(results, frame, None, current(), "published", WORDS, "light")
    whole = picture(drawing)
    assert whole["height"] + whole["padding"]["top"] + whole["padding"]["bottom"] == 720
    assert whole["width"] + whole["padding"]["left"] + whole["padding"]["right"] == 1280


def test_a_small_drawing_is_not_blown_up_to_fill_a_slide(drawing):
    assert picture(drawing)["height"] < 140


def test_a_long_title_runs_over_two_lines_above_the_drawing(drawing):
    long = replace(
        drawing,
        title=f"{TITLE}, the lowest total that is good; one score lower would be requires improvement",
    )
    shown = [layer["mark"]["text"] for layer in picture(long)["layer"] if "text" in layer["mark"]]
    assert " ".join(shown[:2]) == long.title
    assert picture(long)["padding"]["top"] == picture(drawing)["padding"]["top"] + 30
