"""What is restored is what was there, at one moment."""

import threading

from sqlalchemy import insert, text

from ingest.backup import copied, manifest
from ingest.backup.copied import make
from ingest.backup.restored import restore
from ingest.backup.tables import counted, sqlite_file, tables, upgrade
from ingest.events import verified
from models import database
from models.event import now, record
from models.publication import LoadedFile
from tests.ingest.backup.conftest import PASSPHRASE, held, signed_in, some_rows

ADDED = "backup restored"


def test_every_row_comes_back_and_one_event_says_so(demonstration, tmp_path, named):
    some_rows()
    before = held()
    told = make(tmp_path / "a.backup", PASSPHRASE)
    named(tmp_path / "new" / "regional.db")
    again, kept = restore(tmp_path / "a.backup", lambda: PASSPHRASE)
    assert again == told
    assert kept is None
    after = held(tmp_path / "new" / "regional.db", but=ADDED)
    assert {name: after[name] == rows for name, rows in before.items()} == dict.fromkeys(before, True)
    assert told.in_words.startswith("40 councils, 144 versions of returns and ")
    assert verified(told.newest_event["hash"]).expected
    assert verified().events == told.rows("event") + 1


def test_what_was_restored_can_be_written_to_and_brought_up_to_date(demonstration, tmp_path, named):
    make(tmp_path / "a.backup", None)
    named(tmp_path / "new.db")
    restore(tmp_path / "a.backup", lambda: "not asked for")
    database.migrate()
    with database.writing() as connection:
        record(connection, "administrator", "tried")
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"))


def test_nobody_is_signed_in_by_a_backup_and_no_link_is_good_again(empty, tmp_path, named):
    signed_in()
    make(tmp_path / "a.backup", None)
    named(tmp_path / "new.db")
    restore(tmp_path / "a.backup", lambda: "")
    with database.engine().connect() as connection:
        ended = connection.execute(text("SELECT ended_at, used_at FROM sign_in_session, one_time_link")).one()
    assert None not in ended


def test_the_same_rows_have_the_same_hashes(empty, tmp_path, named):
    some_rows()
    once = copied.copy(tmp_path / "1.db")
    named(tmp_path / "another.db")
    database.migrate()
    some_rows()
    again = copied.copy(tmp_path / "2.db")
    assert once.tables == again.tables
    with database.writing() as connection:
        connection.execute(text("UPDATE own_figure SET value = 0.2"))
    changed = copied.copy(tmp_path / "3.db").tables
    assert {name for name in changed if changed[name] != once.tables[name]} == {"own_figure"}


def test_a_backup_is_of_one_moment_while_others_write(demonstration, tmp_path, monkeypatch):
    """Two tables are written in one transaction again and again: a backup holds as many of each."""
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with database.writing() as connection:
                row = {"name": f"file {number}", "sha256": "0", "rows": 0, "loaded_at": now()}
                connection.execute(insert(LoadedFile), row)
                record(connection, "administrator", "written meanwhile")
            begun.set()

    real = copied.counted

    def slowly(source, table, into):
        stop.wait(0.02)  # between two tables there is time for others to write
        return real(source, table, into)

    monkeypatch.setattr(copied, "counted", slowly)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(10)
        told = copied.copy(tmp_path / "copy.db")
    finally:
        stop.set()
        writer.join()
    with sqlite_file(tmp_path / "copy.db") as connection:
        manifest.check(connection, tables(connection), told)
        events = connection.scalar(text("SELECT count(*) FROM event WHERE what = 'written meanwhile'"))
        assert connection.scalar(text("SELECT count(*) FROM loadedfile")) == events > 0
        newest = connection.scalar(text("SELECT max(id) FROM event"))
    assert told.newest_event["id"] == newest
    with database.engine().connect() as connection:
        assert connection.scalar(text("SELECT max(id) FROM event")) > newest  # they did write meanwhile


def test_files_are_held_in_memory_a_few_at_a_time(empty, tmp_path, monkeypatch):
    some_rows()
    with database.writing() as connection:
        for number in range(20):
            connection.execute(
                text("INSERT INTO upload VALUES (:id, 'a.xlsx', '0', X'00', '2026-10-14 09:00:00.000000')"),
                {"id": 1000 + number},
            )
    sizes = []

    class Into:
        def execute(self, _statement, rows):
            sizes.append(len(rows))

    with sqlite_file(tmp_path / "made.db") as made:
        upgrade(made, "head")
        [uploads] = [table for table in tables(made) if table.name == "upload"]
    with database.engine().connect() as connection:
        assert counted(connection, uploads, Into()).rows == 21
    assert max(sizes) == 4


def test_an_older_backup_is_brought_up_to_date(tmp_path, named):
    named(tmp_path / "old.db")
    with database.writing() as connection:
        upgrade(connection, "0001")
        connection.execute(text("INSERT INTO region_setting (region, evidence_scores) VALUES ('London', 1)"))
        connection.execute(
            text("INSERT INTO event (at, who, what, detail) VALUES ('2026-10-14 09:00:00', 'p1', 'x', '')")
        )
    assert make(tmp_path / "old.backup", None).revision == "0001"
    named(tmp_path / "new.db")
    restore(tmp_path / "old.backup", lambda: "")
    with database.engine().connect() as connection:
        assert connection.execute(text("SELECT region, documents FROM region_setting")).all() == [
            ("London", 0)
        ]
    assert verified().events == 2
