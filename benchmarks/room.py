"""A full room: hundreds of people with the Region page open: `python -m benchmarks.room [SESSIONS ...]`.

The app is served as run.py serves it, on the published record and invented returns; the visitors are in
this process, so server and visitors have a core each on a machine of two. Everybody arrives within
ARRIVING seconds; then for MEASURED seconds each thinks up to THINKING seconds and chooses another region.
Beside it, before each, the same for an empty page.
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles

from benchmarks import machine
from benchmarks.invented import invented_database
from benchmarks.serving import resident, served_app, served_script
from benchmarks.visitors import Visitor
from models.council import REGIONS

EMPTY = Path(__file__).with_name("pages") / "empty.py"
SESSIONS = (200, 400)
ARRIVING, MEASURED, THINKING = 20, 60, 20
SEED = 2026
WHOLE = 15  # elements of a Region page, or more


@dataclass
class Room:
    taken: list[float]  # seconds of each rerun
    failed: int = 0


async def fill(address: str, sessions: int, choices: list[dict[str, str]], least: int) -> Room:
    """Let everybody arrive, think and choose; choices: what each may choose among, by box.

    least: elements a whole page has.
    """
    room = Room([])
    ends = asyncio.get_running_loop().time() + ARRIVING + MEASURED
    people = [sit(address, room, ends, Random(SEED + number), choices, least) for number in range(sessions)]
    await asyncio.gather(*people)
    return room


async def sit(
    address: str, room: Room, ends: float, random: Random, choices: list[dict[str, str]], least: int
) -> None:
    await asyncio.sleep(random.uniform(0, ARRIVING))
    now = asyncio.get_running_loop().time
    try:
        visitor = await Visitor.arrive(address, least)
        await visitor.run()
        while now() < ends:
            await asyncio.sleep(random.uniform(0, THINKING))
            taken = await asyncio.wait_for(visitor.run(**random.choice(choices)), timeout=60)
            if now() > ends - MEASURED:
                room.taken.append(taken)
        await visitor.socket.close()
    except (OSError, RuntimeError, TimeoutError) as fault:
        room.failed += 1
        print(f"one session failed: {fault}", file=sys.stderr)


def row(name: str, room: Room, megabytes: float) -> str:
    p95 = quantiles(room.taken, n=20)[-1]
    return (
        f"{name:28}{len(room.taken):6} reruns  median {median(room.taken) * 1000:5.0f} ms"
        f"  p95 {p95 * 1000:5.0f} ms  failed {room.failed}  {megabytes:4.0f} MB"
    )


def main(sessions: list[int]) -> None:
    regions = [{"Region": region} for region in REGIONS]
    print(f"\nReruns in a full room, from the choice to the whole page\n{machine.described()}\n")
    with invented_database():
        for number in sessions:
            with served_script(EMPTY) as server:
                room = asyncio.run(fill(server.address, number, [{}], least=1))
                print(row(f"{number} at an empty page", room, resident(server.process)), flush=True)
            with served_app() as server:
                room = asyncio.run(fill(server.address, number, regions, WHOLE))
                print(row(f"{number} at the Region page", room, resident(server.process)), flush=True)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or list(SESSIONS))
