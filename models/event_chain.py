"""The chain of events: each event's hash covers its own columns and the hash before it.

What a whole chain shows: no event was changed, swapped, put in or taken out between the first and the last.

What it cannot show: events taken off the END leave a shorter chain that is whole, and whoever may write to
the database may write a new chain from the first event on. Against both, keep the newest hash elsewhere: a
backup's manifest keeps the count and the hash. `python -m ingest events --verify --expect HASH` then says
whether that hash is still in the chain.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import OperationalError

COLUMNS = ("id", "at", "who", "what", "ons_code", "detail", "sha256")
BEFORE_THE_FIRST = "0" * 64


@dataclass(frozen=True)
class Checked:
    """What holds together, counted from the first event; and where it breaks, if it does."""

    events: int
    hash: str  # of the last event that holds; 64 zeros if there is none
    broken_at: int | None = None  # the event's number; null while the chain is whole
    meaning: str = ""  # of the break, a sentence
    expected: bool = True  # the hash noted earlier is among those that hold; true where none was given


def chained(event: Mapping, previous: str) -> str:
    """The hash of an event that follows the hash `previous`: SHA-256 in 64 hex digits.

    event: COLUMNS; `at` with its time zone. It is taken over JSON in UTF-8 with sorted keys and no spaces,
    `at` as 2026-10-14T09:00:00Z, null as null, and the hash before as "previous".
    """
    # Chains that exist rest on this form. A column that joins later is left out of it where it is null.
    form = {name: event[name] for name in COLUMNS} | {"at": _in_utc(event["at"]), "previous": previous}
    text = json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check(events: Iterable[Mapping], expect: str | None = None) -> Checked:
    """Go through all events, COLUMNS and hash, by number; stop at the first that does not follow.

    expect: a hash noted earlier. The first event follows 64 zeros, which every chain therefore holds.
    """
    count, number, previous = 0, 0, BEFORE_THE_FIRST
    found = expect in (None, previous)
    try:
        for event in events:
            if chained(event, previous) != event["hash"]:
                return Checked(count, previous, *_break(number, event["id"]), found)
            count, number, previous = count + 1, event["id"], event["hash"]
            found = found or previous == expect
    except (ValueError, TypeError, OperationalError):  # a column holds what record() never writes
        meaning = f"What follows event {number} cannot be read: a column holds something no event has."
        return Checked(count, previous, number + 1, meaning, found)
    return Checked(count, previous, expected=found)


def _break(last: int, number: int) -> tuple[int, str]:
    """The number of the event that is wrong, and what that means, where `number` does not follow `last`."""
    follows = f"event {last}" if last else "the beginning"
    if number == last + 1:
        return number, f"Event {number} is not as it was written, or does not belong after {follows}."
    missing = f"Event {last + 1} is" if number == last + 2 else f"Events {last + 1} to {number - 1} are"
    return last + 1, f"{missing} missing: event {number} does not belong after {follows}."


def _in_utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
