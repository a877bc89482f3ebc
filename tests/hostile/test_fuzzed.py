"""Thousands of spoilt workbooks and .csv files: each is answered in sentences, soon, in little memory, whole.

A file that fails is found again by its number: `fuzzed(number)` gives the same bytes each time.
"""

import hashlib
import json
import subprocess
import sys

import pytest
from sqlalchemy import select

from ingest.events import verified
from models.council_return import Upload
from models.database import ROOT
from tests.hostile.fuzzed import fuzzed

LONGEST = 5  # seconds of work for all that the page does with a file: look, mark, store, open again
MOST_MEMORY = 500  # megabytes, the app itself included, of which it is nearly half
IN_CI, A_TIME = 80, 250
pytestmark = [
    pytest.mark.filterwarnings("ignore:Duplicate name"),  # which a zip may hold, and some of these do
    pytest.mark.skipif(sys.platform != "linux", reason="the most memory held is read from /proc"),
]


def answers(first: int, last: int) -> list[dict]:
    """What came of each file, in a process of its own; fails with what that said if it ended badly."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.hostile.answered", str(first), str(last)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.returncode == 0, f"{told[-1:]}\n{done.stderr[-3000:]}"
    return [line for line in told if "came" in line]


def are_answered(database, first: int, last: int) -> list[dict]:
    told = answers(first, last)
    assert [line["number"] for line in told] == list(range(first, last))
    assert [line for line in told if line["worked"] > LONGEST or line["megabytes"] > MOST_MEMORY] == []
    checked = verified()
    assert checked.broken_at is None
    with database.engine().connect() as connection:
        for sha256, content in connection.execute(select(Upload.sha256, Upload.content)):
            assert hashlib.sha256(content).hexdigest() == sha256
    return told


def test_spoilt_files_are_answered(barnet):
    came = {line["came"] for line in are_answered(barnet, 0, IN_CI)}
    # Not all of one kind, or this would show little.
    assert {"submitted", "draft", "refused: damaged_workbook", "refused: not_a_workbook"} <= came


@pytest.mark.long
@pytest.mark.parametrize("first", range(IN_CI, 10_000, A_TIME))
def test_ten_thousand_spoilt_files_are_answered(barnet, first):
    are_answered(barnet, first, min(first + A_TIME, 10_000))


@pytest.mark.usefixtures("database")  # which the workbook as it is downloaded is written from
def test_the_same_number_gives_the_same_file_and_others_give_others():
    files = [fuzzed(number).content for number in range(60)]
    assert files == [fuzzed(number).content for number in range(60)]
    assert len(set(files)) > 50
