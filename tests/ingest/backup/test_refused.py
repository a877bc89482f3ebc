"""What cannot be done is said in a sentence, with exit status 1 and nothing changed."""

import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from ingest.backup import copied, files, manifest, passphrase, sealed
from ingest.backup.__main__ import main
from models import database
from tests.ingest.backup.conftest import PASSPHRASE, copy_of, held, some_rows

VARIABLE = passphrase.VARIABLE


@pytest.fixture(scope="module")
def made(tmp_path_factory, invented_file) -> Path:
    """A backup of the demonstration: copy it, never write to it."""
    folder = tmp_path_factory.mktemp("backup")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sealed.COST, "n", 2**10)
        patch.setenv(
            "REGIONAL_DATABASE_URL", f"sqlite:///{copy_of(invented_file, folder / 'demo.db').as_posix()}"
        )
        copied.make(folder / "a.backup", PASSPHRASE)
        database.engine().dispose()
    return folder / "a.backup"


@pytest.fixture
def backup(made, tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return copy_of(made, tmp_path / "a.backup")


@pytest.fixture
def full(empty) -> Path:
    """The database holds a few rows, and nobody has it open."""
    some_rows()
    database.engine().dispose()
    return empty


def refused(capsys, *arguments: object) -> str:
    """What was said of a command that was refused."""
    assert main([str(each) for each in arguments]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_a_wrong_passphrase(full, backup, capsys, monkeypatch):
    before = held(full)
    monkeypatch.setenv(VARIABLE, "marsh marigold 49")
    assert refused(capsys, "restore", backup, "--replace") == f"{sealed.WRONG}\n"
    assert held(full) == before
    assert [each.name for each in full.parent.iterdir()] == [full.name]


@pytest.mark.parametrize("part", [0.0001, 0.3, 0.5, 0.999])
@pytest.mark.parametrize("harm", ["changed", "cut"])
def test_a_damaged_backup(full, backup, capsys, part, harm):
    before, content = held(full), bytearray(backup.read_bytes())
    place = int(len(content) * part)
    content[place] ^= 1
    backup.write_bytes(content if harm == "changed" else content[:place])
    assert refused(capsys, "restore", backup, "--replace") == f"{sealed.DAMAGED}\n"
    assert held(full) == before
    assert [each.name for each in full.parent.iterdir()] == [full.name]


def test_a_foreign_file(full, tmp_path, capsys):
    before = held(full)
    foreign = copy_of(full, tmp_path / "foreign")
    assert refused(capsys, "restore", foreign, "--replace") == f"{sealed.FOREIGN}\n"
    assert "There is no file" in refused(capsys, "restore", tmp_path / "none", "--replace")
    assert held(full) == before


def told_otherwise(change, monkeypatch, file: Path) -> None:
    """Make a backup whose manifest says something else."""
    real = manifest.describe

    def described(*facts):
        told = real(*facts)
        change(told)
        return told

    monkeypatch.setattr(manifest, "describe", described)
    copied.make(file, PASSPHRASE)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("revision", "9999", sealed.NEWER),
        ("format", 2, sealed.NEWER),
        ("tables", {}, sealed.DAMAGED),
        ("tables", {"council": manifest.Counted(0, "0")}, sealed.DAMAGED),
    ],
)
def test_a_manifest_of_a_newer_app_or_of_other_rows(
    full, tmp_path, monkeypatch, capsys, name, value, sentence
):
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    told_otherwise(lambda told: vars(told).update({name: value}), monkeypatch, tmp_path / "b.backup")
    database.engine().dispose()
    before = held(full)
    assert refused(capsys, "restore", tmp_path / "b.backup", "--replace") == f"{sentence}\n"
    assert held(full) == before


def test_a_row_that_is_not_as_the_manifest_says(full, tmp_path, monkeypatch, capsys):
    other = manifest.Counted(2, "0" * 64)
    told_otherwise(lambda told: told.tables.update(council=other), monkeypatch, tmp_path / "b.backup")
    database.engine().dispose()
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert refused(capsys, "restore", tmp_path / "b.backup", "--replace") == f"{sealed.DAMAGED}\n"


def test_a_database_that_holds_data(full, backup, capsys):
    before = held(full)
    said = refused(capsys, "restore", backup)
    assert said.startswith(f"The database {full} holds data already.")
    assert "--replace" in said
    assert held(full) == before


def test_a_database_that_is_open_elsewhere_or_being_written_to(full, backup, capsys):
    other = sqlite3.connect(full, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("SELECT * FROM council").fetchall()
    assert "is in use. Stop the app" in refused(capsys, "restore", backup, "--replace")
    other.execute("BEGIN IMMEDIATE")
    assert "is in use. Stop the app" in refused(capsys, "restore", backup, "--replace")
    other.close()
    assert main(["restore", str(backup), "--replace"]) == 0


def test_the_old_database_is_kept_beside_with_what_was_written_last(full, backup, capsys):
    # As an app that was killed leaves it: the last rows are in the write-ahead log only.
    other = sqlite3.connect(full)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("INSERT INTO region_setting VALUES ('London', 1, 1, 1, 1, 1)")
    other.commit()
    copies = [shutil.copy(f"{full}{part}", f"{full}{part}.copy") for part in ("", "-wal")]
    other.close()
    for each in copies:
        Path(each).replace(each.removesuffix(".copy"))
    assert full.with_name(f"{full.name}-wal").stat().st_size > 0
    assert main(["restore", str(backup), "--replace"]) == 0
    [kept] = full.parent.glob("*.before-restore-*Z")
    assert str(kept) in capsys.readouterr().out
    assert held(kept)["region_setting"] == [(True, True, True, True, "London", True)]
    assert len(held(full)["council"]) == 36
    assert sorted(each.name for each in full.parent.iterdir()) == [full.name, kept.name]


def test_a_damaged_database_can_be_replaced_and_is_kept(full, backup, capsys):
    full.write_bytes(b"not a database" * 500)
    assert "holds data already" in refused(capsys, "restore", backup)
    assert main(["restore", str(backup), "--replace"]) == 0
    assert len(held(full)["council"]) == 36
    [kept] = full.parent.glob("*.before-restore-*")
    assert kept.read_bytes().startswith(b"not a database")


def test_a_database_with_tables_and_no_rows_is_free(empty, backup, capsys):
    assert main(["restore", str(backup)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Restored from the backup of ")
    assert [each.name for each in empty.parent.iterdir()] == [empty.name]


def test_a_backup_takes_no_other_files_place_unless_told(full, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    file = tmp_path / "mine"
    file.write_text("mine")
    assert "exists already" in refused(capsys, "make", file)
    assert file.read_text() == "mine"
    assert main(["make", str(file), "--overwrite"]) == 0
    assert file.read_bytes().startswith(sealed.MAGIC)
    assert "is the database itself" in refused(capsys, "make", full, "--overwrite")
    assert "in a folder that exists" in refused(capsys, "make", tmp_path / "no" / "file")


def test_a_file_that_appears_meanwhile_is_left_alone(full, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    real = copied.put_in_place

    def late(part, file, overwrite):
        file.write_text("somebody's")
        real(part, file, overwrite)

    monkeypatch.setattr(copied, "put_in_place", late)
    assert "meanwhile" in refused(capsys, "make", tmp_path / "a")
    assert (tmp_path / "a").read_text() == "somebody's"
    assert not (tmp_path / "a.part").exists()


def test_a_backup_on_a_disk_without_links_is_whole_too(full, tmp_path, monkeypatch):
    def no_links(self, target):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    copied.make(tmp_path / "a", PASSPHRASE)
    assert (tmp_path / "a").read_bytes().startswith(sealed.MAGIC)
    with pytest.raises(FileExistsError):
        files.link_or_copy(full, tmp_path / "a")


def test_a_full_disk_leaves_no_half_of_a_backup(full, tmp_path, capsys, monkeypatch):
    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copied, "seal", full_disk)
    assert "No space left on device" in refused(capsys, "make", "--plain", tmp_path / "a")
    assert not list(tmp_path.glob("a*"))
    assert [each.name for each in full.parent.glob("backup-work-*")] == []


def test_there_is_nothing_to_back_up(tmp_path, named, capsys):
    named(tmp_path / "none.db")
    assert "no database to back up yet" in refused(capsys, "make", "--plain", tmp_path / "a")
    assert not (tmp_path / "none.db").exists()


def test_a_passphrase_is_long_and_typed_twice(full, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(VARIABLE, "short")
    assert "fewer than 12 characters" in refused(capsys, "make", tmp_path / "a")
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert VARIABLE in refused(capsys, "make", tmp_path / "a")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    typed = iter([PASSPHRASE, "another one"])
    monkeypatch.setattr(passphrase, "getpass", lambda question: next(typed))
    assert "not the same" in refused(capsys, "make", tmp_path / "a")
    assert not (tmp_path / "a").exists()


def test_a_plain_backup_says_what_that_means(full, tmp_path, capsys):
    assert main(["make", "--plain", str(tmp_path / "a")]) == 0
    assert "not encrypted: whoever has the file can read everything in it" in capsys.readouterr().out
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_the_manifest_says_what_a_stranger_needs(full, tmp_path):
    copied.copy(tmp_path / "copy.db")
    told = json.loads(
        sqlite3.connect(tmp_path / "copy.db").execute("SELECT content FROM backup_manifest").fetchone()[0]
    )
    assert list(told) == ["format", "app", "revision", "made_at", "tables", "newest_event"]
    assert told["tables"]["upload"]["rows"] == 1
