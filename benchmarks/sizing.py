"""Nine regions, ten years, 200 metrics: twelve million figures that nobody sent, on SQLite and PostgreSQL.

    .venv/bin/python -m benchmarks.sizing 10      a tenth of it; 100 for all, which needs some 8 GB of disk

Each of 153 councils has sent 40 quarters: nine scores, nine answers, a file of 20 KB, and a figure for each
of 200 metrics and, at 100, of ten breakdowns. On PostgreSQL pages read as the app's role, behind the wall.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

from sqlalchemy import Connection, insert, text

from benchmarks import machine
from benchmarks.invented import frames
from benchmarks.sizing_read import BARNET, READINGS, plans
from ingest.load import load_published
from ingest.load_return import Received, store_return
from models import database, wall
from models.council_return import Answer, CouncilReturn, OwnFigure, OwnScore, Upload
from models.event import now, record
from models.framework import STATEMENTS
from models.metric import metrics
from regional import data
from regional.access import LOCAL
from tests import postgres

SEED = 2026
YEARS, METRICS, BREAKDOWNS, FILE = 10, 200, 10, 20_000
QUARTERS = [f"{2016 + n // 4}-{17 + n // 4} Q{n % 4 + 1}" for n in range(YEARS * 4)]
TIERS = ("council", "council", "council", "region", "region", "public")
ROUNDS = 5
AS_THE_APP = 5  # councils of which PostgreSQL is given the returns as the app gives them; COPY for the rest


def main(percent: int) -> None:
    postgres.IN_HASTE = ""
    print(machine.described())
    with postgres.running() as server, tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        owner = server.new()
        apart = {"REGIONAL_OWNER_URL": owner, "REGIONAL_DATABASE_URL": server.app_address(owner)}
        alone = {"REGIONAL_DATABASE_URL": f"sqlite:///{(Path(folder) / 'large.db').as_posix()}"}
        for kind, named in (("SQLite", alone), ("PostgreSQL", apart)):
            os.environ.pop("REGIONAL_OWNER_URL", None)
            os.environ |= named
            measure(kind, percent)


def measure(kind: str, percent: int) -> None:
    database.migrate()
    load_published()
    print(f"\n{kind}, {percent}%")
    codes = data.councils(LOCAL)["ons_code"].to_list()
    few = codes[:AS_THE_APP] if kind == "PostgreSQL" else codes
    filled(percent, few, wall.only, database.writing, as_rows)
    filled(percent, codes[len(few) :], lambda code: wall.EVERYTHING, database.owning, as_copied)
    tidied = seconds(tidy)
    print(f"  on the disk {size() / 1e6:,.0f} MB; tidied up in {tidied:.1f} s", flush=True)
    for name, read in READINGS.items():
        first, again = read_anew(read)
        print(f"  {name:<58} {first * 1000:8.1f} ms, then {again * 1000:8.1f} ms", flush=True)
    print(f"  storing a return as a person sends it: {stored() * 1000:.0f} ms", flush=True)
    for told in plans(kind):
        print(told, flush=True)
    database.engine().dispose()


def filled(percent: int, codes: list[str], sees: Callable, writes: Callable, put: Callable) -> None:
    """Store all returns of some councils, a council in a transaction, and say how quick that was."""
    random, figures, before = Random(SEED), 0, time.perf_counter()
    breakdowns = ["all", *(f"group {n}" for n in range(1, round(BREAKDOWNS * percent / 100)))]
    names = [*metrics(), *(f"invented_{n}" for n in range(METRICS - len(metrics())))]
    about = [(metric, breakdown) for metric in names for breakdown in breakdowns]
    for code in codes:
        with wall.seen_by(sees(code)), writes() as connection:
            for each in QUARTERS:
                figures += send(connection, random, code, each, about, put)
            record(connection, "benchmark", "returns invented", ons_code=code)
    took = time.perf_counter() - before
    print(f"  {figures:,} figures {put.__name__}, {figures / took:,.0f} a second", flush=True)


def as_rows(connection: Connection, table, rows: list[dict]) -> None:
    """As the app stores them."""
    connection.execute(insert(table), rows)


def as_copied(connection: Connection, table, rows: list[dict]) -> None:
    """PostgreSQL's COPY, which row-level security closes to the app's role: as the owner."""
    raw = connection.connection.driver_connection
    columns = ", ".join(rows[0])
    lines = ["\t".join(map(str, row.values())) for row in rows]  # nothing in them needs a quote
    with raw.cursor().copy(f"COPY {table.__tablename__} ({columns}) FROM STDIN") as copy:
        copy.write("\n".join(lines) + "\n")


def send(connection: Connection, random: Random, code: str, each: str, about: list, put: Callable) -> int:
    file = {"filename": "invented.xlsx", "sha256": f"{code}{each}", "content": random.randbytes(FILE)}
    upload_id = connection.execute(insert(Upload), file | {"received_at": now()}).inserted_primary_key[0]
    sent = {"ons_code": code, "quarter": each, "version": 1, "stage": "shared", "framework": "2024"}
    sent |= {"upload_id": upload_id, "issues": "[]", "stored_by": "benchmark", "stored_at": now()}
    return_id = connection.execute(insert(CouncilReturn), sent).inserted_primary_key[0]
    tier = random.choice(TIERS)
    said = dict.fromkeys(("how_are_we_doing", "how_do_we_know", "what_next"), "Invented, " * 20)
    ours = {"return_id": return_id, "tier": tier}
    scores = [{**ours, "statement": name, "score": random.randint(1, 4)} for name in STATEMENTS]
    answers = [{**ours, "statement": name, **said} for name in STATEMENTS]
    counted = {**ours, "numerator": 100.0, "denominator": 1000.0}
    figures = [
        {**counted, "metric": metric, "breakdown": breakdown, "value": random.random() * 100}
        for metric, breakdown in about
    ]
    for table, rows in ((OwnScore, scores), (Answer, answers), (OwnFigure, figures)):
        put(connection, table, rows)
    return len(figures)


def tidy() -> None:
    """What a database does by itself in quiet hours."""
    by = database.engine() if on_sqlite() else database._engine(database.owner_url())
    with by.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)" if on_sqlite() else "VACUUM ANALYZE"))


def size() -> int:
    if on_sqlite():
        return Path(database.engine().url.database).stat().st_size
    with database.engine().connect() as connection:
        return connection.scalar(text("SELECT pg_database_size(current_database())"))


def on_sqlite() -> bool:
    return database.engine().dialect.name == "sqlite"


def read_anew(read: Callable[[], object]) -> tuple[float, float]:
    """Seconds the first time, and the median of the times after, each as after a return was stored."""
    times = []
    for _ in range(ROUNDS + 1):
        with database.writing() as connection:
            record(connection, "benchmark", "looked")
        times.append(seconds(read))
    return times[0], median(times[1:])


def stored() -> float:
    received = Received(BARNET, "2026-27 Q2", "invented.csv", b"invented", frames(Random(SEED)), issues=[])
    return seconds(lambda: store_return(received, "submitted", person="benchmark"))


def seconds(step: Callable[[], object]) -> float:
    before = time.perf_counter()
    step()
    return time.perf_counter() - before


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
