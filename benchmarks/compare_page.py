"""How long the script of the Compare page takes: `python -m benchmarks.compare_page`.

As region_page.py: in one process, round after round, an empty page beside Compare of the published record.
Councils, metrics and statements take turns, all drawn once beforehand and uncounted: warm. "Another metric"
is of a metric and year for which the funnel of all councils and the picture of all metrics are kept too.
"""

import asyncio
from itertools import cycle
from pathlib import Path

from benchmarks import invented
from benchmarks.sessions import Tab, running
from benchmarks.timings import Timings, show
from regional import startup

ROOT = Path(__file__).resolve().parent.parent
APP, EMPTY = ROOT / "app.py", ROOT / "benchmarks/pages/empty.py"
ROUNDS = 60
EMPTY_RERUN = "Empty page, rerun"
COUNCILS = ("Barnet", "Derbyshire", "Kent", "Leeds")
METRICS = (
    "Metric: People using services who receive direct payments",
    "Metric: People who feel safe",
    "Metric: Care home admissions aged 65 and over, per 100,000",
)
STATEMENTS = ("Statement: Equity", "Statement: Governance")
TITLE = "Script of the Compare page, beside the script of an empty page"


async def main() -> None:
    timings = Timings()
    async with running(APP) as runtime:
        empty, page = Tab(runtime, EMPTY), Tab(runtime, APP, "compare")
        await empty.run()
        await page.run()
        for council in COUNCILS:
            for what in (*METRICS, *STATEMENTS):
                await page.run(Council=council, Compare=what)
        metrics, statements, councils = cycle(METRICS), cycle(STATEMENTS), cycle(COUNCILS)
        for _ in range(ROUNDS):
            timings.add(EMPTY_RERUN, await empty.run(), beside=EMPTY_RERUN)
            timings.add("Another metric", await page.run(Compare=next(metrics)), beside=EMPTY_RERUN)
            timings.add("Another council", await page.run(Council=next(councils)), beside=EMPTY_RERUN)
            timings.add("Another statement", await page.run(Compare=next(statements)), beside=EMPTY_RERUN)
    show(TITLE, timings)


if __name__ == "__main__":
    with invented.invented_database():
        startup.prepare()
        asyncio.run(main())
