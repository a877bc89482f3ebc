"""A real browser before the really served app. Each test also fails on what the browser was refused."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_START = 60  # seconds
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def served(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, served on its own copy of the published record; one for all tests."""
    file = tmp_path_factory.mktemp("served") / "regional.db"
    shutil.copy(published_file, file)
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "regional.web.serve", str(port)],
        cwd=ROOT,
        env={**os.environ, "REGIONAL_DATABASE_URL": f"sqlite:///{file.as_posix()}"},
    ) as server:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, server)
        yield address
        server.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{address}/healthz").close()
            return
        except URLError:
            time.sleep(0.1)
    server.kill()
    pytest.fail("The app did not start; what it said is above.")


@pytest.fixture(scope="module")  # not longer: while it runs, no other test could use asyncio
def browser() -> Iterator[Browser]:
    path = chromium.found()
    if path is None:
        pytest.fail(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab, 1280 x 720. Afterwards: it asked no other host, and nothing in it was blocked or broke."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
    page = context.new_page()
    hosts: set[str | None] = set()
    faults: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("websocket", lambda websocket: hosts.add(urlsplit(websocket.url).hostname))
    page.on("console", lambda message: faults.extend(blocked(message)))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    # None is an address that holds its own answer, data: or blob:
    assert hosts <= {"127.0.0.1", "localhost", None}
    assert not faults


def blocked(message: ConsoleMessage) -> list[str]:
    refused = message.type == "error" and "Content Security Policy" in message.text
    return [message.text[-500:]] if refused else []
