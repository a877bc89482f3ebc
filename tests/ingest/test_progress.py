"""How far a long load has come is told to a person, now and then, and to nobody else."""

import argparse
import io
import time

import pytest

from ingest import progress, progress_line
from ingest.__main__ import main
from ingest.publication.file import opened
from tests.ingest import published_copies as copies


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_long_file_tells_its_share_and_the_same_step_not_too_often(monkeypatch):
    heard = []
    cells = [["a", "b"], *([f"words of row {n}", str(n)] for n in range(40_000))]
    content = copies.ods({"in": cells})
    monkeypatch.setattr(progress, "OFTEN", 0.0)
    with progress.told_to(lambda words, share: heard.append((words, share))):
        opened(content)
    shares = [share for words, share in heard if words == "Reading the file"]
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 1.0


def test_the_same_step_is_told_now_and_then_and_another_at_once():
    heard = []
    with progress.told_to(lambda words, share: heard.append(words)):
        for _ in range(1000):
            progress.tell("Reading the file", 0.5)
        progress.tell("Storing 3 rows", 0.0)
    assert heard == ["Reading the file", "Storing 3 rows"]


def test_nobody_hears_of_what_is_done_in_silence_or_afterwards():
    heard = []
    with progress.told_to(lambda words, share: heard.append(words)):
        with progress.told_to(None):
            progress.tell("Looking")
        progress.tell("Reading")
    progress.tell("Later")
    assert heard == ["Reading"]


def test_nobody_listening_costs_next_to_nothing():
    begun = time.perf_counter()
    for _ in range(100_000):
        progress.tell("Reading the file", 0.5)
    assert time.perf_counter() - begun < 1


def test_a_person_at_a_terminal_sees_one_line_that_is_gone_at_the_end(monkeypatch):
    monkeypatch.setattr("sys.stderr", seen := Terminal())
    with progress_line.shown(argparse.Namespace(json=False)):
        progress.tell("Reading the file", 0.341)
        progress.tell("Storing 12,000 rows")
    assert "\rReading the file: 34%" in seen.getvalue()
    assert "\n" not in seen.getvalue()
    assert seen.getvalue().endswith("\r")


@pytest.mark.parametrize(("json", "kind"), [(True, Terminal), (False, io.StringIO)])
def test_a_script_sees_nothing(monkeypatch, json, kind):
    monkeypatch.setattr("sys.stderr", seen := kind())
    with progress_line.shown(argparse.Namespace(json=json)):
        progress.tell("Reading the file", 0.5)
    assert seen.getvalue() == ""


def test_the_line_is_gone_where_a_load_fails(monkeypatch):
    monkeypatch.setattr("sys.stderr", seen := Terminal())

    def fail():
        with progress_line.shown(argparse.Namespace(json=False)):
            progress.tell("Reading the file")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert seen.getvalue().endswith("\r")


def test_a_command_tells_its_steps(database, monkeypatch, tmp_path):
    path = tmp_path / "ascof_2018-19.csv"
    path.write_bytes((copies.FILES / "ascof/ascof_2018-19.csv").read_bytes())
    monkeypatch.setattr("sys.stderr", seen := Terminal())
    assert main(["ascof", str(path)]) == 0
    for words in ("Reading the file", "Storing 279 rows", "Putting its figures in their place"):
        assert words in seen.getvalue()


def test_the_line_is_gone_before_the_answer_is_given(database, monkeypatch, tmp_path):
    path = tmp_path / "ascof_2018-19.csv"
    path.write_bytes((copies.FILES / "ascof/ascof_2018-19.csv").read_bytes())
    both = Terminal()
    monkeypatch.setattr("sys.stderr", both)
    monkeypatch.setattr("sys.stdout", both)
    assert main(["ascof", str(path)]) == 0
    before, _, _ = both.getvalue().partition("warning: ")
    assert before.endswith(" \r")
