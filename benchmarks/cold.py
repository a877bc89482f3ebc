"""A cold start met by a crowd: `python -m benchmarks.cold [STARTS]` (20 unless told).

Each time the app is started anew and, the moment it answers, SESSIONS people open the Region page at once.
Many first sessions at once, each importing what the others import, once stopped a process for good: so
what counts is that nobody waits for ever, and then how long the last of them waited. The same beside it
for an empty page.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from statistics import median

from benchmarks import machine
from benchmarks.invented import invented_database
from benchmarks.room import EMPTY, WHOLE
from benchmarks.serving import Server, served_app, served_script
from benchmarks.visitors import Visitor

STARTS, SESSIONS = 20, 50
LONGEST = 60  # seconds; whoever waits longer is taken as locked out


async def crowd(address: str, least: int) -> tuple[float, int]:
    """Seconds until the last of them had the page, and how many never had it."""
    start = time.perf_counter()
    visits = [asyncio.wait_for(visit(address, least), LONGEST) for _ in range(SESSIONS)]
    ended = await asyncio.gather(*visits, return_exceptions=True)
    return time.perf_counter() - start, sum(isinstance(each, BaseException) for each in ended)


async def visit(address: str, least: int) -> None:
    visitor = await Visitor.arrive(address, least)
    await visitor.run()
    await visitor.socket.close()


def starts(serve: Callable[[], AbstractContextManager[Server]], times: int, least: int) -> str:
    waited, locked_out = [], 0
    for _ in range(times):
        with serve() as server:
            seconds, never = asyncio.run(crowd(server.address, least))
        waited.append(seconds)
        locked_out += never
    return (
        f"{times} starts x {SESSIONS} at once: the last had the page after {median(waited):.2f} s (median),"
        f" {max(waited):.2f} s at worst; {locked_out} never had it"
    )


def main(times: int) -> None:
    print(f"\nCold starts met by a crowd\n{machine.described()}\n")
    with invented_database():
        print("Empty page: ", starts(lambda: served_script(EMPTY), times, 1), flush=True)
        print("Region page:", starts(served_app, times, WHOLE), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else STARTS)
