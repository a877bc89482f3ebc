"""Thirty councils submit at the same moment, from several processes: all is there, and nothing is mixed."""

import subprocess
import sys

import pytest
from sqlalchemy import select

from models.council import Council
from models.council_return import CouncilReturn
from models.database import ROOT
from models.region import OPTIONAL_SHEETS
from regional import access
from regional.workflow.regions import ask_for
from tests.hostile.bases import QUARTER
from tests.hostile.whole import mark_of, marks

COUNCILS = 30


@pytest.fixture
def codes(database) -> list[str]:
    """Thirty of London's councils, which asks for every optional sheet."""
    for sheet in OPTIONAL_SHEETS.values():
        ask_for(access.LOCAL, "London", sheet, True)
    with database.engine().connect() as connection:
        wanted = select(Council.ons_code).where(Council.region == "London").order_by(Council.ons_code)
        return list(connection.scalars(wanted))[:COUNCILS]


def sent_at_once(codes, processes: int, rounds: int, go) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.sends", str(rounds), str(go), *codes[first::processes]],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first in range(processes)
    ]
    try:
        assert [each.stdout.readline() for each in running] == ["ready\n"] * processes
        go.touch()
        for each in running:
            said = each.communicate(timeout=300)[1]
            assert each.returncode == 0, said[-3000:]
    finally:
        for each in running:
            each.kill()


def all_there(database, codes, rounds: int) -> None:
    assert marks(database) == {mark_of(code, QUARTER, n) for code in codes for n in range(rounds)}
    with database.engine().connect() as connection:
        versions = connection.execute(
            select(CouncilReturn.ons_code, CouncilReturn.version, CouncilReturn.status)
        ).all()
    last = rounds
    wanted = {
        (code, n, "current" if n == last else "superseded") for code in codes for n in range(1, last + 1)
    }
    assert set(map(tuple, versions)) == wanted


@pytest.mark.both_databases
def test_thirty_councils_submit_at_once_from_three_processes(database, codes, tmp_path):
    sent_at_once(codes, 3, 1, tmp_path / "go")
    all_there(database, codes, 1)


@pytest.mark.long
def test_thirty_councils_correct_their_returns_again_and_again_from_six_processes(database, codes, tmp_path):
    sent_at_once(codes, 6, 5, tmp_path / "go")
    all_there(database, codes, 5)
