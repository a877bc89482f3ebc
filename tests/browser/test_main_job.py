"""The main job in a real browser: see the region, take a chart away, send a return, see oneself beside it."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from models.quarter import latest
from regional.navigation import PAGES

pytestmark = pytest.mark.browser

[QUARTER] = latest(date.today(), 1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PNG = b"\x89PNG\r\n\x1a\n"
WIDER_THAN_ITS_PLACE = """[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .filter(each => each.scrollWidth > each.clientWidth).map(each => each.scrollWidth)"""
WAIT = 30_000  # milliseconds, for the first picture of a cold tab on a busy machine


@pytest.fixture
def go(served: str, page: Page) -> Callable[[str], Page]:
    """Open an address and wait until the page has been drawn to its end."""

    def gone(address: str) -> Page:
        page.goto(f"{served}/{address}")
        drawn(page)
        return page

    return gone


def drawn(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=WAIT)
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=WAIT
    )


def heat_map(page: Page) -> Locator:
    chart = page.locator(".st-key-wide-map").get_by_test_id("stVegaLiteChart")
    expect(chart.locator("svg")).to_be_visible(timeout=WAIT)
    expect(page.locator(".st-key-narrow-map")).to_be_hidden()
    return chart


def click_cell(page: Page, council: str, statement: str) -> None:
    """Where the council's row and the statement's column cross, in the first block of the map."""
    chart = heat_map(page)
    chart.scroll_into_view_if_needed()
    row = chart.get_by_text(council, exact=True).first.bounding_box()
    column = chart.get_by_text(statement, exact=True).first.bounding_box()
    page.mouse.click(column["x"] + column["width"] / 2, row["y"] + row["height"] / 2)


def choose(page: Page, box: str, value: str) -> None:
    """By keyboard only: into the box, type, take the one it offers."""
    drawn(page)
    fitting = page.get_by_role("option", name=value, exact=True)
    for _ in range(3):  # a run that ends while somebody types closes the list they choose from
        page.get_by_role("combobox", name=box, exact=True).focus()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(value)
        page.wait_for_timeout(500)
        if fitting.count():
            break
        page.keyboard.press("Escape")
    expect(fitting).to_have_attribute("data-focused", "true")
    page.keyboard.press("Enter")


def with_choices(*choices: str) -> re.Pattern:
    """An address that holds all of these, in any order."""
    return re.compile("".join(f"(?=.*[?&]{choice}(&|$))" for choice in choices))


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return Path(download.value.path()).read_bytes()


def more(page: Page) -> None:
    """Open the rest of the downloads under the first chart."""
    page.get_by_role("button", name="More", exact=True).first.click()
    expect(page.get_by_role("button", name="Picture (SVG)")).to_be_visible(timeout=WAIT)


def filled(workbook: bytes, **sheets: dict[str, object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for sheet, cells in sheets.items():
        for place, value in cells.items():
            book[sheet][place] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def upload(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "barnet.xlsx", "mimeType": XLSX, "buffer": content}
    )


def test_a_click_or_two_boxes_by_keyboard_show_where_a_score_came_from_and_the_address_keeps_it(go, served):
    page = go("?region=London")
    expect(page.get_by_role("heading", level=1)).to_have_text("London: ratings known for 23 of 33 councils")
    click_cell(page, "Camden", "Equity")
    expect(page.get_by_text("Camden, equity: 4, ")).to_be_visible()
    expect(page).to_have_url(with_choices("region=London", "of=Camden", "on=Equity"))
    choose(page, "Council", "Barnet")
    expect(page.get_by_text("Barnet, equity: 2, ")).to_be_visible()
    choose(page, "Statement", "Learning")
    expect(page.get_by_text("Barnet, learning: 3, ")).to_be_visible()
    expect(page).to_have_url(with_choices("region=London", "of=Barnet", "on=Learning"))
    go(page.url.removeprefix(f"{served}/"))
    expect(page.get_by_text("Barnet, learning: 3, ")).to_be_visible()


def test_a_chart_is_taken_away_as_picture_and_as_data(go):
    page = go("?region=London")
    heat_map(page)
    assert saved(page, "Picture (PNG)").startswith(PNG)
    workbook = openpyxl.load_workbook(io.BytesIO(saved(page, "Workbook (.xlsx)")))
    assert workbook.sheetnames[0] == "Summary"
    assert workbook.sheetnames[-1] == "Sources and notes"
    more(page)
    drawing = saved(page, "Picture (SVG)").decode()
    assert drawing.startswith("<svg")
    # The title, how many, the source and the day it was read are in the picture.
    for words in (
        "assessing needs is the most common shortfall",
        "13 of 17",
        "Care Quality Commission",
        "2026",
    ):
        assert words in drawing
    rows = list(csv.DictReader(io.StringIO(saved(page, "Data (CSV)").decode("utf-8-sig"))))
    assert len(rows) == 33 * 9
    [needs] = [row for row in rows if (row["council"], row["statement"]) == ("Barnet", "Assessing needs")]
    assert (needs["score"], needs["unit"], needs["indicative"]) == ("2", "score, 1 to 4", "false")


def test_a_return_is_filled_broken_in_five_ways_mended_sent_and_seen_beside_cqcs_scores(go):
    page = go("our-return?council=Barnet")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Barnet's return for {QUARTER}")
    workbook = saved(page, "Download the pre-filled workbook")

    upload(
        page,
        filled(
            workbook,
            Scores={"B2": "2-3", "B3": 5, "B4": "good", "B5": 3},
            Answers={"E2": "perhaps"},
            Metrics={"E2": "about 40"},
        ),
    )
    expect(page.get_by_text("To mend (5):")).to_be_visible(timeout=WAIT)
    faults = page.get_by_role("table").filter(has_text="What to do").get_by_role("row")
    expect(faults).to_have_count(6)  # the head and five
    expect(page.get_by_role("button", name="Submit")).to_have_count(0)
    expect(page.get_by_role("button", name="Keep as a draft")).to_be_visible()

    nine = {f"B{row}": 3 for row in range(2, 11)}  # published: four of them are 2, five are 3
    upload(page, filled(workbook, Scores=nine))
    expect(page.get_by_text("The file holds 9 of 9 own scores.")).to_be_visible(timeout=WAIT)
    page.get_by_role("button", name="Submit").click()
    expect(
        page.get_by_text(f"Done: Barnet's return for {QUARTER} is submitted as version 1.")
    ).to_be_visible()

    page.get_by_role("link", name="Council", exact=True).click()
    drawn(page)
    choose(page, "Council", "Barnet")
    expect(page.get_by_text("Barnet scores itself higher than CQC did on 4 of 9 statements")).to_be_visible()
    profile = page.locator(".st-key-wide-profile").get_by_test_id("stVegaLiteChart")
    expect(profile.get_by_text(re.compile("own", re.IGNORECASE)).first).to_be_visible(timeout=WAIT)

    go("?region=London&show=Own less published")
    expect(
        page.get_by_text("Of 9 pairs of an own and a published score 5 agree, 4 put the council higher")
    ).to_be_visible()
    expect(heat_map(page).get_by_text("+1", exact=True).first).to_be_visible()


def test_in_a_dark_scheme_page_and_chart_are_dark_and_the_picture_is_not(go, page):
    page.emulate_media(color_scheme="dark")
    go("?region=London")
    background = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert background == "rgb(16, 23, 31)"
    name = heat_map(page).get_by_text("Barnet", exact=True).first
    assert brightness(name.evaluate("e => getComputedStyle(e).fill")) > 150
    more(page)
    drawing = saved(page, "Picture (SVG)").decode()
    assert 'fill="#FFFFFF"' in drawing or 'fill="white"' in drawing


def brightness(colour: str) -> float:
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return 0.3 * red + 0.6 * green + 0.1 * blue


def test_on_a_phone_bars_stand_for_the_map_and_no_page_scrolls_sideways(go, page):
    page.set_viewport_size({"width": 390, "height": 844})
    go("")
    expect(page.locator(".st-key-narrow-map")).to_be_visible()
    expect(page.locator(".st-key-wide-map")).to_be_hidden()
    for path in (each.path for each in PAGES):
        go(path)
        assert page.evaluate(WIDER_THAN_ITS_PLACE) == [], path


def test_a_nonsense_address_opens_the_return_page_all_the_same(go):
    page = go("our-return?council=X&quarter=1066 Q9")
    expect(page.get_by_role("heading", level=1)).to_contain_text("'s return for ")
    expect(page.get_by_test_id("stException")).to_have_count(0)
