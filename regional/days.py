"""The day and the hour it is for our users, who are in England: what may be seen hangs on the day."""

from datetime import date, datetime

from models import event
from regional.words.plain import UK_TIME


def today() -> date:
    """Ask for it as days.today(), so that a test can put another day in its place."""
    return now().date()


def now() -> datetime:
    """By the clock that events are written by, to the second."""
    return event.now().astimezone(UK_TIME)
