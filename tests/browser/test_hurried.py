"""People in a hurry: far too large a file, a connection that breaks, the same page in two tabs at once."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ingest.council_return.template import write_template
from models.quarter import latest
from tests.browser.test_main_job import WAIT, drawn
from tests.hostile.bases import a_return

pytestmark = pytest.mark.browser

[QUARTER] = latest(date.today(), 1)
ADDRESS = f"our-return?council=Leeds&quarter={QUARTER}"
DONE = re.compile("is submitted as version (\\d+)")


@pytest.fixture
def workbook(tmp_path: Path):
    """A filled workbook of Leeds's, other each time."""

    def made(number: int) -> Path:
        file = tmp_path / f"leeds-{number}.xlsx"
        about = ("Leeds", "E08000035", "Yorkshire and The Humber", QUARTER)
        file.write_bytes(write_template(*about, a_return(number, f"No. {number}."), QUARTER, ()))
        return file

    return made


def choose(page: Page, file: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)


def test_a_file_of_a_hundred_megabytes_is_refused_with_a_sentence(served: str, page: Page, tmp_path: Path):
    file = tmp_path / "everything.xlsx"
    with file.open("wb") as sparse:
        sparse.truncate(100 * 1024 * 1024)
    page.goto(f"{served}/{ADDRESS}")
    drawn(page)
    choose(page, file)
    expect(page.get_by_text("File must be 5.0MB or smaller.")).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("button", name="Submit")).to_have_count(0)


def test_a_connection_that_breaks_is_told_beside_the_file_and_nothing_is_offered(
    served: str, page: Page, workbook
):
    page.goto(f"{served}/{ADDRESS}")
    drawn(page)
    page.route("**/_stcore/upload_file/**", lambda route: route.abort("connectionreset"))
    choose(page, workbook(1))
    expect(page.get_by_text("Network Error")).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("button", name="Submit")).to_have_count(0)


def test_two_tabs_that_submit_at_once_give_two_versions(served: str, page: Page, workbook):
    tabs = [page, page.context.new_page()]
    for number, tab in enumerate(tabs, start=2):
        tab.goto(f"{served}/{ADDRESS}")
        drawn(tab)
        choose(tab, workbook(number))
    buttons = [tab.get_by_role("button", name="Submit", exact=True) for tab in tabs]
    for button in buttons:
        expect(button).to_be_enabled(timeout=WAIT)
    for button in buttons:
        button.click(no_wait_after=True)
    told = [tab.get_by_text(DONE) for tab in tabs]
    for each in told:
        expect(each).to_be_visible(timeout=WAIT)
    versions = sorted(int(DONE.search(each.inner_text())[1]) for each in told)
    assert versions[1] == versions[0] + 1
