"""Killed at any moment while it stores a return or loads the record: each is wholly there, or wholly absent.

What was said to be done is there. The same database goes through all of it, kill after kill.
"""

import os
import signal
import subprocess
import sys
import time
from random import Random

import pytest
from sqlalchemy import func, select

from models.assessment import Assessment, Finding, Score
from models.council import CouncilFeature
from models.database import ROOT
from models.figure import Figure
from models.publication import LoadedFile, Publication
from tests.hostile.whole import marks

PUBLISHED = (Assessment, Score, Finding, Figure, CouncilFeature, Publication)
LONGEST = 1.0  # seconds from its beginning to the kill; a load takes about half of one

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")


def killed(seed: int) -> list[list[str]]:
    """What it said was done, before it was killed at a moment that the seed decides."""
    command = [sys.executable, "-m", "tests.hostile.stores", str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "ready\n"
        time.sleep(Random(seed).uniform(0, LONGEST))
        child.kill()
        said = child.stdout.read()
    assert child.returncode == -signal.SIGKILL
    whole_lines = said.splitlines()[: said.count("\n")]
    return [line.split(" ", 2)[1:] for line in whole_lines]


def counts(database) -> list[int]:
    with database.engine().connect() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) for table in PUBLISHED]


def generation(database) -> str:
    """Of the published record that is loaded: one, whatever was killed."""
    with database.engine().connect() as connection:
        [found] = set(connection.scalars(select(LoadedFile.sha256)))
    return found


def stay_whole(database, kills: int) -> None:
    full = counts(database)
    there: set[str] = set()
    for seed in range(1, kills + 1):
        done = killed(seed)
        database.engine().dispose()
        database.migrate()  # as the app does when it starts
        now_there = marks(database)
        assert there | {about for what, about in done if what == "return"} <= now_there
        there = now_there
        assert counts(database) == full
        if loads := [about for what, about in done if what == "load"]:
            assert generation(database).split(".")[0] == loads[-1].split(".")[0]
            assert int(generation(database).split(".")[1]) >= int(loads[-1].split(".")[1])
    assert there, "every one of them was killed before it stored anything"


@pytest.mark.both_databases
def test_ten_kills_leave_everything_whole(database, database_kind):
    stay_whole(database, 10 if database_kind == "sqlite" else 3)


@pytest.mark.long
def test_a_hundred_kills_leave_everything_whole(database, database_kind):
    stay_whole(database, 100)
