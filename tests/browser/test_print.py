"""What a page is on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import drawn

pytestmark = pytest.mark.browser


def test_on_paper_there_is_nothing_to_press_and_nothing_closed(served: str, page: Page):
    page.goto(f"{served}/?region=London")
    drawn(page)
    expect(page.get_by_text("Show as a table")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Show as a table")).to_be_hidden()
    expect(page.get_by_text("Picture (PNG)")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "filtered"), [("light", "none"), ("dark", "invert(1) hue-rotate(180deg)")]
)
def test_paper_is_white_though_the_screen_is_dark(served: str, page: Page, scheme: str, filtered: str):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{served}/accessibility")
    drawn(page)
    page.emulate_media(media="print", color_scheme=scheme)
    expect(page.get_by_test_id("stApp")).to_have_css("filter", filtered)


def test_where_the_keyboard_is_can_be_seen_on_a_link(served: str, page: Page):
    page.goto(f"{served}/accessibility")
    drawn(page)
    link = page.get_by_role("link", name="Region", exact=True)
    link.press("Shift")  # by a key; a Tab may be pressed before Streamlit has put the links there
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")
