"""A database to measure on: the published record, and returns that nobody sent."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
from sqlalchemy import select

from ingest.council_return.frames import ANSWERS, FIGURES, SCORES, ReturnFrames, empty
from ingest.load import load_published
from ingest.load_return import Received, store_return
from models import database, quarter
from models.council import Council
from models.framework import STATEMENTS
from models.metric import metrics

SEED = 2026
COUNCILS = 30
QUARTERS = quarter.latest(date(2026, 11, 1), 12)  # newest first; always the same, so the data are too
SENDERS = ("East Midlands", "London")  # councils of these regions, in this order, until there are COUNCILS


@contextmanager
def invented_database() -> Iterator[str]:
    """A database of its own in a temporary folder, named in the environment as the app's; gives its URL.

    It holds the 153 councils with everything published, and a submitted return for each of QUARTERS
    from COUNCILS of them: nine scores, nine answers and a figure for every quarterly metric.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["REGIONAL_DATABASE_URL"] = f"sqlite:///{(Path(folder) / 'invented.db').as_posix()}"
        database.migrate()
        load_published()
        send_returns()
        yield database.url()
        database.engine().dispose()


def send_returns() -> None:
    random = Random(SEED)
    for ons_code in senders():
        for each in reversed(QUARTERS):
            send(ons_code, each, random)


def send(ons_code: str, quarter: str, random: Random) -> None:
    """Submit one invented return; its "file" is a line that no other return has."""
    content = f"invented {ons_code} {quarter} {random.random()}".encode()
    received = Received(ons_code, quarter, "invented.csv", content, frames(random), issues=[])
    store_return(received, "submitted", person="benchmark")


def senders() -> list[str]:
    return [code for each in SENDERS for region, _, code in councils() if region == each][:COUNCILS]


def councils() -> list[tuple[str, str, str]]:
    """Region, short name and ons_code of all 153, A to Z."""
    wanted = select(Council.region, Council.short_name, Council.ons_code).order_by(Council.short_name)
    with database.engine().connect() as connection:
        return [tuple(row) for row in connection.execute(wanted)]


def frames(random: Random) -> ReturnFrames:
    scores = [(statement, random.choice((1, 2, 2, 3, 3, 3, 4)), "Invented.") for statement in STATEMENTS]
    answers = [(statement, *["Invented, " * 20] * 3, False) for statement in STATEMENTS]
    asked = [metric.id for metric in metrics().values() if metric.collected_quarterly]
    figures = [
        (metric, "all", round(random.uniform(1, 99), 1), None, None, None, "Invented.") for metric in asked
    ]
    return ReturnFrames(
        pl.DataFrame(scores, schema=SCORES, orient="row"),
        pl.DataFrame(answers, schema=ANSWERS, orient="row"),
        pl.DataFrame(figures, schema=FIGURES, orient="row"),
        empty().evidence,
    )
