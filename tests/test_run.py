"""run.py is tried as people use it: in a folder of its own, as a process."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent
URL = "REGIONAL_DATABASE_URL"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A clone with nothing to install, whose server only says that it was reached."""
    folder = tmp_path / "a clone"
    (folder / "regional/web").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", folder)
    (folder / "requirements.txt").touch()
    (folder / "regional/web/serve.py").write_text("import sys; print('served', *sys.argv[1:])")
    (folder / "ingest").mkdir()
    (folder / "ingest/demonstration.py").write_text(
        "import sys, pathlib; file = pathlib.Path(sys.argv[1]); print('invented', flush=True)\n"
        "file.parent.mkdir(exist_ok=True); file.touch()"
    )
    return folder


def started(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, folder / "run.py", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_unknown_command_gets_the_usage(elsewhere):
    done = started(elsewhere, "fly")
    assert done.returncode == 2
    assert done.stderr.startswith("usage: run.py")


@pytest.mark.parametrize("port", ["0", "65536", "80a", "-1"])
def test_a_port_is_a_number_a_port_can_have(elsewhere, port):
    assert started(elsewhere, f"--port={port}").returncode == 2


def test_a_busy_port_is_told_in_a_sentence_before_anything_is_installed(elsewhere):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = started(elsewhere, "--port", port)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"Port {port} is in use or not allowed: stop what uses it, or choose another with --port.\n"
    )
    assert not (elsewhere / ".venv").exists()


def test_the_first_start_installs_and_the_second_does_not(elsewhere):
    first = started(elsewhere, "--port", "8765", "--no-browser")
    assert "Installing" in first.stdout
    assert first.stdout.endswith("served 8765\n")
    second = started(elsewhere, "--port", "8765", "--no-browser")
    assert second.stdout == "served 8765\n"


@pytest.fixture
def demo(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    """Run run.py in this process, with nothing to install: gives the database, port and browser served."""
    monkeypatch.setenv(URL, "sqlite:///the-real-one.db")
    monkeypatch.setattr(run, "ROOT", elsewhere)
    monkeypatch.setattr(run, "DEMO", elsewhere / "var/demo.db")
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    monkeypatch.setattr(run, "install", lambda *locks: None)
    monkeypatch.setattr(run, "serve", lambda *asked: served.append((os.environ[URL], *asked)) or 0)
    served = []

    def started(*arguments: str) -> tuple:
        monkeypatch.setattr(sys, "argv", ["run.py", *arguments])
        assert run.main() == 0
        return served.pop()

    return started


def test_the_demonstration_is_served_from_a_database_of_its_own_with_the_options_asked_for(demo, elsewhere):
    own = f"sqlite:///{(elsewhere / 'var/demo.db').as_posix()}"
    assert demo("demo", "--port", "8765", "--no-browser") == (own, 8765, False)
    assert demo("--port=8766", "--no-browser", "demo") == (own, 8766, False)
    assert demo("demo") == (own, 8501, True)
    assert not list(elsewhere.glob("**/the-real-one.db"))


def test_the_demonstration_is_made_once_and_kept_until_it_is_asked_for_anew(demo, capfd):
    demo("demo")
    assert "invented" in capfd.readouterr().out
    demo("demo")
    assert "invented" not in capfd.readouterr().out
    demo("demo", "--fresh")
    assert "invented" in capfd.readouterr().out


def test_without_the_word_demo_the_named_database_is_served(demo):
    assert demo("--no-browser") == ("sqlite:///the-real-one.db", 8501, False)


@pytest.mark.long
@pytest.mark.parametrize("harm", ["never finished", "half written", "python gone"])
def test_a_broken_environment_is_made_anew(elsewhere, harm):
    started(elsewhere, "--no-browser")
    installed, python = elsewhere / ".venv/installed.json", elsewhere / run.PYTHON.relative_to(ROOT)
    if harm == "never finished":
        installed.unlink()
    elif harm == "half written":
        installed.write_text('{"requirements')
    else:
        python.unlink()
    again = started(elsewhere, "--no-browser")
    assert "Making a Python environment" in again.stdout
    assert again.returncode == 0


@pytest.mark.long
def test_a_package_that_cannot_be_had_is_named(elsewhere):
    (elsewhere / "requirements.txt").write_text("no-such-package==1.0\n")
    done = started(elsewhere, PIP_NO_INDEX="1")
    assert done.returncode == 1
    assert "Could not install no-such-package==1.0" in done.stderr
    assert not (elsewhere / ".venv/installed.json").exists()


def test_a_failed_install_is_told_with_what_and_why():
    said = ["Collecting polars==2.1.0 (from -r requirements.txt)\n", "ERROR: No space left on device\n"]
    told = run.what_failed(said)
    assert "Could not install polars==2.1.0:" in told
    assert told.endswith("pip says: No space left on device")


def test_an_older_python_can_read_as_far_as_the_sentence_that_refuses_it():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_locks_pin_every_dependency_and_name_no_address():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, wanted in {
        run.APP: project["project"]["dependencies"],
        run.TESTS: project["dependency-groups"]["test"],
    }.items():
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = {line.split("==")[0] for line in text.splitlines() if "==" in line}
        assert {re.split(r">=|\[", requirement)[0] for requirement in wanted} <= pinned
        assert not re.search("://|^--", text, re.MULTILINE)
