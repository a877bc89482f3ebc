"""A director preparing a scrutiny paper: from a question to a slide that can be edited, in a real browser."""

import io
import time

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.test_accessibility import violations
from tests.browser.test_main_job import WAIT, choose, drawn, saved

pytestmark = pytest.mark.browser
IN_TIME = 180  # seconds, from the question to the slides; a person reads and types between
METRIC = "Metric: People using services who receive direct payments"


def add(page: Page, holds: str) -> None:
    page.get_by_role("button", name="Add to my pack").first.click()
    expect(page.get_by_text(f"Done: added. My pack holds {holds}.")).to_be_visible(timeout=WAIT)


@pytest.fixture(autouse=True)
def empty(served, page):
    """The pack of this machine, which other tests may have left something in."""
    page.goto(f"{served}/my-pack")
    drawn(page)
    button = page.get_by_role("button", name="Empty my pack")
    if button.count():
        button.click()
        expect(page.get_by_text("Done: your pack is empty.")).to_be_visible(timeout=WAIT)


def test_from_a_question_to_slides_a_document_and_a_workbook_in_three_minutes(served, page):
    begun = time.monotonic()
    page.goto(f"{served}/compare")
    drawn(page)
    choose(page, "Council", "Barnet")
    choose(page, "Compare", METRIC)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Barnet is clearly above 10", timeout=WAIT)
    add(page, "1 chart")
    page.get_by_role("link", name="Barnet: its result").click()
    drawn(page)
    add(page, "2 charts")
    page.get_by_role("link", name="Open my pack").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My pack: 2 charts", timeout=WAIT)
    drawn(page)
    words = page.get_by_role("textbox", name="Words of your own beside it, 1")
    words.fill("We bring a plan to the panel in March.")
    words.blur()
    title = page.get_by_role("textbox", name="Title on the cover")
    title.fill("Adult social care scrutiny")
    title.press("Enter")
    drawn(page)
    page.get_by_role("button", name="Move 2 up").click()
    expect(page.get_by_text("1. Barnet: nine statements")).to_be_visible(timeout=WAIT)
    slides = saved(page, "Slides (.pptx)")
    assert time.monotonic() - begun < IN_TIME

    cover, first, *others = Presentation(io.BytesIO(slides)).slides
    assert cover.shapes.title.text_frame.text == "Adult social care scrutiny"
    assert first.shapes.title.text_frame.text.startswith("Barnet is rated good")
    last = others[-1]
    assert "Barnet is clearly above 10" in last.shapes.title.text_frame.text
    said = [shape.text_frame.text for shape in last.shapes if shape.has_text_frame]
    assert "We bring a plan to the panel in March." in said
    [chart] = [shape.chart for shape in last.shapes if shape.has_chart]
    assert next(iter(chart.plots[0].categories)) == "Barnet"
    assert saved(page, "Document (PDF)").startswith(b"%PDF")
    workbook = openpyxl.load_workbook(io.BytesIO(saved(page, "Workbook (.xlsx)")))
    assert "2 Beside peers" in workbook.sheetnames


def test_a_pack_with_charts_in_it_is_accessible(served, page):
    page.goto(f"{served}/themes")
    drawn(page)
    page.get_by_role("button", name="Add to my pack").first.click()
    expect(page.get_by_text("Done: added.")).to_be_visible(timeout=WAIT)
    page.get_by_role("link", name="Open my pack").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("My pack: ", timeout=WAIT)
    drawn(page)
    assert violations(page) == []
