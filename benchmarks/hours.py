"""Whether memory levels off: `python -m benchmarks.hours [MINUTES]` (120 unless told).

SESSIONS people are at the Region page all the time; each stays a while, chooses regions, goes, and another
comes. Printed as it goes: megabytes the server holds, reruns so far and how many failed. What matters is
the last hour: memory that still climbs there is being lost.
"""

import asyncio
import sys
import time
from random import Random

from benchmarks import machine
from benchmarks.invented import invented_database
from benchmarks.room import SEED, THINKING, WHOLE
from benchmarks.serving import Server, resident, served_app
from benchmarks.visitors import Visitor
from models.council import REGIONS

SESSIONS = 50
MINUTES = 120
STAYS = 40  # choices, on average
LOOK = 300  # seconds from one line to the next


class Count:
    reruns = failed = 0


async def seat(address: str, ends: float, random: Random, count: Count) -> None:
    """One chair in the room: somebody sits down, chooses, goes, and the next sits down."""
    while time.monotonic() < ends:
        try:
            visitor = await Visitor.arrive(address, WHOLE)
            await visitor.run()
            for _ in range(random.randint(1, 2 * STAYS)):
                await asyncio.sleep(random.uniform(0, THINKING))
                await asyncio.wait_for(visitor.run(Region=random.choice(list(REGIONS))), timeout=60)
                count.reruns += 1
                if time.monotonic() > ends:
                    break
            await visitor.socket.close()
        except (OSError, RuntimeError, TimeoutError) as fault:
            count.failed += 1
            print(f"one session failed: {fault}", file=sys.stderr)


async def watch(server: Server, began: float, ends: float, count: Count) -> None:
    while time.monotonic() < ends:
        minutes = (time.monotonic() - began) / 60
        held = resident(server.process)
        print(
            f"{minutes:6.0f} min  {held:6.1f} MB  {count.reruns:7,} reruns  failed {count.failed}", flush=True
        )
        await asyncio.sleep(LOOK)


async def run(server: Server, minutes: float) -> None:
    began, count = time.monotonic(), Count()
    ends = began + minutes * 60
    seats = [seat(server.address, ends, Random(SEED + number), count) for number in range(SESSIONS)]
    await asyncio.gather(watch(server, began, ends, count), *seats)
    print(f"at the end  {resident(server.process):6.1f} MB  {count.reruns:7,} reruns  failed {count.failed}")


if __name__ == "__main__":
    print(f"\nMemory of the served app with {SESSIONS} people at the Region page\n{machine.described()}\n")
    with invented_database(), served_app() as server:
        asyncio.run(run(server, float(sys.argv[1]) if sys.argv[1:] else MINUTES))
