"""run.py passes a backup on to the environment, and says how it went by its exit status."""

import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def passed_on(tmp_path, monkeypatch):
    """Run run.py in this process, with nothing to install: gives its exit status and what was asked for."""
    (tmp_path / "ingest").mkdir()
    (tmp_path / "ingest" / "backup.py").write_text(
        "import sys, pathlib; pathlib.Path('asked').write_text('|'.join(sys.argv[1:])); sys.exit(1)"
    )
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    monkeypatch.setattr(run, "install", lambda *locks: None)

    def started(*arguments: str) -> tuple[int, list[str]]:
        monkeypatch.setattr(sys, "argv", ["run.py", *arguments])
        return run.main(), (tmp_path / "asked").read_text().split("|")

    return started


def test_a_backup_goes_where_the_caller_stands(passed_on):
    here = str(Path("a b.backup").absolute())
    assert passed_on("backup", "a b.backup") == (1, ["make", "--", here])
    assert passed_on("backup", "--plain", "--overwrite", "a b.backup") == (
        1,
        ["make", "--plain", "--overwrite", "--", here],
    )
    assert passed_on("restore", "a b.backup", "--replace") == (1, ["restore", "--replace", "--", here])


def test_the_file_has_to_be_named(passed_on, capsys):
    with pytest.raises(SystemExit) as usage:
        passed_on("backup")
    assert usage.value.code == 2
    assert "FILE" in capsys.readouterr().err
