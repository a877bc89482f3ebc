"""What many tests stand on: a database holding the published record, and the app on it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from ingest.demonstration.load import fill, make
from ingest.load import load_published
from models import database as models_database
from models import wall
from tests.postgres import Server, running

ROOT = Path(__file__).resolve().parent.parent


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What needs a database runs on both kinds: in CI where it is marked so, else in the long runs."""
    if "database_kind" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker
        second = pytest.param("postgres", marks=() if marked("both_databases") else pytest.mark.long)
        kinds = ["postgres"] if marked("postgresql_alone") else ["sqlite", second]
        metafunc.parametrize("database_kind", kinds)


@pytest.fixture
def new_database(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., ModuleType]]:
    """Name a new database of this test's own: new_database(), or a copy: new_database("published")."""
    made: list[str] = []
    server = request.getfixturevalue("postgres") if database_kind == "postgres" else None

    def named(of: str | None = None) -> ModuleType:
        if server:
            address = server.new(request.getfixturevalue(f"{of}_template") if of else "template1")
        else:
            file = tmp_path / ("demo.db" if of == "invented" else "regional.db")
            if of:
                shutil.copy(request.getfixturevalue(f"{of}_file"), file)
            address = sqlite_url(file)
        made.append(address)
        if server:
            server.name(address, monkeypatch)
        else:
            monkeypatch.setenv("REGIONAL_DATABASE_URL", address)
        return models_database

    # A test sees all that was stored; a page it opens runs in a thread of its own and begins with nothing.
    with wall.seen_by(wall.EVERYTHING):
        yield named
    for address in made:
        monkeypatch.setenv("REGIONAL_DATABASE_URL", server.app_address(address) if server else address)
        models_database.engine().dispose()
        if server:
            server.drop(address)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own, started by the first that needs it."""
    with running() as server:
        yield server


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


@pytest.fixture(scope="session")
def published_template(postgres: Server) -> str:
    """The same as a PostgreSQL database, by its address."""
    return template(postgres, load_published)


@pytest.fixture
def database(new_database: Callable[..., ModuleType]) -> ModuleType:
    """models.database, on a copy of the published record that is this test's own to write to."""
    return new_database("published")


@pytest.fixture(scope="session")
def invented_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the demonstration: copy it, never write to it."""
    file = tmp_path_factory.mktemp("invented") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", "set and put back, because making it names another")
        make(file, lambda step: None)
    return file


@pytest.fixture(scope="session")
def invented_template(postgres: Server) -> str:
    """The same as a PostgreSQL database, by its address."""
    return template(postgres, fill)


@pytest.fixture
def demonstration(new_database: Callable[..., ModuleType]) -> ModuleType:
    """models.database, on a copy of the demonstration."""
    return new_database("invented")


@pytest.fixture
def app(database: ModuleType) -> AppTest:
    """The app after its first run, on the first page."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()


def sqlite_url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def template(server: Server, filled_by: Callable[[], object]) -> str:
    address = server.new()
    with pytest.MonkeyPatch.context() as patch:
        server.name(address, patch)
        models_database.migrate()
        filled_by()
        models_database.engine().dispose()
    return address
