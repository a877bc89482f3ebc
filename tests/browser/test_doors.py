"""The doors of the app as it is served where people sign in: what a stranger gets, and what a neighbour."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from models.event import now
from tests.browser import accounts
from tests.browser.accounts import PASSWORD
from tests.browser.test_accessibility import drawn, violations
from tests.browser.test_sign_in import looked_at

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def doors(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    address = accounts.filled(tmp_path_factory.mktemp("doors") / "regional.db", published_file)
    with accounts.served(address, REGIONAL_SIGN_IN="local") as served:
        yield served


def status(address: str, method: str = "GET", **headers: str) -> int:
    try:
        with urlopen(Request(address, method=method, headers=headers)) as answer:
            return answer.status
    except HTTPError as refused:
        with refused:
            return refused.code


def come_in(page: Page, served: str, email: str) -> None:
    page.goto(f"{served}/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize(
    ("path", "method", "wanted"),
    [
        ("/_stcore/metrics", "GET", 404),
        ("/_stcore/script-health-check", "GET", 404),
        ("/media/0123456789abcdef.csv", "GET", 404),
        ("/media/", "GET", 404),
        ("/_stcore/upload_file/of-somebody/1", "PUT", 403),
        ("/_stcore/upload_file/of-somebody/1", "DELETE", 403),
        ("/second-factor", "POST", 403),
        ("/recovery-codes", "POST", 403),
        ("/sign-out", "POST", 403),
    ],
)
def test_a_stranger_gets_nothing_there(doors, path, method, wanted):
    assert status(doors + path, method) == wanted


def test_health_says_that_it_is_well_and_nothing_else(doors):
    with urlopen(f"{doors}/_stcore/health") as answer:
        assert answer.read() == b"ok"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://127.0.0.1.elsewhere.example"])
def test_a_page_of_another_site_cannot_open_the_apps_socket(doors, origin):
    address = doors.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused, connect(address, origin=origin, subprotocols=["streamlit"]):
        pass
    assert refused.value.response.status_code == 403
    with connect(address, origin=doors, subprotocols=["streamlit"]):
        pass  # a page of ours can


def test_a_file_is_handed_to_the_browser_it_was_made_for_and_to_no_other(doors, browser: Browser, page: Page):
    come_in(page, doors, "ann@barnet.example")
    page.goto(f"{doors}/events")
    drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Data (CSV)").click()
    address = download.value.url
    assert Path(download.value.path()).read_text("utf-8-sig").startswith("When,Who,What,Council")
    assert page.request.get(address).status == 200
    assert status(address) == 404
    neighbour = browser.new_context()
    come_in(neighbour.new_page(), doors, "cam@camden.example")
    assert neighbour.request.get(address).status == 404
    neighbour.close()
    page.goto(f"{doors}/sign-out")
    page.get_by_role("button", name="Sign out here").click()
    assert page.request.get(address).status == 404


def test_what_is_public_is_taken_away_by_whoever_has_not_signed_in(doors, page: Page):
    page.goto(f"{doors}/?region=London")
    drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture (PNG)").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_lead_gets_recovery_codes_and_sees_people_and_events(doors, page: Page):
    come_in(page, doors, "lee@region.example")
    app = pyotp.TOTP(page.locator(".key").inner_text().replace(" ", ""))
    page.get_by_label("Six-digit code").fill(app.at(now()))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("listitem")).to_have_count(10)
    looked_at(page)
    page.get_by_role("link", name="Go on").click()
    for path, heading in (("people", "People: who may"), ("events", "Events: who did")):
        page.goto(f"{doors}/{path}")
        drawn(page)
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        expect(page.get_by_role("link", name="Events", exact=True)).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 800})
                drawn(page)
                assert violations(page) == [], (path, scheme, width)
        page.set_viewport_size({"width": 1280, "height": 720})
    for path in ("password", "recovery-codes", "sign-out"):
        page.goto(f"{doors}/{path}")
        looked_at(page)
