"""Answers hostile files as the page Our return would, in a process of its own: `python -m ... FIRST LAST`.

Prints a line of JSON a file: how it was spoilt, what came of it, how long it took and the most memory held.
Anything that a person would not be told in a sentence ends the process with a traceback.
"""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from sqlalchemy import func, select

from ingest.last_return import TABLES
from models import database, wall
from models.council_return import CouncilReturn, Upload
from regional import access, data
from regional.web.table import html_table
from regional.words import upload as words
from regional.workflow import fill_in, returns, typed
from tests.hostile.bases import BARNET, QUARTER
from tests.hostile.fuzzed import Fuzzed, fuzzed

VIEWER = access.LOCAL
MOST_ADDRESSES = 6_000_000_000  # bytes: what goes on for ever ends before the machine does


def main(first: int, last: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    council = data.councils(VIEWER).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
    for number in range(first, last):
        file = fuzzed(number)
        print(json.dumps({"number": number, "how": file.how}), flush=True)
        _forget_peak()
        began, worked = time.perf_counter(), time.process_time()
        came = answered(council, file)
        took = {"seconds": time.perf_counter() - began, "worked": time.process_time() - worked}
        print(json.dumps({"number": number, "came": came, **took, "megabytes": _peak()}), flush=True)


def answered(council: dict, file: Fuzzed) -> str:
    """What the page shows of it, then what its buttons do; gives what came of it."""
    before = _stored()
    looked_at = returns.preview(VIEWER, council, QUARTER, file.filename, file.content)
    _shown(looked_at)
    assert _stored() == before, "a look stored something"
    if not looked_at.may_be_kept:
        return f"refused: {','.join(sorted({issue.check for issue in looked_at.to_mend})) or 'nothing in it'}"
    stage = "submitted" if looked_at.may_be_submitted else "draft"
    done = returns.store(VIEWER, looked_at, stage)
    _wholly_stored(looked_at.received, done, before)
    form = fill_in.opened(VIEWER, council, QUARTER, done.version)
    typed.look(VIEWER, form, form.texts, datetime(2026, 11, 1, tzinfo=UTC))
    returns.rows_of_version(VIEWER, BARNET, QUARTER, done.version)
    html_table(data.versions(VIEWER, BARNET).head(3).select("filename", "stage"))
    return stage


def _shown(looked_at: returns.Preview) -> None:
    marked = returns.marked(looked_at)
    refused = any(issue.refuses_file for issue in looked_at.received.issues)
    assert (marked is None) == (refused or not looked_at.received.issues), "marked or not"
    Path(returns.marked_name(looked_at))
    said = looked_at.received.issues
    assert all(issue.message.endswith(".") and issue.mend.endswith(".") for issue in said), said
    html_table(words.issues(said))
    words.will_be_stored(looked_at), words.in_the_way(looked_at), words.changes_heading(looked_at)
    html_table(words.changes(looked_at.changes))


def _stored() -> tuple[int, int]:
    """The newest upload and the newest return."""
    with wall.seen_by(wall.EVERYTHING), database.engine().connect() as connection:
        wanted = select(func.max(Upload.id)), select(func.max(CouncilReturn.id))
        return tuple(connection.scalar(query) or 0 for query in wanted)


def _wholly_stored(received, done, before: tuple[int, int]) -> None:
    if done.already:
        assert _stored() == before
        return
    (upload, version), (_, last) = _stored(), before
    assert version > last
    with wall.seen_by(wall.EVERYTHING), database.engine().connect() as connection:
        for name, table in TABLES.items():
            rows = connection.scalar(select(func.count()).where(table.return_id == version))
            assert rows == getattr(received.frames, name).height, name
        content = connection.scalar(select(Upload.content).where(Upload.id == upload))
    assert content == received.content


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    """The most memory held since, in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1000


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
