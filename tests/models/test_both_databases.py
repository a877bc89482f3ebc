"""What SQLite gives by itself and PostgreSQL has to be told: turns, one moment, one order of text."""

import subprocess
import sys
from threading import Event as Signal
from threading import Thread

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError

from models import database as models_database
from models.database import ROOT
from models.publication import LoadedFile
from models.region import RegionSetting

pytestmark = pytest.mark.both_databases

MIGRATE = "from models import database; database.migrate()"
LONG_TIME = 20  # seconds; what is waited for takes a fraction of one


def test_four_processes_that_start_on_an_empty_database_at_once_all_find_its_tables(new_database):
    database = new_database()
    started = [
        subprocess.Popen([sys.executable, "-c", MIGRATE], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0] * 4, said
    with database.engine().connect() as connection:
        assert len(connection.execute(text("SELECT * FROM alembic_version")).all()) == 1
        assert connection.execute(select(LoadedFile)).all() == []


def test_who_writes_second_waits_and_then_sees_what_the_first_stored(new_database):
    database = new_database()
    database.migrate()
    begins, regions = Signal(), []

    def second():
        begins.set()
        with database.writing() as connection:
            regions.extend(connection.scalars(select(RegionSetting.region)))

    with database.writing() as connection:
        waiting = Thread(target=second)
        waiting.start()
        begins.wait(LONG_TIME)
        waiting.join(0.3)
        assert waiting.is_alive()
        connection.execute(insert(RegionSetting), {"region": "London"})
    waiting.join(LONG_TIME)
    assert regions == ["London"]


def test_who_waits_too_long_to_write_is_told_and_has_stored_nothing(new_database, monkeypatch):
    monkeypatch.setattr(models_database, "LONGEST_TURN", 0.2)
    database = new_database()
    database.migrate()
    with database.writing(), pytest.raises(OperationalError, match="lock"), database.writing():
        pass


def test_who_reads_is_not_kept_waiting_by_who_writes_and_reads_one_moment(new_database):
    database = new_database()
    database.migrate()
    regions = select(RegionSetting.region)
    with database.engine().connect() as reader:
        assert reader.scalars(regions).all() == []
        with database.writing() as connection:
            connection.execute(insert(RegionSetting), {"region": "London"})
        assert reader.scalars(regions).all() == []
    with database.engine().connect() as reader:
        assert reader.scalars(regions).all() == ["London"]


def test_text_sorts_by_its_characters_numbers_whatever_the_server_speaks(new_database):
    database = new_database()
    database.migrate()
    names = ["York", "a_b", "ab", "Äpfel", "Barnet", "barnet", "2026-27 Q1"]
    with database.writing() as connection:
        connection.execute(insert(RegionSetting), [{"region": name} for name in names])
        found = connection.scalars(select(RegionSetting.region).order_by(RegionSetting.region)).all()
    assert found == sorted(names)


def test_every_column_of_text_is_made_to_sort_so(new_database, database_kind):
    """The tests' own server sorts so by itself, so it cannot show a column that was forgotten."""
    if database_kind == "sqlite":
        return  # it knows no other order
    database = new_database()
    database.migrate()
    query = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C' "
        "AND table_name <> 'alembic_version'"
    )
    with database.engine().connect() as connection:
        assert connection.execute(text(query)).all() == []
