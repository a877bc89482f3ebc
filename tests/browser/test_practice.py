"""A lead prepares a themed meeting from nothing: practice on the theme, pairs, question sheets to print."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from regional.words import pairs as of_pairs
from regional.words import practice_page as words
from regional.words import replies as of_replies
from tests.browser.test_accessibility import BACKGROUND, WIDTHS, drawn, open_everything, violations
from tests.browser.test_collection import lead_comes_in, press, said
from tests.browser.test_sign_in import SIDEWAYS, first_lead

__all__ = ["first_lead"]  # a fixture
pytestmark = [pytest.mark.browser, pytest.mark.long]
SHOWN = [("practice", {"part": each}) for each in words.SHOW]
AS = (of_replies.AS_COUNCIL, of_replies.AS_LEAD, of_replies.AS_REGION)
SHOWN += [("replies", {"as": each}) for each in AS]


def opened(page: Page, address: str, path: str, **choices: str) -> None:
    page.goto(f"{address}/{path}?{urlencode(choices)}")
    drawn(page)


def test_from_nothing_to_printed_pairs(first_lead: str, page: Page, tmp_path: Path):
    lead_comes_in(page, first_lead)
    address = first_lead.partition("/first-lead")[0]
    opened(page, address, "practice", asked="how to cut the wait for an assessment")
    expect(page.get_by_text("answer what you asked, the best first")).to_be_visible()
    page.get_by_text("A shorter wait for a Care Act assessment: Reading").click()
    said(page, "Where it comes from")
    opened(page, address, "practice", part=words.PAIRS, region="London")
    expect(page.get_by_role("heading", level=1)).to_contain_text("London: 7 pairs and 1 group of three")
    with page.expect_download() as download:
        press(page, of_pairs.SHEET)
    sheet = tmp_path / "sheets.html"
    download.value.save_as(sheet)
    press(page, of_pairs.KEEP)
    said(page, "Done: kept for")
    page.goto(sheet.as_uri())
    expect(page.get_by_role("heading", level=2)).to_have_count(8)
    assert violations(page) == []
    page.emulate_media(media="print")
    for group in page.locator("section.sheet").all():
        assert group.evaluate("each => getComputedStyle(each).breakBefore") == "page"


@pytest.mark.parametrize(("path", "choices"), SHOWN)
def test_every_view_is_read_by_everybody_and_fits_a_phone(served: str, page: Page, path: str, choices: dict):
    opened(page, served, path, **choices, region="London", council="Barnet")
    open_everything(page)
    for scheme in BACKGROUND:
        page.emulate_media(color_scheme=scheme)
        drawn(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == [], (scheme, width)
            assert not page.evaluate(SIDEWAYS), width
