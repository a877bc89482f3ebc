"""What the Accessibility page says: what was tried, what is still wrong, and how to ask."""

import polars as pl

HEADING = "Accessibility: built to WCAG 2.2 AA, with six known faults of the tool beneath"

TRIED = [
    "Every page can be used by keyboard alone: Tab moves on, Enter or the arrow keys choose, and the first "
    "Tab offers to skip to the page itself.",
    "Every chart has a sentence that says what it shows, a text description, a table and a file to keep.",
    "Nothing is told by colour alone: a score has its digit, a difference its sign, a verdict its word.",
    "Pages fit a phone 390 pixels wide and follow the light or dark setting of your device. Printed, in "
    "colour or grey, they leave out buttons and what is closed.",
    "All pages are checked with axe, in light and dark, at 1280 and 390 pixels, each time the code changes. "
    "axe finds about half of what can be wrong; nobody who uses a screen reader daily has tried them yet.",
]

# What was seen in Chromium with Streamlit 1.67: what is wrong, whom it meets, what to do instead.
FAULTS = [
    (
        "After a choice the page changes and nothing announces it.",
        "Screen readers",
        "The focus stays where it was. Read on from there, or go to the heading: it says the result.",
    ),
    (
        "The map answers a click only to a mouse or a finger.",
        "Keyboard, screen readers",
        "Open Where a published score came from under it: two select boxes lead to the same place.",
    ),
    (
        "The place to drop a file is labelled in a way that screen readers may skip.",
        "Screen readers",
        "Use the button Upload inside it.",
    ),
    (
        "A long answer that is typed in Fill in here is kept only once its box is left.",
        "Everyone who types for long, most of all by voice or switch",
        "Press Ctrl and Enter in the box now and then, or move on with Tab and come back.",
    ),
    (
        "On a narrow screen the list of pages is folded away, and its button does not say where you are.",
        "Everyone on a phone",
        "Each page's heading names what it is about; so does the window's title.",
    ),
    (
        "The page tells the browser that its language is English, not British English.",
        "Screen readers",
        "Some words may be read with an American voice.",
    ),
]

HEADS = ["What is wrong", "Whom it meets", "What to do instead"]

ASK = (
    "If something here keeps you from your work, tell the lead of your region, who can send you any page as "
    "a workbook or in print. If the answer does not help, the Equality Advisory and Support Service advises "
    "on your rights."
)


def faults() -> pl.DataFrame:
    """One row a fault of the tool beneath."""
    return pl.DataFrame(FAULTS, schema=HEADS, orient="row")
