"""What somebody typed is shown as it was typed: no script in it runs, on any page that shows it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import insert, update

from ingest.load_return import Received, store_return
from models import database
from models.assessment import Finding
from models.event import now
from models.person import RoleHeld
from models.quarter import latest
from models.region import OPTIONAL_SHEETS
from regional import access
from regional.web.sign_in import cookie
from regional.workflow.people import invitations, names, sessions
from regional.workflow.regions import ask_for
from tests.browser.conftest import ROOT, free_port, wait_until_ready
from tests.browser.test_main_job import WAIT, drawn
from tests.hostile.bases import BARNET, a_return

pytestmark = pytest.mark.browser

[QUARTER] = latest(date.today(), 1)
# Each would set a variable of the page, or leave an element, that are looked for below.
SCRIPT = "<script>window.ran=1</script><img class=hostile src=x onerror=window.ran=1>"
MARKDOWN = (
    "[here](javascript:window.ran=1) ![x](http://a.example/x.png) <b class=hostile>b</b> :red[r] $x^2$ "
)
TYPED = MARKDOWN + SCRIPT
SHORT = "<img class=hostile src=x onerror=window.ran=1>"
FOUND = """() => [
    window.ran,
    document.querySelectorAll('.hostile').length,
    [...document.links].map(link => link.href),
]"""
# It is there to be read: in the page, or in one of its boxes.
READ = """() => [document.body, ...document.querySelectorAll('input, textarea')]
    .some(each => (each.value ?? each.innerText).includes('class=hostile'))"""


@pytest.fixture(scope="module")
def spoilt(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Its address, and a session: an app where a return, a draft, findings and names are scripts."""
    file = tmp_path_factory.mktemp("spoilt") / "regional.db"
    port = free_port()
    shutil.copy(published_file, file)
    url = f"sqlite:///{file.as_posix()}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", url)
        session = fill()
        database.engine().dispose()
    with subprocess.Popen(
        [sys.executable, "-m", "regional.web.serve", str(port)],
        cwd=ROOT,
        env={**os.environ, "REGIONAL_DATABASE_URL": url, "REGIONAL_SIGN_IN": "local"},
    ) as server:
        wait_until_ready(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}", session
        server.terminate()


def fill() -> str:
    """The token of somebody who leads London and approves for Barnet."""
    for sheet in OPTIONAL_SHEETS.values():
        ask_for(access.LOCAL, "London", sheet, True)
    for stage, mark in (("submitted", TYPED), ("draft", f"{TYPED} again")):
        received = Received(BARNET, QUARTER, f"{SHORT}.xlsx", stage.encode(), a_return(mark=mark), [])
        store_return(received, stage, "administrator")
    invitations.invite(access.LOCAL, SHORT, "a@region.example", "contributor", BARNET)
    with database.writing() as connection:
        connection.execute(update(Finding).values(finding=TYPED))
        lead = names.add(connection, *names.checked(SHORT, "b@region.example"))
        given = {"person_id": lead, "given_by": "local", "given_at": now()}
        for role in ({"role": "regional_lead", "region": "London"}, {"role": "approver", "ons_code": BARNET}):
            connection.execute(insert(RoleHeld), role | given)
    return sessions.begin(lead, second_factor=True)


@pytest.mark.parametrize(
    "address",
    [
        "council?council=Barnet",
        f"our-return?council=Barnet&quarter={QUARTER}",
        f"our-return?council=Barnet&quarter={QUARTER}&how=Fill in here",
        "themes?where=London&theme=Transitions",
        "?region=London&of=Barnet&on=Assessing needs",
        "people",
    ],
)
def test_nothing_that_was_typed_runs(spoilt: tuple[str, str], page: Page, address: str):
    served, session = spoilt
    name = cookie.called(cookie.SESSION, False)
    page.context.add_cookies([{"name": name, "value": session, "url": served}])
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{served}/{address}")
    drawn(page)
    for part in page.get_by_test_id("stExpander").locator("summary").all():
        part.click()
        drawn(page)
    page.wait_for_function(READ, timeout=WAIT)
    ran, elements, links = page.evaluate(FOUND)

    assert not ran
    assert elements == 0
    assert not [link for link in links if link.startswith("javascript:")]
