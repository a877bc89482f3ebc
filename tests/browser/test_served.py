import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from regional.navigation import PAGES, ROOT

pytestmark = pytest.mark.browser


def status(address: str, **headers: str) -> int:
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status
    except HTTPError as refused:
        with refused:
            return refused.code


def test_the_region_page_draws_its_chart_and_asks_no_other_host(served: str, page: Page):
    page.goto(served)  # the fixture checks where the tab's requests went and that nothing was blocked
    chart = page.locator("[data-testid=stVegaLiteChart]").locator("svg, canvas").first
    expect(chart).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("listed", PAGES, ids=lambda listed: listed.title)
def test_every_page_opens_at_its_own_address_under_its_own_title(served: str, page: Page, listed):
    page.goto(f"{served}/{listed.path}")
    expect(page.get_by_role("heading").first).to_be_visible(timeout=30_000)
    expect(page).to_have_title(re.compile(f"^{listed.title} - "))


def test_an_unknown_address_says_so_and_leads_home(served: str, page: Page):
    answer = page.goto(f"{served}/leauge-table")
    assert answer.status == 404
    page.get_by_role("link").click()
    expect(page.get_by_test_id("stApp")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"],
)
def test_nobody_is_told_how_the_server_fares_or_may_drive_it_by_program(served: str, path: str):
    assert status(served + path) == 404


def test_a_page_under_another_name_for_this_machine_is_refused(served: str):
    assert status(served, Host="rebound.example") == 400


def test_every_page_in_the_navigation_has_its_file():
    assert all((ROOT / page.file).is_file() for page in PAGES)


def test_what_serves_it_is_not_said(served: str):
    with urlopen(served) as answer:
        assert answer.headers["server"] is None
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
