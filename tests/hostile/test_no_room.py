"""A disk without room, or a database that may only be read: a sentence says so, and nothing is half-written.

SQLite is told how many pages it may have, or that it may only be asked: it then refuses as it does when the
disk refuses. PostgreSQL's own setting makes it read-only.
"""

import json
from collections import namedtuple

import polars as pl
import pytest
from sqlalchemy import event, func, select, text

from ingest.__main__ import main
from ingest.events import verified
from ingest.load import store_published
from ingest.published_reports import FOLDER, read_published
from models import database as models_database
from models import writable
from models.council_return import CouncilReturn, Upload
from models.figure import Figure
from regional.web.health import healthz
from regional.words.database import NOT_STORED
from tests.hostile.bases import BARNET, QUARTER, base

Disk = namedtuple("Disk", "total used free")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def no_room(database, database_kind):
    """From now on the database may not grow by a page."""
    if database_kind == "postgres":
        pytest.skip("PostgreSQL's own disk is not the app's to fill")
    engine = models_database.engine()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.connection.dbapi_connection.executescript(
            "VACUUM"
        )  # no page that is free to be used again
        pages = connection.scalar(text("PRAGMA page_count"))
    tell(engine, f"max_page_count = {pages}")


@pytest.fixture
def read_only(database, database_kind):
    """From now on the database may only be read."""
    engine = models_database.engine()
    if database_kind == "postgres":
        with models_database.owning() as connection:
            name = connection.scalar(text("SELECT current_database()"))
            connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
        engine.dispose()
    else:
        tell(engine, "query_only = ON")


def tell(engine, pragma: str) -> None:
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA {pragma}"))


@pytest.fixture
def workbook(tmp_path):
    file = tmp_path / "barnet.xlsx"
    file.write_bytes(base("xlsx"))
    return str(file)


def held() -> tuple:
    with models_database.engine().connect() as connection:
        tables = (CouncilReturn, Upload, Figure)
        return tuple(connection.scalar(select(func.count()).select_from(table)) for table in tables)


def said_on_the_command_line(workbook) -> str:
    before = held()
    with pytest.raises(SystemExit) as stopped:
        main(["return", workbook, "--council", BARNET, "--quarter", QUARTER, "--draft"])
    assert held() == before
    assert verified().broken_at is None
    return str(stopped.value)


def test_the_command_line_says_that_there_is_no_room(no_room, workbook):
    said = said_on_the_command_line(workbook)
    assert "cannot be used: database or disk is full. Nothing was stored" in said
    assert said.endswith("Make room on its disk, then try again.")


@pytest.mark.both_databases
def test_the_command_line_says_that_the_database_may_only_be_read(read_only, workbook, database_kind):
    said = said_on_the_command_line(workbook)
    assert ("readonly database" if database_kind == "sqlite" else "read-only transaction") in said


@pytest.fixture
def our_return(app):
    """Barnet's page for the last quarter, opened before the trouble begins."""
    app.switch_page("regional/pages/our_return.py").run()
    app.selectbox(key="council").select(BARNET)
    return app.selectbox(key="quarter").select(QUARTER).run()


@pytest.mark.both_databases
def test_the_page_says_that_nothing_was_saved_and_still_holds_the_file(our_return, read_only):
    our_return.file_uploader[0].set_value(("barnet.xlsx", base("xlsx"), XLSX)).run()
    before = held()
    our_return.button(key="draft").click().run()
    assert not our_return.exception
    assert NOT_STORED["read only"] in [error.value for error in our_return.error]
    assert held() == before
    assert "draft" in [button.key for button in our_return.button]  # to press again


def test_the_page_says_that_there_is_no_room(our_return, no_room):
    our_return.file_uploader[0].set_value(("barnet.xlsx", base("xlsx"), XLSX)).run()
    before = held()
    our_return.button(key="draft").click().run()
    assert NOT_STORED["full"] in [error.value for error in our_return.error]
    assert held() == before


def test_what_was_typed_stays_in_the_form(our_return, no_room):
    our_return.radio(key="how").set_value("form").run()
    for box in our_return.text_area:
        box.set_value("Typed with care. " * 15)
    next(press for press in our_return.button if press.key == "save-typed").click().run()
    assert not our_return.exception
    assert NOT_STORED["full"] in [error.value for error in our_return.error]
    assert "Typed with care." in "".join(each.value or "" for each in our_return.text_area)


def test_a_load_that_finds_no_room_leaves_the_record_as_it_was(no_room):
    before = held()
    frames = read_published(FOLDER)[0]
    twice = frames | {
        "figures": frames["figures"].vstack(frames["figures"].with_columns(breakdown=pl.lit("b")))
    }
    with pytest.raises(Exception, match="full"):
        store_published(twice, {"figures": "new"})
    assert held() == before
    assert verified().broken_at is None


@pytest.mark.both_databases
def test_health_says_that_the_database_may_only_be_read(read_only):
    answer = healthz(None)
    told = json.loads(answer.body)
    assert (answer.status_code, told["status"]) == (
        503,
        "nothing can be stored: the database may only be read",
    )
    assert told["councils"] > 0


def test_health_says_that_the_disk_is_full(database, database_kind, monkeypatch):
    if database_kind == "postgres":
        pytest.skip("PostgreSQL's own disk is not the app's to measure")
    monkeypatch.setattr(writable.shutil, "disk_usage", lambda place: Disk(1, 1, 1_000))
    assert json.loads(healthz(None).body)["status"] == "nothing can be stored: the disk is full, or nearly"


@pytest.mark.both_databases
def test_health_does_not_wait_for_somebody_who_is_storing(database):
    with database.writing():
        assert healthz(None).status_code == 200
