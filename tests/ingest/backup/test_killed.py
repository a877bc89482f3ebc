"""A restore that is killed leaves the old database whole, or the new one: never half of either."""

import os
import signal
import subprocess
import sys

import pytest

from ingest.backup.copied import make
from models import database
from models.database import ROOT
from tests.ingest.backup.conftest import held, some_rows

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")

# Kills itself just before the nth call of a function.
KILLED = """
import os, signal, sys
from pathlib import Path
from ingest.backup import files, into_sqlite, restored
from ingest.backup.__main__ import main

where = {"restored": restored, "into_sqlite": into_sqlite, "Path": Path}[sys.argv[1]]
name, nth = sys.argv[2], int(sys.argv[3])
real = getattr(where, name)

def killed(*arguments, **named):
    global nth
    nth -= 1
    if nth == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)

setattr(where, name, killed)
sys.exit(main(["restore", sys.argv[4], "--replace"]))
"""


@pytest.mark.parametrize(
    "at",
    [
        ("restored", "counted", 5),  # while rows are copied
        ("restored", "record", 1),  # all is copied, nothing stored yet
        ("into_sqlite", "on_disk", 1),
        ("into_sqlite", "_keep", 1),
        ("into_sqlite", "on_disk", 2),  # the old one is kept under two names
        ("Path", "replace", 1),  # just before the new one takes the name
    ],
    ids=["copying", "copied", "stored", "keeping", "kept", "renaming"],
)
def test_a_kill_leaves_the_old_database_whole_and_usable(empty, tmp_path, at):
    make(tmp_path / "a.backup", None)
    some_rows()
    database.engine().dispose()
    before = held(empty)
    where, name, nth = at
    command = [sys.executable, "-c", KILLED, where, name, str(nth), str(tmp_path / "a.backup")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    database.migrate()  # as the app does when it starts
    database.engine().dispose()
    assert held(empty) == before


def test_a_kill_just_after_leaves_the_new_one(empty, tmp_path):
    make(tmp_path / "a.backup", None)
    some_rows()
    database.engine().dispose()
    command = [sys.executable, "-c", KILLED, "into_sqlite", "on_disk", "3", str(tmp_path / "a.backup")]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    database.migrate()
    database.engine().dispose()
    assert held(empty)["council"] == []
    assert len(held(empty)["event"]) == 1
