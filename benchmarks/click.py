"""How long a person waits for the redrawn chart: `python -m benchmarks.click`.

In a real Chromium, 1280 x 720: choose another region in the select box, and wait until its chart has
been drawn and painted. The clock is the browser's: from the click on the option to the second frame
after a word that only the new chart has is in it. Beside it, click by click, the same for a page of one
select box and a chart of three bars. The app and that page are each served in a process of their own;
the app has the published record and invented returns. The first round of all regions warms up, uncounted.
"""

from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.invented import councils, invented_database
from benchmarks.serving import ROOT, served_app, served_script
from benchmarks.timings import Timings, show
from models.council import REGIONS
from tests.browser import chromium

SMALL = ROOT / "benchmarks/pages/small_chart.py"
ROUNDS = 6  # of all regions; the first is not counted
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
READING = 500  # milliseconds, so that nothing of a choice is left to do at the next
TITLE = "From a click on another region to its chart, in Chromium"
BESIDE = "A select box and a small chart"

WATCH = """
word => {
    window.redrawn = new Promise(done => {
        let clicked;
        const drawn = () =>
            [...document.querySelectorAll("svg text")].some(text => text.textContent === word);
        const look = () => {
            if (!drawn()) return requestAnimationFrame(look);
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - clicked)));
        };
        const start = event => { clicked = event.timeStamp; requestAnimationFrame(look); };
        document.addEventListener("click", start, { capture: true, once: true });
    });
}
"""


@dataclass(frozen=True)
class Tab:
    """A page that is open, with the word that tells each region's chart from the others'."""

    page: Page
    words: dict[str, str]


def main() -> None:
    timings = Timings()
    with ExitStack() as stack:
        stack.enter_context(invented_database())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium.found(), args=FLAGS)
        small = opened(
            browser, stack.enter_context(served_script(SMALL)).address, {each: each for each in REGIONS}
        )
        app = opened(browser, stack.enter_context(served_app()).address, shortest_names())
        for number in range(ROUNDS):
            for region in reversed(REGIONS):  # a page opens at the first
                beside, taken = choose(small, region), choose(app, region)
                if number:
                    timings.add(BESIDE, beside, beside=BESIDE)
                    timings.add("Region page", taken, beside=BESIDE)
        browser.close()
    show(TITLE, timings)


def shortest_names() -> dict[str, str]:
    """The council with the shortest name by region: it stands in the map whole."""
    named: dict[str, list[str]] = {}
    for region, name, _ in councils():
        named.setdefault(region, []).append(name)
    return {region: min(names, key=len) for region, names in named.items()}


def opened(browser: Browser, address: str, words: dict[str, str]) -> Tab:
    """A tab of its own, once its first chart is there."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.goto(address)
    page.locator("svg text", has_text=words[next(iter(REGIONS))]).first.wait_for()
    return Tab(page, words)


def choose(tab: Tab, region: str) -> float:
    """Choose a region; gives the milliseconds until its chart is painted."""
    tab.page.bring_to_front()  # a tab behind another paints nothing
    tab.page.get_by_role("combobox", name="Region").click()
    option = tab.page.get_by_role("option", name=region, exact=True)
    option.wait_for()
    tab.page.evaluate(WATCH, tab.words[region])
    option.click()
    taken = tab.page.evaluate("window.redrawn")
    tab.page.wait_for_timeout(READING)
    return taken


if __name__ == "__main__":
    main()
