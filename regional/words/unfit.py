"""What is said where something that somebody typed cannot be used: why, and what to do."""

from datetime import date

from models.quarter import ends
from regional.words.plain import day

MAY_NOT = "To mend: this is not yours to do. Nothing was changed."

# A quarter that is opened (Collection)
NO_METRIC = "Choose at least one metric."

# The steps of a sign-off
SAME_STEP = "Give each step a name of its own."
NAME_OF_A_STEP, NOTE = "the name of each step", "the note"  # for empty, too_long and personal

# People: names, roles, passwords, the second factor
NO_ADDRESS = "Fill in a whole e-mail address, like name@council.example."
OPERATOR = "An operator has no council and no region. Leave both empty."
OF_A_REGION = "This role is for a region. Choose one from the list, and no council."
OF_A_COUNCIL = "This role is for one council. Choose it from the list, and no region."
NO_DAYS = "Only a peer reviewer's role has a first and a last day. Leave both empty."
BOTH_DAYS = "Give the first and the last day of the peer review."
BACKWARDS = "The last day is before the first. Change one of them."
GONE_BY = "The last day has gone by. Give one from today on."
REPEATS = "This password repeats the same few characters. Use a few words instead."
IS_YOURS = "This password is your name or e-mail address. Use a few words that are neither."
COMMON = "This password is one of the first that others try. Use a few words of your own."
SET_UP = "Your authenticator app is set up already. Sign in with a code from it."


def to_mend(fault: str) -> str:
    return f"To mend: {fault}"


def all_to_mend(faults: str) -> str:
    """faults: one a line."""
    return "To mend, and nothing was stored:\n" + "".join(f"\n- {fault}" for fault in faults.split("\n"))


def passed(due: date) -> str:
    return f"{day(due)} cannot be the day: it has passed. Choose today or a later day."


def not_after(due: date, quarter: str) -> str:
    return (
        f"{day(due)} cannot be the day: {quarter} ends on {day(ends(quarter))}, and a return is due after "
        "that, within a year."
    )


def empty(what: str) -> str:
    return f"Fill in {what}."


def too_long(what: str, length: int, most: int) -> str:
    return f"Shorten {what}: it has {length:,} characters, and {most} fit."


def personal(what: str, found: str) -> str:
    """found: what it looks like, never what was typed."""
    return f"Take {found} out of {what}: nothing was stored."


def steps(given: int, most: int) -> str:
    return f"Give one to {most} steps, one a line: there are {given}."


def name(most: int) -> str:
    return f"Fill in a name of at most {most} characters."


def short(length: int, least: int) -> str:
    return f"This password has {length} characters. Use {least} or more."


def long(length: int, most: int) -> str:
    return f"This password has {length} characters. Use {most} or fewer."
