"""The day it is for our users, who are in England: what may be seen hangs on it."""

from datetime import date, datetime

from regional.words.plain import UK_TIME


def today() -> date:
    """Ask for it as days.today(), so that a test can put another day in its place."""
    return datetime.now(UK_TIME).date()
