"""The return typed in a real browser: by keyboard alone, across a reload, and to the satisfaction of axe."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import BACKGROUND, WIDTHS, drawn, violations

pytestmark = pytest.mark.browser

WAIT = 30_000  # milliseconds
PAUSE = 2_000  # longer than a box waits before it keeps what was typed in it
STATEMENTS = ("Assessing needs", "Healthier lives", "Equity")
ADDRESS = "our-return?council=Bristol&how=Fill in here"
VALUE = "People using services who receive direct payments: value, %"
WIDER_THAN_ITS_PLACE = """[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .filter(each => each.scrollWidth > each.clientWidth).map(each => each.scrollWidth)"""
LOOKED_AT = (  # each part once, each theme and width once
    ("light", WIDTHS[0], "Metrics"),
    ("light", WIDTHS[1], "Metrics"),
    ("dark", WIDTHS[0], "Answers"),
    ("dark", WIDTHS[1], "Scores"),
)


def opened(page: Page, served: str, council: str = "Bristol") -> None:
    page.goto(f"{served}/{ADDRESS.replace('Bristol', council)}")
    expect(page.get_by_label("Learning: reason")).to_be_visible(timeout=WAIT)
    drawn(page)


def test_a_return_is_typed_by_keyboard_alone_is_there_after_a_reload_and_axe_is_content(
    served: str, page: Page
):
    opened(page, served)
    page.get_by_role("radiogroup", name="Assessing needs: own score").get_by_role("radio").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")  # from "not given" to 3
    page.keyboard.press("Tab")
    expect(page.get_by_label("Assessing needs: reason")).to_be_focused()
    page.keyboard.type("Waits are down.")
    page.get_by_role("tab", name="Metrics").focus()
    page.keyboard.press("Enter")
    page.get_by_label(VALUE).focus()
    page.keyboard.type("about 40")
    page.get_by_role("button", name="Check and save draft").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert").filter(has_text="To mend (1)")).to_contain_text(VALUE, timeout=WAIT)
    progress = "Scores 1 of 9 given, Answers 0 of 9, Metrics 1 of 33; 1 to mend. Kept as version 1."
    expect(page.get_by_text(progress)).to_be_in_viewport()
    expect(page.get_by_label(VALUE)).to_be_visible()  # the part that was open is open still

    opened(page, served)
    expect(page.get_by_role("radio", name="3", exact=True).first).to_be_checked()
    expect(page.get_by_label("Assessing needs: reason")).to_have_value("Waits are down.")
    found = {}
    for scheme, width, part in LOOKED_AT:
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[scheme])
        page.set_viewport_size({"width": width, "height": 800})
        page.get_by_role("tab", name=part).click()
        drawn(page)
        found[scheme, width, part] = violations(page) + page.evaluate(WIDER_THAN_ITS_PLACE)
    expect(page.get_by_label(VALUE)).to_have_value("about 40")
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_what_is_typed_fast_and_never_saved_loses_no_letter_and_is_there_in_another_tab(
    served: str, page: Page
):
    opened(page, served, "Bury")
    page.get_by_label("Assessing needs: reason").focus()
    for statement in STATEMENTS:
        page.keyboard.type(f"{statement} waits are down since the new team began.", delay=5)
        page.keyboard.press("Tab")  # to the next score: the arrow sets it to 1 while a row is drawn again
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    page.get_by_label("Learning: reason").focus()
    page.keyboard.press("End")
    page.keyboard.type(" And more.")  # this box is never left
    expect(page.get_by_text("Scores 3 of 9 given")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("7 boxes kept as typed, not yet checked.")).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(PAUSE)

    opened(page, served, "Bury")
    for statement in STATEMENTS:
        box = page.get_by_label(f"{statement}: reason")
        expect(box).to_have_value(f"{statement} waits are down since the new team began.")
    expect(page.get_by_label("Learning: reason")).to_have_value(" And more.")
    expect(page.get_by_test_id("stAlert")).to_contain_text("the boxes hold what you typed until")
