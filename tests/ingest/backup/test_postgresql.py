"""A backup moves between the two kinds of database, and PostgreSQL has all of it or nothing."""

import psycopg
import pytest
from sqlalchemy import insert, select, text

from ingest.backup import into_postgresql, restored
from ingest.backup.__main__ import main
from ingest.backup.copied import copy, make
from ingest.backup.restored import restore
from ingest.events import verified
from models import database, wall, wall_built
from models.council import Council
from models.council_return import CouncilReturn, Upload
from models.event import now, record
from tests.ingest.backup.conftest import held, signed_in, some_rows


@pytest.fixture
def server(postgres, monkeypatch):
    """server() names a new, empty PostgreSQL database."""
    made = []

    def named() -> None:
        made.append(postgres.new())
        monkeypatch.setenv("REGIONAL_DATABASE_URL", made[-1])

    yield named
    database.engine().dispose()
    for address in made:
        postgres.drop(address)


@pytest.fixture
def full(empty, tmp_path, server):
    """A backup of a few rows, and a PostgreSQL database that holds another row."""
    some_rows()
    make(tmp_path / "a.backup", None)
    database.engine().dispose()
    server()
    database.migrate()
    with database.writing() as connection:
        connection.execute(text("INSERT INTO region_setting VALUES ('London', true, true, true, true)"))
        record(connection, "administrator", "switched on")
    database.engine().dispose()
    return tmp_path / "a.backup"


def test_what_goes_from_one_kind_to_the_other_and_back_is_the_same(empty, tmp_path, named, server):
    some_rows()
    first = make(tmp_path / "1.backup", None)
    before = held()
    server()
    restore(tmp_path / "1.backup", lambda: "")
    assert held(but="backup restored") == before
    assert verified(first.newest_event["hash"]).expected
    second = make(tmp_path / "2.backup", None)
    same = {name for name in first.tables if first.tables[name] == second.tables[name]}
    assert set(first.tables) - same == {"event"}
    before = held()
    named(tmp_path / "back.db")
    restore(tmp_path / "2.backup", lambda: "")
    assert {name: rows == before[name] for name, rows in held().items() if name != "event"} == dict.fromkeys(
        set(before) - {"event"}, True
    )
    assert verified(second.newest_event["hash"]).events == second.rows("event") + 1


def test_a_database_that_holds_data_is_refused_and_with_replace_is_replaced(full, capsys):
    before = held()
    database.engine().dispose()
    assert main(["restore", str(full)]) == 1
    assert "Make a backup of it first" in capsys.readouterr().err
    assert held() == before
    database.engine().dispose()
    assert main(["restore", str(full), "--replace"]) == 0
    assert held()["region_setting"] == []
    with database.engine().connect() as connection:
        assert connection.scalar(select(Council.short_name).where(Council.ons_code == "X99000090")) == "zebra"


def test_with_two_roles_the_owner_restores_and_the_wall_stands_again(full, postgres, monkeypatch):
    postgres.name(database.url(), monkeypatch)
    assert main(["restore", str(full), "--replace"]) == 0
    with database.engine().connect() as connection:
        assert wall_built.stands(connection)
        assert connection.execute(select(CouncilReturn.id)).all() == []
    with wall.seen_by(wall.only("X99000090")), database.engine().connect() as connection:
        assert connection.scalars(select(CouncilReturn.id)).all() == [901]
    database.engine().dispose()
    with psycopg.connect(postgres.app_address(database.owner_url())):
        assert main(["restore", str(full), "--replace"]) == 1  # an app process is still there


def test_new_rows_are_numbered_after_those_that_came_back(full):
    restore(full, lambda: "", replace=True)
    with database.writing() as connection:
        upload = {"filename": "a", "sha256": "b", "content": b"", "received_at": now()}
        number = connection.scalar(insert(Upload).returning(Upload.id), upload)
        record(connection, "administrator", "tried")
    assert number == 902
    assert verified().events == 3
    with (
        database.engine().connect() as connection,
        pytest.raises(Exception, match="never changed or deleted"),
    ):
        connection.execute(text("DELETE FROM event"))


def test_a_restore_that_breaks_off_leaves_what_was_there(full, monkeypatch):
    before = held()
    database.engine().dispose()
    monkeypatch.setattr(restored, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        restore(full, lambda: "", replace=True)
    assert held() == before


def test_a_database_that_others_use_is_refused(full, capsys):
    address = database.engine().url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address):
        assert main(["restore", str(full), "--replace"]) == 1
    assert capsys.readouterr().err == into_postgresql.IN_USE.format(others=1) + "\n"


def test_a_backup_is_of_one_moment(full, tmp_path, monkeypatch):
    """Between two tables somebody signs in: neither the session nor the person is in the backup."""
    real, written = restored.counted, []

    def meanwhile(source, table, into):
        if not written:
            written.append(signed_in())
        return real(source, table, into)

    monkeypatch.setattr("ingest.backup.copied.counted", meanwhile)
    told = copy(tmp_path / "copy.db")
    assert [told.rows(name) for name in ("person", "sign_in_session", "one_time_link")] == [0, 0, 0]
    assert len(held()["person"]) == 1
