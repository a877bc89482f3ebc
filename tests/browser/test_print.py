"""What a page is on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import drawn

pytestmark = pytest.mark.browser
FILLS = """() => Object.fromEntries(Object.entries(Object.groupBy(
    document.querySelectorAll("[data-testid=stVegaLiteChart] svg [fill]"), each => getComputedStyle(each).fill
)).map(([colour, marks]) => [colour, marks.length]).sort())"""


def test_on_paper_there_is_nothing_to_press_and_nothing_closed(served: str, page: Page):
    page.goto(f"{served}/?region=London")
    drawn(page)
    expect(page.get_by_text("Show as a table")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Show as a table")).to_be_hidden()
    expect(page.get_by_text("Picture (PNG)")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_from_a_dark_screen_paper_has_the_light_themes_colours(served: str, page: Page):
    fills = {}
    for scheme in ("light", "dark"):
        page.emulate_media(media="screen", color_scheme=scheme)
        page.goto(f"{served}/?region=London")
        drawn(page)
        expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_attached()
        page.emulate_media(media="print", color_scheme=scheme)
        expect(page.get_by_role("heading", level=1)).to_have_css("color", "rgb(11, 20, 29)")
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
        fills[scheme] = page.evaluate(FILLS)
    assert len(fills["light"]) > 5
    assert fills["dark"] == fills["light"]


def test_a_heading_stays_on_the_sheet_of_its_chart(served: str, page: Page):
    page.goto(f"{served}/council?council=Barnet")
    drawn(page)
    page.emulate_media(media="print")
    block = page.locator(".st-key-together-metric")
    expect(block).to_have_css("break-inside", "avoid")
    expect(block.get_by_role("heading", name="Metrics over time")).to_be_visible()
    expect(block.get_by_test_id("stVegaLiteChart")).to_be_visible()
    for each in (block, block.locator("..")):  # a browser breaks a flex box where it likes
        expect(each).to_have_css("display", "block")


def test_where_the_keyboard_is_can_be_seen_on_a_link(served: str, page: Page):
    page.goto(f"{served}/accessibility")
    drawn(page)
    link = page.get_by_role("link", name="Region", exact=True)
    link.press("Shift")  # by a key; a Tab may be pressed before Streamlit has put the links there
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")
