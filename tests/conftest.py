"""What many tests stand on: a database holding the published record, and the app on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from ingest.demonstration.load import make
from ingest.load import load_published
from models import database as models_database

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def published_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the published record and nothing else: copy it, never write to it."""
    file = tmp_path_factory.mktemp("published") / "regional.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", sqlite_url(file))
        models_database.migrate()
        load_published()
        models_database.engine().dispose()
    return file


@pytest.fixture
def database(published_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """models.database, on a copy of the published record that is this test's own to write to."""
    file = tmp_path / "regional.db"
    shutil.copy(published_file, file)
    monkeypatch.setenv("REGIONAL_DATABASE_URL", sqlite_url(file))
    yield models_database
    models_database.engine().dispose()


@pytest.fixture(scope="session")
def invented_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the demonstration: copy it, never write to it."""
    file = tmp_path_factory.mktemp("invented") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", "set and put back, because making it names another")
        make(file, lambda step: None)
    return file


@pytest.fixture
def demonstration(
    invented_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModuleType]:
    """models.database, on a copy of the demonstration."""
    file = tmp_path / "demo.db"
    shutil.copy(invented_file, file)
    monkeypatch.setenv("REGIONAL_DATABASE_URL", sqlite_url(file))
    yield models_database
    models_database.engine().dispose()


@pytest.fixture
def app(database: ModuleType) -> AppTest:
    """The app after its first run, on the first page."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()


def sqlite_url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"
