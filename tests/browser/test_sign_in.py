"""From the address printed at the start to the Region page signed in, and out again; axe on each form."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from models.event import now
from tests.browser.conftest import ROOT, free_port, wait_until_ready
from tests.browser.test_accessibility import BACKGROUND, WIDTHS, drawn, violations

pytestmark = pytest.mark.browser

NAME, EMAIL, PASSWORD = "Lee Example", "lee@region.example", "two otters by the lock"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def first_lead(published_file: Path, tmp_path: Path) -> Iterator[str]:
    """The address that a start with sign-in prints, of an app where nobody has an account yet."""
    file, port = tmp_path / "regional.db", free_port()
    shutil.copy(published_file, file)
    settings = {"REGIONAL_SIGN_IN": "local", "REGIONAL_DATABASE_URL": f"sqlite:///{file.as_posix()}"}
    with subprocess.Popen(
        [sys.executable, "-m", "regional.web.serve", str(port)],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        wait_until_ready(f"http://127.0.0.1:{port}", server)
        said = iter(server.stdout.readline, "")
        yield next(match[1] for line in said if (match := re.search(r"open (\S+) within 24 hours", line)))
        server.terminate()


def looked_at(page: Page) -> None:
    """The form is as it should be in both themes and on both widths."""
    for scheme, colour in BACKGROUND.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_css("background-color", colour)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == [], (page.url, scheme, width)
            assert not page.evaluate(SIDEWAYS), (page.url, width)


def test_the_first_lead_comes_in_sees_the_region_and_leaves(first_lead: str, page: Page):
    served = first_lead.partition("/first-lead")[0]
    page.goto(f"{served}/reset/of-nobody")
    looked_at(page)

    page.goto(first_lead)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("alert")).to_be_focused()
    looked_at(page)
    page.get_by_role("link", name="Your name: fill this in.").click()
    expect(page.get_by_label("Your name")).to_be_focused()
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Region you lead").select_option("London")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()

    expect(page.get_by_role("heading", name="Set up your authenticator app")).to_be_visible()
    looked_at(page)
    app = pyotp.TOTP(page.locator(".key").inner_text().replace(" ", ""))
    page.get_by_label("Six-digit code").fill(app.at(now()))
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("link", name="Go on").click()

    drawn(page)
    [session] = [each for each in page.context.cookies() if each["name"] == "regional_session"]
    assert (session["httpOnly"], session["sameSite"]) == (True, "Lax")
    out = page.get_by_role("link", name=f"Sign out ({NAME})")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        expect(out).to_be_in_viewport()
        assert violations(page) == []
    out.click()
    looked_at(page)
    page.get_by_role("button", name="Sign out everywhere").click()

    expect(page.get_by_text("Done: you are signed out on every device.")).to_be_visible()
    looked_at(page)
    page.goto(f"{served}/?region=London")
    drawn(page)
    page.get_by_role("link", name="Sign in").click()
    assert page.url.endswith("/sign-in?next=%2F%3Fregion%3DLondon")
