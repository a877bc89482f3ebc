"""Stores returns and loads the record for ever, to be killed: `python -m tests.hostile.stores SEED`.

Says "ready", and after each that is stored "done" with what it was.
"""

import sys
from pathlib import Path
from random import Random

from ingest.load import store_published
from ingest.load_return import Received, store_return
from ingest.published_reports import FOLDER, read_published
from tests.hostile.bases import a_return
from tests.hostile.whole import mark_of

CODES = ("E09000002", "E09000003", "E09000004", "E09000005")
QUARTERS = ("2025-26 Q3", "2025-26 Q4", "2026-27 Q1")


def main(seed: int) -> None:
    random = Random(seed)
    frames = read_published(FOLDER)[0]
    names = [file.stem for file in sorted(Path(FOLDER).glob("*.csv"))]
    to_send = [received(random, f"{seed}{n:03}") for n in range(40)]
    print("ready", flush=True)
    for turn in range(1_000):
        if turn % 12 == seed % 12:
            generation = f"{seed}.{turn}"
            store_published(frames, dict.fromkeys(names, generation))
            print("done", "load", generation, flush=True)
        else:
            each = to_send[turn % len(to_send)]
            store_return(each, "submitted", "administrator")
            print("done", "return", each.filename.removesuffix(".xlsx"), flush=True)


def received(random: Random, number: str) -> Received:
    code, quarter = random.choice(CODES), random.choice(QUARTERS)
    mark = mark_of(code, quarter, int(number))
    content = random.randbytes(random.choice((100, 20_000, 400_000)))
    return Received(code, quarter, f"{mark}.xlsx", content, a_return(int(number), mark), [])


if __name__ == "__main__":
    main(int(sys.argv[1]))
