"""Two app processes on one database: what one stores or ends, the other knows at its next rerun."""

import json
import os
import subprocess
import sys
import time

import polars as pl
import pytest
from sqlalchemy import insert, update

from ingest.council_return.frames import FIGURES, ReturnFrames, empty
from ingest.load_return import Received, store_return
from models.database import ROOT
from models.event import now
from models.person import Person, RoleHeld
from regional import access, data
from regional.data import people
from regional.data.kept import LOOK_AGAIN
from regional.workflow.people import sessions

pytestmark = pytest.mark.both_databases
BARNET, QUARTER, PERSON = "E09000003", "2026-27 Q2", "p-0123456789abcdef"

# The other process: it answers a line at a time, and keeps in between what it keeps in memory.
OTHER = """
import json, sys
from regional import access, data
from regional.data import people
from regional.workflow.people import sessions

for line in sys.stdin:
    asked = json.loads(line)
    if asked["what"] == "figures":
        seen = data.own_figures(access.council_viewer("other", asked["of"]), asked["of"])["value"].to_list()
    else:
        session = sessions.look_up(asked["of"])
        seen = session and [held.role for held in people.held(session.person_id)]
    print(json.dumps(seen), flush=True)
"""


@pytest.fixture
def other(database):
    """Ask the other process: other("figures", BARNET), other("session", token)."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER],
        cwd=ROOT,
        env={**os.environ, "REGIONAL_SIGN_IN": "local"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def asked(what, of):
        time.sleep(2 * LOOK_AGAIN)  # so much later at most it looks whether anything was stored
        process.stdin.write(json.dumps({"what": what, "of": of}) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield asked
    process.stdin.close()
    process.wait(30)
    process.stdout.close()


def send(value):
    figures = pl.DataFrame(
        [("direct_payments", "all", value, None, None, None, None)], schema=FIGURES, orient="row"
    )
    nothing = empty()
    frames = ReturnFrames(nothing.scores, nothing.answers, figures, nothing.evidence)
    received = Received(BARNET, QUARTER, "barnet.csv", f"{value}".encode(), frames, [])
    store_return(received, "submitted", "p1")


def test_what_one_process_stores_the_other_shows_at_its_next_rerun(other):
    assert other("figures", BARNET) == []
    send(30.3)
    assert other("figures", BARNET) == [30.3]
    send(31.0)
    assert other("figures", BARNET) == [31.0]
    assert data.own_figures(access.council_viewer("here", BARNET), BARNET)["value"].to_list() == [31.0]


def test_a_session_begun_in_one_process_is_good_in_the_other_until_it_or_a_role_ends(database, other):
    with database.writing() as connection:
        connection.execute(insert(Person), {"id": PERSON, "made_at": now()})
        role = {"person_id": PERSON, "role": "contributor", "ons_code": BARNET}
        connection.execute(insert(RoleHeld), {**role, "given_by": "test", "given_at": now()})
    token = sessions.begin(PERSON, second_factor=False)
    assert other("session", token) == ["contributor"] == [held.role for held in people.held(PERSON)]
    with database.writing() as connection:
        connection.execute(update(RoleHeld).values(ended_at=now()))
    assert other("session", token) == []
    sessions.end(token)
    assert other("session", token) is None
