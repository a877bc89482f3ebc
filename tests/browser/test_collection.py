"""From invitations to a shared return, each person in a browser of their own: the quarterly collection."""

import os
import re
from collections.abc import Callable
from datetime import date
from itertools import product

import openpyxl
import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from models.event import now
from models.quarter import latest
from tests.browser.test_accessibility import BACKGROUND, WIDTHS, drawn, violations
from tests.browser.test_sign_in import EMAIL, NAME, PASSWORD, SIDEWAYS, first_lead

__all__ = ["first_lead"]  # a fixture
pytestmark = [pytest.mark.browser, pytest.mark.long]

WAIT = 30_000  # milliseconds
(QUARTER,) = latest(date.today(), 1)
INVITED = {"Contributor": "Barnet", "Approver": "Barnet", "Member": "London"}
NOTE = "Say why equity fell."


@pytest.fixture
def people(browser: Browser, first_lead: str):
    """A tab for each person, each with cookies of its own: people("Approver")."""
    tabs: dict[str, Page] = {}

    def tab(name: str) -> Page:
        if name not in tabs:
            context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
            tabs[name] = context.new_page()
        return tabs[name]

    yield tab
    for each in tabs.values():
        each.context.close()


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def choose(page: Page, box: str, value: str) -> None:
    page.get_by_role("combobox", name=box, exact=True).click()
    page.get_by_role("option", name=value, exact=True).click()


def said(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=WAIT)
    drawn(page)


def set_up_factor(page: Page) -> None:
    app = pyotp.TOTP(page.locator(".key").inner_text().replace(" ", ""))
    page.get_by_label("Six-digit code").fill(app.at(now()))
    press(page, "Confirm")
    page.get_by_role("link", name="Go on").click()  # past the recovery codes
    drawn(page)


def lead_comes_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Region you lead").select_option("London")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    press(page, "Make the account")
    set_up_factor(page)


def invite(page: Page, served: str, role: str, place: str) -> str:
    """Gives the address to send on."""
    page.goto(f"{served}/people")
    drawn(page)
    choose(page, "Role", role)
    drawn(page)
    choose(page, "Place", place)
    drawn(page)
    page.get_by_label("Name", exact=True).fill(f"{role} Example")
    page.get_by_label("E-mail address", exact=True).fill(f"{role.lower()}@x.example")
    press(page, "Invite")
    said(page, f"Done: {role} Example is")
    return page.locator("code").first.inner_text().strip()


def accept(page: Page, address: str, role: str) -> None:
    page.goto(address)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    press(page, "Set the password")
    page.get_by_label("E-mail address").fill(f"{role.lower()}@x.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    if role == "Approver":
        set_up_factor(page)
    drawn(page)


def opened(page: Page, address: str, words: str) -> None:
    page.goto(address)
    said(page, words)


def upload(page: Page, file: str, change: Callable) -> None:
    """Download the pre-filled workbook, change it and upload it."""
    with page.expect_download() as download:
        press(page, "Download the pre-filled workbook")
    download.value.save_as(file)
    book = openpyxl.load_workbook(file)
    change(book["Scores"])
    book.save(file)
    page.locator("input[type=file]").set_input_files(file)
    said(page, "The file holds")
    press(page, "Submit")


def looked_at(page: Page) -> None:
    """As it should be in both themes and on both widths; left as it was."""
    for scheme, width in product(BACKGROUND, reversed(WIDTHS)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 720})
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[scheme])
        drawn(page)
        shot(page, f"{scheme}-{width}")
        assert (violations(page), page.evaluate(SIDEWAYS)) == ([], False), (page.url, scheme, width)
    page.emulate_media(color_scheme="light")


def shot(page: Page, name: str) -> None:
    """A picture to look at, where REGIONAL_PICTURES names a folder."""
    if folder := os.environ.get("REGIONAL_PICTURES"):
        page.screenshot(
            path=f"{folder}/{page.url.partition('?')[0].rpartition('/')[2]}-{now():%H%M%S}-{name}.png"
        )


def test_from_the_invitation_to_what_the_region_reads(first_lead: str, people, tmp_path):
    served = first_lead.partition("/first-lead")[0]
    ours, file = f"{served}/our-return?council=Barnet&quarter={QUARTER}", str(tmp_path / "barnet.xlsx")
    lead = people("Lead")
    lead_comes_in(lead, first_lead)
    addresses = {role: invite(lead, served, role, place) for role, place in INVITED.items()}
    for role, address in addresses.items():
        accept(people(role), address, role)

    opened(lead, f"{served}/collection", "33 of 33 councils have not started.")
    lead.get_by_text(f"Open {QUARTER}").first.click()
    expect(lead.get_by_text("Metrics asked for").first).to_be_visible(timeout=WAIT)
    press(lead, f"Open {QUARTER}")
    said(lead, f"Done: {QUARTER} is open for London.")

    contributor, approver = people("Contributor"), people("Approver")
    opened(contributor, ours, "Nothing has been sent yet.")
    upload(contributor, file, lambda sheet: sheet.__setitem__("B4", 2))
    said(contributor, "is submitted as version 1. It waits for one of Barnet's approvers")
    expect(contributor.get_by_role("button", name="Approve")).to_have_count(0)

    opened(approver, ours, "Nothing was shared before, so all of it is new: 1 cell")
    looked_at(approver)
    approver.get_by_role("textbox", name=re.compile("What is to be mended")).fill(NOTE)
    press(approver, "Send it back")
    said(approver, "is sent back with your note.")

    opened(contributor, ours, NOTE)
    looked_at(contributor)
    upload(contributor, file, lambda sheet: sheet.__setitem__("C4", "An audit found gaps."))
    said(contributor, "is submitted as version 2.")
    opened(lead, f"{served}/collection", "1 waits for its approver.")
    opened(people("Member"), f"{served}/?region=London&show=Own scores", "no own scores shared yet")

    opened(approver, ours, "so all of it is new: 2 cells")
    press(approver, "Approve")
    said(approver, "is approved and shared.")
    opened(lead, f"{served}/collection", f"London: 1 of 33 councils have shared their return for {QUARTER}")
    looked_at(lead)
    opened(people("Member"), f"{served}/collection", "This page is for regional leads.")
