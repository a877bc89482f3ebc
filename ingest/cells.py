"""What a cell that a person filled in says: its text in, a reading out."""

import math
import re
from dataclasses import dataclass
from datetime import date

PLAIN_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE | re.ASCII)
GROUPED_NUMBER = re.compile(r"[-+]?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?", re.ASCII)
WHOLE_SCORE = re.compile(r"([1-4])(?:\.0*)?", re.ASCII)
# "3 - Good", "3: good", "3 good": one digit, then words with no other digit in them.
SCORE_AND_WORDS = re.compile(r"([1-4])(?:\s+|\s*[-\u2013\u2014:=,.(]\s*)[A-Za-z][^\d]*", re.ASCII)
MARKER_WORDS = {
    "c": ("c", "suppressed", "*"),
    "x": ("x", "not available", "unavailable", "not known", "unknown"),
    "z": ("z", "not applicable", "n/a", "na", "n.a."),
}
YES, NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")  # a spreadsheet may keep Yes as a true
MOST_COUNTED = 9_999_999  # more people, days or files than any council has
# How a cell that holds a real date reaches us: a day, and a time of day that is mostly nought.
DATE_CELL = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?)?", re.ASCII)
QUOTED = 24  # characters of a cell that we repeat to the person


@dataclass(frozen=True)
class Reading:
    """What we took a cell to say.

    value     the number, score, answer, date or marker; null if there is none or we cannot tell
    marker    set when a marker stood where a number is asked for; value is then null
    understood  False when the cell says something we cannot use
    as_asked  False when we could use it, but it was not written as asked
    """

    value: float | int | str | bool | date | None = None
    marker: str | None = None
    understood: bool = True
    as_asked: bool = True


NOT_UNDERSTOOD = Reading(understood=False)


class _Tidy(dict[int, str | None]):
    """What becomes of a character, by its number; each is worked out once, since a file may hold millions."""

    def __missing__(self, number: int) -> str | None:
        character = chr(number)
        spaced = " " if character.isspace() else character
        self[number] = spaced if spaced.isprintable() else None
        return self[number]


_TIDY = _Tidy({ord("\n"): "\n"})


def tidied(text: str | None) -> str:
    """The text without the spaces around it and the characters nobody typed; "" for an empty cell."""
    lines = (text or "").replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return lines.translate(_TIDY).strip()


def quoted(text: str) -> str:
    """The cell's text as a message repeats it: on one line and short."""
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED].rstrip()} ..."


def score(text: str) -> Reading:
    """A whole number from 1 to 4; "3 - Good" is read as 3."""
    if found := WHOLE_SCORE.fullmatch(text):
        return Reading(int(found[1]))
    if found := SCORE_AND_WORDS.fullmatch(text):
        return Reading(int(found[1]), as_asked=False)
    return NOT_UNDERSTOOD


def number(text: str, percent: bool = False) -> Reading:
    """A number in its metric's unit; "1,204" is read as 1204 and, where `percent`, "12%" as 12.

    A marker that stands in a number's place, "[c]" or "n/a", is read as the marker.
    """
    bare = text.replace("\u2212", "-")  # the minus sign that a word processor types
    if PLAIN_NUMBER.fullmatch(bare):
        return _finite(float(bare))
    if GROUPED_NUMBER.fullmatch(bare):
        return _finite(float(re.sub("[ ,]", "", bare)), as_asked=False)
    if percent and bare.endswith("%") and PLAIN_NUMBER.fullmatch(bare[:-1].strip()):
        return _finite(float(bare[:-1]), as_asked=False)
    if (found := marker(text)).understood:
        return Reading(marker=found.value, as_asked=False)
    return NOT_UNDERSTOOD


def whole(text: str) -> Reading:
    """A whole number from 0 to MOST_COUNTED; "1,204" is read as 1204, and a marker as the marker."""
    found = number(text)
    if found.value is None:
        return found
    if not float(found.value).is_integer() or not 0 <= found.value <= MOST_COUNTED:
        return NOT_UNDERSTOOD
    return Reading(int(found.value), as_asked=found.as_asked)


def marker(text: str) -> Reading:
    """Why there is no value: "c", "x" or "z"; "[c]" and "n/a" are read as the marker meant."""
    bare = text.casefold().strip("[]() ")
    for letter, words in MARKER_WORDS.items():
        if bare in words:
            return Reading(letter, as_asked=text == letter)
    return NOT_UNDERSTOOD


def yes_or_no(text: str) -> Reading:
    answer = text.casefold()
    return Reading(answer in YES) if answer in (*YES, *NO) else NOT_UNDERSTOOD


def date_in_words(text: str) -> str | None:
    """The day that a date cell holds, "3 April 2026"; null if the text is not one."""
    found = DATE_CELL.fullmatch(text)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return f"{day.day} {day:%B %Y}" if day else None


def half_a_last_digit(text: str) -> float:
    """Half a unit of the last digit that was given: 0.05 for "12.3", 0.5 for "12"."""
    decimals = re.search(r"\.(\d*)", text, re.ASCII)
    return 0.5 * 10.0 ** -len(decimals[1] if decimals else "")


def _finite(value: float, as_asked: bool = True) -> Reading:
    return Reading(value, as_asked=as_asked) if math.isfinite(value) else NOT_UNDERSTOOD
