"""The app served where people sign in, on a copy of the published record with people in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert

from models import database
from models.event import now, record
from models.person import RoleHeld
from regional.workflow.people import names, passwords
from tests.browser.conftest import ROOT, free_port, wait_until_ready

PASSWORD = "two otters by the lock"
BARNET, CAMDEN = "E09000003", "E09000007"
PEOPLE = {  # by e-mail address: name, role, council or region
    "lee@region.example": ("Lee Example", "regional_lead", "London"),
    "ann@barnet.example": ("Ann Example", "contributor", BARNET),
    "cam@camden.example": ("Cam Example", "contributor", CAMDEN),
}


def filled(file: Path, published: Path) -> str:
    """A database with PEOPLE in it, each with PASSWORD: its address."""
    shutil.copy(published, file)
    address = f"sqlite:///{file.as_posix()}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", address)
        for email, (name, role, place) in PEOPLE.items():
            where = "region" if role == "regional_lead" else "ons_code"
            with database.writing() as connection:
                person = names.add(connection, name, email)
                row = {"person_id": person, "role": role, "given_by": "test", "given_at": now(), where: place}
                connection.execute(insert(RoleHeld), row)
                about = {"ons_code": row.get("ons_code"), "detail": f"{role} to {person}"}
                record(connection, "local", "role given", **about)
            passwords.set_password(person, PASSWORD)
        database.engine().dispose()
    return address


@contextmanager
def served(database_url: str, **settings: str) -> Iterator[str]:
    """Its address."""
    port = free_port()
    environment = {**os.environ, "REGIONAL_DATABASE_URL": database_url, **settings}
    command = [sys.executable, "-m", "regional.web.serve", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, server)
        yield address
        server.terminate()
