"""How long it takes to take charts away: `python -m benchmarks.decks`.

A pack of twenty charts, four of each of five London councils: beside its neighbours by a metric and by a
statement, over the years, and its nine statements. Made as slides, as a document and as a workbook, each of
pages that are made already, as they are for whoever has just looked at them; and each of the twenty as a
picture alone. The first time of all, with the pages to be made, is told apart. Beside the time on the clock
stands the processor's, which other work on the machine changes little.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter, process_time

import polars as pl

from benchmarks import machine
from benchmarks.invented import invented_database
from regional import data
from regional.access import LOCAL
from regional.data.packs import Asked
from regional.exports import picture
from regional.exports.deck import deck
from regional.exports.document import document
from regional.exports.piece import Piece
from regional.exports.together import together
from regional.exports.workbook import workbook
from regional.views.pack import piece

RUNS = 7
DAY, TITLE, METRIC = date(2026, 11, 26), "A pack", "direct_payments"
WANTED = {"Slides, 20 charts": 4.0, "A picture (PNG)": 0.2}  # seconds


def main() -> None:
    with invented_database():
        begun = perf_counter()
        pieces = [piece(LOCAL, asked) for asked in twenty()]
        first = perf_counter() - begun
        assert all(each.shown for each in pieces)
        deck(pieces, DAY, "", TITLE)  # the fonts and the template are made once a process
        picture.png(pieces[0].shown.draw("light"))
        taken = {
            "Slides, 20 charts": timed(lambda: deck(pieces, DAY, "", TITLE)),
            "Document, 20 charts": timed(lambda: document(pieces, DAY, "", TITLE)),
            "Workbook, 20 charts": timed(lambda: workbook(together(pieces, TITLE), DAY)),
            "A picture (PNG)": [each for one in pieces for each in timed(lambda one=one: png(one), runs=2)],
        }
    print(f"\nTaking charts away\n{machine.described()}\n")
    print(f"{'Twenty pages made, the first time':36}{first:8.2f} s")
    for name, each in taken.items():
        clock, processor = zip(*each, strict=True)
        wanted = f", wanted {WANTED[name]} s" if name in WANTED else ""
        print(
            f"{name:36}{median(clock):8.2f} s  processor {median(processor):.2f} s, "
            f"at most {max(clock):.2f} s, {len(each)} runs{wanted}"
        )


def twenty() -> list[Asked]:
    councils = data.councils(LOCAL).filter(pl.col("region") == "London")["ons_code"]
    asked = []
    for code in councils[:5]:
        beside = {"council": code, "peers": "neighbours", "list": [], "year": None, "order": "likeness"}
        asked += [
            Asked("compared", beside | {"compare": METRIC}),
            Asked("compared", beside | {"compare": "equity"}),
            Asked("metric", {"council": code, "metric": METRIC, "group": "all", "first": False}),
            Asked("profile", beside),
        ]
    return asked


def png(one: Piece) -> bytes:
    return picture.png(one.shown.draw("light"))


def timed(make: Callable[[], bytes], runs: int = RUNS) -> list[tuple[float, float]]:
    """Seconds of each run: on the clock, and of the processor."""
    taken = []
    for _ in range(runs):
        clock, processor = perf_counter(), process_time()
        make()
        taken.append((perf_counter() - clock, process_time() - processor))
    return taken


if __name__ == "__main__":
    main()
