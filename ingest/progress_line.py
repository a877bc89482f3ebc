"""The progress of a command as one plain line, for a person at a terminal; nothing for a script."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ingest import progress


@contextmanager
def shown(chosen: argparse.Namespace) -> Iterator[None]:
    """On stderr, gone before the answer is given; none with --json, or where stderr is no terminal."""
    if chosen.json or not sys.stderr.isatty():
        yield
        return
    widest = 0

    def write(words: str, share: float | None) -> None:
        nonlocal widest
        line = words if share is None else f"{words}: {share:.0%}"
        widest = max(widest, len(line))
        print(f"\r{line:<{widest}}", end="" if line else "\r", file=sys.stderr, flush=True)

    with progress.told_to(write):
        try:
            yield
        finally:
            write("", None)
