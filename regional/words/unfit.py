"""What is said where something that somebody typed cannot be used: why, and what to do."""

from collections.abc import Sequence
from datetime import date

from models.quarter import ends
from regional.words.plain import day

MAY_NOT = "To mend: this is not yours to do. Nothing was changed."

# A quarter that is opened (Collection)
NO_METRIC = "Choose at least one metric."

# The steps of a sign-off
SAME_STEP = "Give each step a name of its own."
NAME_OF_A_STEP, NOTE = "the name of each step", "the note"  # for empty, too_long and personal

# Practice entries, and who uses them
NO_TITLE = "Fill in the title."
LINKS = "Write links as web addresses that begin with https://, one a line."
WHICH_METRIC = "Say which metric the figures before and after are of, or leave them out."
ONE_METRIC = "Choose one of the metrics."
ONE_STATEMENT = "Choose one of the nine statements, or none."
LOOK_AGAIN = "Choose a day from tomorrow on for looking at it again."
THEMES_MISSING = "one theme or more"  # this and the next two for practice_misses
DAY_MISSING = "the day you will look at it again"
TIER_MISSING = "who may see it: more people than your council"
DECIDED = "Somebody was quicker: it does not wait any more. Look at the list again."
CHANGED_SINCE = "Somebody has changed this draft since you opened it. Read it again, then put it forward."
OWN_ENTRY = "It is your own entry: say what came of it in the entry itself."
IN_THE_FUTURE = "Choose a day that is not in the future."
USED_ALREADY = "Your council uses it already. Say what came of it instead."
NOT_USED = "Store first that your council uses this."
HOW_USED, CAME_OF_IT = "how you use it", "what came of it"  # for empty, too_long and personal

# Replies
TAKEN_BACK = "The lead has taken this note back: there is nothing to answer."
NO_ANSWER = "Choose whether the council agrees, disagrees or adds context."
SAID_OF_COUNCIL, RESTS_ON = "what you say of the council", "what it rests on"  # for empty and so on
COUNCIL_SAYS, EVIDENCE = "what the council says", "the evidence"

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


def choose(what: str) -> str:
    return f"Choose {what}."


def many_themes(most: int) -> str:
    return f"Choose at most {most} themes."


def practice_misses(wanted: Sequence[str]) -> str:
    return f"Before a lead is asked, fill in: {'; '.join(wanted)}."


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
