"""A Chromium for the browser tests: one that is here, or else the usual ways of getting one.

Run as a script it prints the path of one that works, or says what is missing and fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
USUAL_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
MISSING = (
    "The tests drive a real browser, and none could be found or installed.\n"
    "Install Chromium or Chrome, or set CHROMIUM to the path of one, then try again."
)


def main() -> None:
    path = found() or from_playwright() or from_debian()
    if path is None:
        sys.exit(MISSING)
    print(path)


def found() -> str | None:
    """The one CHROMIUM names, else one on the path or in a usual place, else one Playwright has."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    candidates = [*map(shutil.which, ON_PATH), *USUAL_PLACES, playwrights_own()]
    return next((path for path in candidates if path and works(path)), None)


def works(path: str) -> bool:
    """Whether it starts: a path may hold a stub, a downloaded browser may lack libraries of the system."""
    if os.name == "nt" or not Path(path).is_file():  # on Windows asking for the version opens a window
        return Path(path).is_file()
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def playwrights_own() -> str:
    """Where Playwright keeps its Chromium, there or not."""
    answer = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], stdout=subprocess.PIPE, text=True, check=True
    )
    return answer.stdout.strip()


def from_playwright() -> str | None:
    tell("No Chromium found: fetching Playwright's, about 180 MB ...")
    _quietly([sys.executable, "-m", "playwright", "install", "chromium"])
    return found()


def from_debian() -> str | None:
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    tell("That gave none that works: installing Debian's, a few minutes ...")
    _quietly(["apt-get", "update", "-qq"])
    _quietly(["apt-get", "install", "-y", "-qq", "chromium"])
    return found()


def _quietly(command: list[str]) -> None:
    """Whether it worked shows in what is found afterwards; the output is for people, not for our caller."""
    subprocess.run(command, stdout=sys.stderr, check=False)


def tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
