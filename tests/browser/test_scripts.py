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
from sqlalchemy import update

from ingest.load_return import Received, store_return
from models import database
from models.assessment import Finding
from models.quarter import latest
from models.region import OPTIONAL_SHEETS
from regional import access
from regional.workflow.people import invitations
from regional.workflow.regions import ask_for
from tests.browser.conftest import ROOT, free_port, wait_until_ready
from tests.browser.test_main_job import drawn
from tests.hostile.bases import BARNET, a_return

pytestmark = pytest.mark.browser

[QUARTER] = latest(date.today(), 1)
# Each would change the tab's title, or leave an element that is looked for below.
SCRIPT = "<script>window.ran=1</script><img class=hostile src=x onerror=window.ran=1>"
MARKDOWN = (
    "[here](javascript:window.ran=1) ![x](http://a.example/x.png) <b class=hostile>b</b> :red[r] $x^2$ "
)
TYPED = MARKDOWN + SCRIPT
SHORT = "<img class=hostile src=x onerror=window.ran=1>"
FOUND = "[window.ran, document.querySelectorAll('.hostile').length, [...document.links].map(a => a.href)]"


@pytest.fixture(scope="module")
def spoilt(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a record in which every free text is a script: a return, a draft, findings, a person."""
    file, port = tmp_path_factory.mktemp("spoilt") / "regional.db", free_port()
    shutil.copy(published_file, file)
    url = f"sqlite:///{file.as_posix()}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", url)
        fill()
        database.engine().dispose()
    with subprocess.Popen(
        [sys.executable, "-m", "regional.web.serve", str(port)],
        cwd=ROOT,
        env={**os.environ, "REGIONAL_DATABASE_URL": url},
    ) as server:
        wait_until_ready(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def fill() -> None:
    for sheet in OPTIONAL_SHEETS.values():
        ask_for(access.LOCAL, "London", sheet, True)
    for stage, mark in (("submitted", TYPED), ("draft", f"{TYPED} again")):
        received = Received(BARNET, QUARTER, f"{SHORT}.xlsx", stage.encode(), a_return(mark=mark), [])
        store_return(received, stage, "administrator")
    invitations.invite(access.LOCAL, SHORT, "a@region.example", "contributor", BARNET)
    with database.writing() as connection:
        connection.execute(update(Finding).values(finding=TYPED))


@pytest.mark.parametrize(
    ("address", "shows"),
    [
        ("council?council=Barnet", TYPED),
        (f"our-return?council={BARNET}&quarter={QUARTER}", SHORT),
        (f"our-return?council={BARNET}&quarter={QUARTER}&how=form", None),
        ("themes?where=London&theme=transitions", TYPED),
        ("?region=London&of=Barnet&on=Equity", TYPED),
        ("people", None),
    ],
)
def test_nothing_that_was_typed_runs(spoilt: str, page: Page, address: str, shows: str | None):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{spoilt}/{address.replace(' ', '+')}")
    drawn(page)
    ran, elements, links = page.evaluate(FOUND)
    print(
        "SEEN",
        address,
        ran,
        elements,
        shows and page.get_by_text(shows[:40]).count(),
        page.locator("body").inner_text().count("hostile"),
    )
    assert not ran
    assert elements == 0
    assert not [link for link in links if link.startswith("javascript:") or "a.example" in link]
