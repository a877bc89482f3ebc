"""axe on every page, all of it unfolded: as wide as a projector and as a phone, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from regional.navigation import PAGES

pytestmark = pytest.mark.browser

BACKGROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 23, 31)"}
WIDTHS = (1280, 390)
WAIT = 30_000  # milliseconds

# What Streamlit itself gets wrong and we cannot mend from outside it: rule, and where it is broken.
STREAMLITS_OWN = {
    # The place to drop a file calls itself a section for show only, yet carries a label. The button in it,
    # which is how everybody uses it who cannot drag, is as it should be.
    "presentation-role-conflict": "[data-testid=stFileUploaderDropzone]",
}


@pytest.mark.parametrize("path", [each.path for each in PAGES])
def test_axe_finds_nothing_but_what_is_streamlits_own(served: str, page: Page, path: str):
    page.goto(f"{served}/{path}?region=London&council=Barnet")
    drawn(page)
    open_everything(page)
    found = {}
    for scheme, colour in BACKGROUND.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", colour)
        drawn(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found[scheme, width] = violations(page)
    assert {place: faults for place, faults in found.items() if faults} == {}


def drawn(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=WAIT)
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=WAIT
    )


def open_everything(page: Page) -> None:
    """Also what is closed inside of what was closed: it is not there before."""
    closed = page.locator("details:not([open])")
    for _ in range(3):
        page.evaluate(
            "document.querySelectorAll('details:not([open]) > summary').forEach(each => each.click())"
        )
        page.wait_for_timeout(500)
        drawn(page)
        if closed.count() == 0:
            break
    expect(closed).to_have_count(0)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
        if not is_streamlits_own(page, each["id"], node["target"][0])
    ]


def is_streamlits_own(page: Page, rule: str, target: str) -> bool:
    place = STREAMLITS_OWN.get(rule)
    return bool(place) and page.locator(target).evaluate("(node, place) => !!node.closest(place)", place)
