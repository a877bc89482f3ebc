"""How far a long load has come: told to whoever listens, and to nobody at no cost."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, float | None], None]  # what is being done, and what share of it is, 0 to 1
OFTEN = 0.2  # seconds between two messages of the same step: more would slow the load it tells of

_listens: ContextVar[Listener | None] = ContextVar("progress", default=None)


@contextmanager
def told_to(listener: Listener | None) -> Iterator[None]:
    """listener: null lets nobody hear of what is done meanwhile."""
    token = _listens.set(_now_and_then(listener) if listener else None)
    try:
        yield
    finally:
        _listens.reset(token)


def tell(words: str, share: float | None = None) -> None:
    """share: null where it is not known."""
    if listener := _listens.get():
        listener(words, share)


def _now_and_then(listener: Listener) -> Listener:
    last = ("", 0.0)

    def heard(words: str, share: float | None) -> None:
        nonlocal last
        now = time.monotonic()
        if words != last[0] or now - last[1] >= OFTEN:
            last = (words, now)
            listener(words, None if share is None else min(max(share, 0.0), 1.0))

    return heard
