"""How long a search takes among 10,000 practice entries on both databases, and how often it answers.

`python -m benchmarks.practice`. The entries beside the published ones are invented: each has the words
of a published one and as many again, drawn from the findings of reports.
PostgreSQL is the tests' own server, with a role that serves and owns nothing: the wall stands.
"""

import os
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

from sqlalchemy import insert

from benchmarks import machine
from benchmarks.practice_questions import QUESTIONS
from ingest.load import load_published
from models import database, wall
from models.event import now, record
from models.practice import PracticeEntry
from regional import access, data
from regional.data import practice
from regional.data.practice_found import find
from tests import postgres

ENTRIES, TIMES = 10_000, 5
MEMBER = access.viewer_of("p-member", [access.Held("member", region="London")], second_factor=True)


def main() -> None:
    with postgres.running() as server, tempfile.TemporaryDirectory() as folder:
        address = server.new()
        served = {"SQLite": f"sqlite:///{Path(folder).as_posix()}/regional.db"}
        served["PostgreSQL"] = server.app_address(address)
        for kind, url in served.items():
            os.environ |= {"REGIONAL_DATABASE_URL": url, "REGIONAL_OWNER_URL": address}
            print(kind)
            measured()
            database.engine().dispose()
    print(machine.described())


def measured() -> None:
    database.migrate()
    load_published()
    judged()
    fill()
    library = practice.library(MEMBER).height
    started = perf_counter()
    find(MEMBER, "a first question")
    print(f"  {library:,} entries in the library; a process's first question: {since(started):.0f} ms")
    times = sorted(timed(f"{asked} {turn}nd") for asked in QUESTIONS for turn in range(TIMES))
    middle, late = times[len(times) // 2], times[len(times) * 95 // 100]
    print(
        f"  a question: median {middle:.1f} ms, 95% {late:.1f} ms, longest {times[-1]:.1f} ms of {len(times)}"
    )
    write()
    after = timed("the first question after something was stored")
    print(f"  the first after something was stored: {after:.0f} ms")


def judged() -> None:
    """How many of the questions have an answer among the first three of the library as it is published."""
    hits = 0
    for asked, answers in QUESTIONS.items():
        first = find(access.PUBLIC, asked)["entry"].head(3).to_list()
        hits += bool(answers & set(first))
    print(f"  {hits} of {len(QUESTIONS)} questions have a relevant entry among the first three")


def fill() -> None:
    """Entries of every council, of every tier, stage and theme, as long as people write them."""
    random, codes = Random(1), data.councils(access.LOCAL)["ons_code"].to_list()
    known = practice.entries(access.LOCAL, tuple(practice.library(access.LOCAL)["id"])).to_dicts()
    words = " ".join(data.all_findings(access.LOCAL)["finding"]).split()
    with wall.seen_by(wall.EVERYTHING), database.writing() as connection:
        rows = [_invented(random, number, random.choice(codes), words, known) for number in range(ENTRIES)]
        connection.execute(insert(PracticeEntry), rows)
        record(connection, "benchmark", "entries invented")


def _invented(random: Random, number: int, code: str, words: list[str], known: list[dict]) -> dict:
    like = random.choice(known)
    texts = {name: " ".join(random.choices(words, k=35)) for name in ("problem", "conditions", "changed")}
    about = {"entry": f"bench-{number}", "version": 1, "ons_code": code, "origin": "council"}
    about |= {"stage": "shared", "tier": "public", "title": like["title"], "done": like["done"]}
    chosen = {name: like[name] for name in ("statement", "themes", "evidence", "cost")}
    return about | texts | chosen | {"for_whom": like["for_whom"], "stored_by": "b", "stored_at": now()}


def timed(asked: str) -> float:
    """Ask for other words each time: what was asked for before is kept."""
    started = perf_counter()
    find(MEMBER, asked)
    return since(started)


def write() -> None:
    with database.writing() as connection:
        record(connection, "benchmark", "something stored")


def since(started: float) -> float:
    return (perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
