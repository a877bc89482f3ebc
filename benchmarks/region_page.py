"""How long the script of the Region page takes: `python -m benchmarks.region_page`.

In one process, one after the other and round after round, so that whatever else the machine does
falls on all of them alike: an empty page, then the Region page with the published record (153 councils)
and 12 quarters of invented returns from 30 of them. See sessions.py for what is timed. Everything is
drawn once beforehand, uncounted.
"""

import asyncio
from itertools import cycle
from pathlib import Path
from random import Random

from benchmarks import invented
from benchmarks.sessions import Tab, running
from benchmarks.timings import Timings, show
from models.council import REGIONS
from regional import startup

ROOT = Path(__file__).resolve().parent.parent
APP, EMPTY = ROOT / "app.py", ROOT / "benchmarks/pages/empty.py"
ROUNDS = 100
EMPTY_VISIT, EMPTY_RERUN = "Empty page, first visit", "Empty page, rerun"
TITLE = "Script of the Region page, beside the script of an empty page"


async def main() -> None:
    timings = Timings()
    async with running(APP) as runtime:
        empty, page, own, gap = [Tab(runtime, script) for script in (EMPTY, APP, APP, APP)]
        await warm_up(empty, page, own, gap)
        regions, quarters = cycle(REGIONS), cycle(invented.QUARTERS)
        for _ in range(ROUNDS):
            timings.add(EMPTY_VISIT, await visit(Tab(runtime, EMPTY)), beside=EMPTY_VISIT)
            timings.add("First visit", await visit(Tab(runtime, APP)), beside=EMPTY_VISIT)
            await reruns(empty, page, own, gap, next(regions), next(quarters), timings)
        await after_a_return(page, timings)
    show(TITLE, timings)


async def reruns(
    empty: Tab, page: Tab, own: Tab, gap: Tab, region: str, quarter: str, timings: Timings
) -> None:
    """One rerun of each kind. The last two are of London, the largest region."""
    timings.add(EMPTY_RERUN, await empty.run(), beside=EMPTY_RERUN)
    timings.add("Another region", await page.run(Region=region), beside=EMPTY_RERUN)
    timings.add("Own scores, another quarter", await own.run(Quarter=quarter), beside=EMPTY_RERUN)
    timings.add("Own less published, another quarter", await gap.run(Quarter=quarter), beside=EMPTY_RERUN)


async def after_a_return(page: Tab, timings: Timings) -> None:
    """The first sight of each region after somebody stored a return: everything kept is read anew."""
    random = Random(invented.SEED)
    for sender, region in zip(invented.senders(), REGIONS, strict=False):
        invented.send(sender, invented.QUARTERS[0], random)
        timings.add("Another region, just after a return", await page.run(Region=region), beside=EMPTY_RERUN)


async def visit(tab: Tab) -> float:
    """A new person's first run; the address is the app's own, so the region is the first."""
    taken = await tab.run()
    tab.close()
    return taken


async def warm_up(empty: Tab, page: Tab, own: Tab, gap: Tab) -> None:
    """Draw once whatever will be timed."""
    for tab in (empty, page, own, gap):
        await tab.run()
    for region in REGIONS:
        await page.run(Region=region)
    for tab, show_as in ((own, "Own scores"), (gap, "Own less published")):
        await tab.run(Region="London", Show=show_as)
        for quarter in invented.QUARTERS:
            await tab.run(Quarter=quarter)


if __name__ == "__main__":
    with invented.invented_database():
        startup.prepare()
        asyncio.run(main())
