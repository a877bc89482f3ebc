"""A database that cannot be used is told in a sentence, at the start, without its password."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

from models import database
from models.database import ROOT
from models.unusable import Unusable
from regional import startup

NOBODY_THERE = "postgresql://regional:s3cret@127.0.0.1:1/regional"


@pytest.fixture
def told(monkeypatch):
    """What is said of an address."""

    def said(address: str) -> str:
        monkeypatch.setenv("REGIONAL_DATABASE_URL", address)
        with pytest.raises(Unusable) as fault:
            database.migrate()
        with suppress(Unusable):
            database.engine().dispose()
        return str(fault.value)

    return said


@pytest.mark.parametrize(
    "address",
    [
        "regional.db",
        "sqlite://",
        "mysql://regional:s3cret@127.0.0.1/regional",
        "postgresql+psycopg2://regional:s3cret@127.0.0.1/regional",
        "postgresql://regional:s3:c@ret@127.0.0.1:port/regional",
    ],
)
def test_what_is_no_address_of_ours_is_told_with_what_would_be_one(told, address):
    said = told(address)
    assert said.startswith(
        "REGIONAL_DATABASE_URL does not name a database that can be used. Give sqlite:///FILE"
    )
    assert "s3" not in said


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_that_is_not_there_is_told_by_its_place(told, scheme):
    said = told(NOBODY_THERE.replace("postgresql", scheme) + "?application_name=s3cret")
    assert "regional:***@127.0.0.1:1/regional cannot be used: connection failed" in said
    assert said.endswith("that the server runs, and that its user may use the database.")
    assert "s3cret" not in said


def test_a_wrong_password_is_told_and_not_shown(told, postgres):
    postgres.run("CREATE ROLE locked LOGIN PASSWORD 'right'")
    said = told(postgres.address().replace("postgres:@", "locked:s3cret@"))
    assert 'password authentication failed for user "locked"' in said
    assert "s3cret" not in said


def test_a_database_that_is_not_there_or_where_no_table_may_be_made_is_told(told, postgres):
    assert 'database "nowhere" does not exist' in told(postgres.address("nowhere"))
    postgres.run("CREATE ROLE guest LOGIN")
    guest = postgres.new().replace("postgres:@", "guest:@")
    assert "permission denied for schema public" in told(guest)


def test_a_file_that_is_no_database_or_cannot_be_made_is_told(told, tmp_path):
    other = tmp_path / "notes.db"
    other.write_text("These are notes, and no database at all. " * 50)
    assert "file is not a database. Check that it is" in told(f"sqlite:///{other.as_posix()}")
    assert "cannot be used" in told(f"sqlite:///{(other / 'below.db').as_posix()}")


def test_the_app_does_not_start_and_says_the_sentence(monkeypatch):
    monkeypatch.setenv("REGIONAL_DATABASE_URL", NOBODY_THERE)
    with pytest.raises(startup.CannotStart, match="cannot be used: connection failed"):
        startup.prepare(lambda step: None)


@pytest.mark.parametrize("command", [["regional.web.serve", "0"], ["ingest", "status"]])
def test_a_command_ends_with_the_sentence_and_no_traceback(command):
    environment = {**os.environ, "REGIONAL_DATABASE_URL": NOBODY_THERE}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "cannot be used: connection failed" in done.stderr
    assert "Traceback" not in done.stderr
